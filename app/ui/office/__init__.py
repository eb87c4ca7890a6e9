"""Pages about the office itself: the first run, signing in, settings."""
