"""Pages about a day: workload, closing, the report of a period."""
