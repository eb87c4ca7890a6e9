"""Use cases of a dossier: one verb, one file, one transaction."""
