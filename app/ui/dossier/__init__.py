"""Pages about dossiers: receive, find, hand over, return."""
