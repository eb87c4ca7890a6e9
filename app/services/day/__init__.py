"""Use cases of a day at the counter: workload, closing, export, backup, drafts."""
