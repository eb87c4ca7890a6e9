"""Numbered migrations; none imports the mapped classes, so an old one never changes its meaning."""
