"""Rules: plain Python, the standard library only; no clock, no files, no screen, no SQL."""
