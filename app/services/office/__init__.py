"""Use cases of the office itself: set-up, clerks, calendar, old registers."""
