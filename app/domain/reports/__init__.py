"""The reports of the office: what each counts and how it is set out; counting is in services."""
