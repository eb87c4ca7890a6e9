"""The sticks that are plugged in right now; what is written to them is the export's business.

How each system is asked is in ``linux_drives`` and ``windows_drives``.
"""

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick or USB disk: where it is, what it is called, and what may be written to it.

    ``device`` is what Linux calls it, for letting go of it; empty where the path says it all.
    """

    path: Path
    label: str
    free_bytes: int
    read_only: bool
    device: str = ""


def find_drives() -> tuple[Drive, ...]:
    """Return the sticks and USB disks that can be opened, in the order of their paths.

    Takes some milliseconds, on Windows longer while a card reader wakes up: not for the thread
    that draws the window.
    """
    if sys.platform == "win32":
        from app.devices.windows_drives import Kernel32, windows_drives

        return windows_drives(Kernel32())
    from app.devices.linux_drives import linux_drives

    return linux_drives()
