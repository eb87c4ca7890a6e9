"""Whether the system encrypts the disk a folder lies on: LUKS on Linux, BitLocker on Windows.

Only looked at, never changed; where the system does not tell, nobody knows.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

_DEVICES = Path("/sys/dev/block")

# What Explorer shows as the padlock of a drive; the tools that tell more need an administrator.
_PROPERTY = "System.Volume.BitLockerProtection"
_PROTECTED, _UNPROTECTED = {"1", "3", "5"}, {"2", "4"}
_WINDOWS_SECONDS = 20


def disk_is_encrypted(folder: Path) -> bool | None:
    """Return whether the disk of ``folder``, or of the nearest above it, is encrypted.

    None when that cannot be found out. May take seconds on Windows: called on a worker.
    """
    standing = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if sys.platform == "win32":
        return encrypted_on_windows(standing, _ask_explorer)
    try:
        device = standing.stat().st_dev
    except OSError:
        return None
    return encrypted_on_linux(_DEVICES / f"{os.major(device)}:{os.minor(device)}")


def encrypted_on_linux(device: Path) -> bool | None:
    """Judge by a block device of sysfs and by those it is made of.

    Btrfs, overlays and other file systems without a device of their own tell nothing.
    """
    if not device.exists():
        return None
    try:
        if (device / "dm" / "uuid").read_text(encoding="ascii").startswith("CRYPT-"):
            return True
    except (OSError, ValueError):
        pass
    try:
        parts = list((device / "slaves").iterdir())
    except OSError:
        parts = []
    return any(encrypted_on_linux(part) for part in parts)


def encrypted_on_windows(folder: Path, ask: Callable[[str], str]) -> bool | None:
    """Judge by what ``ask`` says of a drive ("C:"): the number Windows has for its padlock."""
    drive = PureWindowsPath(folder).drive
    if not drive.endswith(":"):
        return None
    answer = ask(drive).strip()
    if answer in _PROTECTED | _UNPROTECTED:
        return answer in _PROTECTED
    return None


def _ask_explorer(drive: str) -> str:
    script = (
        f"(New-Object -ComObject Shell.Application).NameSpace('{drive}').Self"
        f".ExtendedProperty('{_PROPERTY}')"
    )
    try:
        done = subprocess.run(
            ["powershell", "-NoProfile", "-NonInteractive", "-Command", script],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            timeout=_WINDOWS_SECONDS,
            # No black window may flash at the counter.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
