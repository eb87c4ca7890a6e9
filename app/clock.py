"""The PC's clock: the one place that asks the system for the time."""

import time
from datetime import UTC, datetime

# On Linux the usual one stands still while the PC sleeps; on Windows it does not.
_BOOT_TIME: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """The PC's clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC, to the millisecond the store keeps."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def steady(self) -> float:
        """Return seconds that run on alike, whatever the clock is set to."""
        return time.monotonic() if _BOOT_TIME is None else time.clock_gettime(_BOOT_TIME)
