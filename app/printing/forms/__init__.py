"""One module a form: where each part of it stands, never what it says."""
