"""Taking a stick out safely: ask the system to let go of it, and say honestly how that went.

What Windows is asked is in ``windows_eject``; what was written is flushed by the export already.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum

from app.devices.removable_drives import Drive, find_drives

_PATIENCE_SECONDS = 60
# What udisksctl and umount say of a stick that some program still looks at.
_BUSY = ("busy", "in use")


class Ejection(StrEnum):
    """How it went."""

    DONE = "done"
    IN_USE = "in_use"
    BY_HAND = "by_hand"


Run = Callable[[Sequence[str]], tuple[int, str]]


def eject(drive: Drive) -> Ejection:
    """Ask the system to let go of ``drive``; DONE only if it is really gone from its place.

    Takes seconds while the system still writes: not for the thread that draws the window.
    """
    if sys.platform == "win32":
        from app.devices.windows_eject import Kernel32Volumes, eject_on_windows

        return eject_on_windows(drive.path.drive.rstrip(":"), Kernel32Volumes())
    return eject_on_linux(drive, run_program, shutil.which, lambda: find_drives())


def eject_on_linux(
    drive: Drive,
    run: Run,
    which: Callable[[str], str | None],
    look: Callable[[], Sequence[Drive]],
) -> Ejection:
    """Unmount with ``udisksctl``, which needs no rights at a desk, or else with ``umount``."""
    if not drive.device:
        return Ejection.BY_HAND
    said = ""
    for words in _ways(drive):
        if which(words[0]) is None:
            continue
        code, said = run(words)
        if code == 0:
            break
    if any(one.path == drive.path for one in look()):
        return Ejection.IN_USE if any(word in said for word in _BUSY) else Ejection.BY_HAND
    if which("udisksctl") is not None:
        # Only puts its light out; a card reader that cannot do that is safe all the same.
        run(("udisksctl", "power-off", "--no-user-interaction", "-b", drive.device))
    return Ejection.DONE


def run_program(words: Sequence[str]) -> tuple[int, str]:
    """Run a program to its end and return its code and what it complained of."""
    try:
        done = subprocess.run(
            [*words],
            check=False,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return 1, str(error)
    return done.returncode, done.stderr


def _ways(drive: Drive) -> tuple[tuple[str, ...], ...]:
    return (
        ("udisksctl", "unmount", "--no-user-interaction", "-b", drive.device),
        ("umount", "--", str(drive.path)),
    )
