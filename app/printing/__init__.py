"""Paper: view data in, sheets out; one layout in millimetres that two back-ends draw alike."""
