"""Use cases: each opens one transaction, lets the rules decide and answers with plain data."""
