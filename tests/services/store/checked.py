"""What the tests of the check share."""

from app.services.counter import Counter


def told(counter: Counter) -> str:
    """Return what the check finds wrong, a line each."""
    return "\n".join(str(finding) for finding in counter.days.check().findings)
