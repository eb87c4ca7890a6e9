"""Files for others: view data in, files out; no store, no screen, no paper."""
