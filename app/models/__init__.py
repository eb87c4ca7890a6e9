"""Persistence: the mapped classes, one table family a file, and the store they live in."""
