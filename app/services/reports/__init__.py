"""Use cases that count: nothing here changes the store."""
