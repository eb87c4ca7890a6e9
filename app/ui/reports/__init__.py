"""The page of reports: which there are, a report as table, chart or text, and taking it out."""
