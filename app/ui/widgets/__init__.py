"""The building blocks of all pages; none of them knows what a dossier is."""
