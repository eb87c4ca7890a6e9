"""The PC's clock: the one place that asks the system for the time."""

import time
from datetime import UTC, datetime


class SystemClock:
    """The PC's clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC, to the millisecond the store keeps."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def steady(self) -> float:
        """Return seconds that run on alike, whatever the clock is set to."""
        return time.monotonic()
