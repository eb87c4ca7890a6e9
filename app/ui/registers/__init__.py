"""The registers of the office on screen, each laid out as its definition says."""
