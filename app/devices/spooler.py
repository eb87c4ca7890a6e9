"""The print queue of this PC, asked in the way of its system.

How is in ``spooler_cups`` and ``spooler_windows``; what the answers mean, in
``domain.printer_state``.
"""

import sys
from typing import Protocol

from app.domain.printer_state import PrinterState, SpoolJob


class SystemSpooler(Protocol):
    """What every system's queue can be asked; takes milliseconds, over a network up to seconds."""

    def printer(self, name: str) -> PrinterState:
        """Return what is known of a printer; never raises."""
        ...

    def find_job(self, name: str, title: str) -> SpoolJob | None:
        """Return the newest job with this title, None when the spooler tells of none."""
        ...

    def job(self, name: str, job_id: int) -> SpoolJob | None:
        """Return a job; None when it is gone."""
        ...

    def withdraw(self, name: str, job_id: int) -> bool:
        """Take a job out of the queue; True when it is certain that it will not come out."""
        ...


def find_spooler(platform: str = sys.platform) -> SystemSpooler | None:
    """Return the spooler of this PC, None on a system that is not known how to ask."""
    if platform == "win32":
        from app.devices.spooler_windows import WindowsSpooler, system_winspool

        return WindowsSpooler(system_winspool())
    if platform == "linux":
        from app.devices.spooler_cups import CupsSpooler

        return CupsSpooler()
    return None
