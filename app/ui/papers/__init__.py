"""The papers of the desk on screen: printed behind the clerk's back, listed, looked at, saved."""
