"""Use cases about the catalogue of procedures."""
