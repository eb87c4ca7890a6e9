"""What scanners brought: the scan log, and dossiers scanned one after the other."""
