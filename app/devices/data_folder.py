"""Looks at a folder that may come to hold the store: what it lies on, its room, who may write.

Whether such a folder is good enough is ``app.domain.data_folder``'s to say. Nothing is left
behind; the folder itself is not made.
"""

import ctypes
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath, PureWindowsPath

from app.domain.data_folder import FolderFacts, FolderPlace

_SYNCED = re.compile(r"onedrive|dropbox|google ?drive|drivefs|icloud|nextcloud", re.IGNORECASE)
_NETWORK_FILE_SYSTEMS = re.compile(r"nfs\d?|cifs|smb\w*|ncpfs|afs|9p|ceph|gluster\w*|fuse\.sshfs")

# GetDriveTypeW's answers.
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4


def look_at_folder(
    folder: Path, place_of: Callable[[Path], FolderPlace] | None = None
) -> FolderFacts:
    """Return what is known of ``folder``, or of the nearest folder above it that exists.

    May take seconds on a network, so it is called on a worker thread.
    """
    place = (place_of or place_of_folder)(folder)
    standing = _nearest_existing(folder)
    try:
        free = shutil.disk_usage(standing).free
    except OSError:
        free = 0
    return FolderFacts(place, writable=_is_writable(standing), free_bytes=free)


def place_of_folder(folder: Path) -> FolderPlace:
    """Return what ``folder`` lies on, as this system tells it."""
    if sys.platform == "win32":
        return place_on_windows(folder, _windows_drive_type)
    return place_on_linux(folder.resolve(), _mounts(), _is_removable_disk)


def place_on_windows(folder: PurePath, drive_type: Callable[[str], int]) -> FolderPlace:
    r"""Judge by the path and by what ``drive_type`` says of its root, for instance ``D:\``."""
    path = PureWindowsPath(folder)
    kind = drive_type(path.anchor)
    if path.drive.startswith("\\\\") or kind == _WINDOWS_REMOTE:
        return FolderPlace.NETWORK
    if kind == _WINDOWS_REMOVABLE:
        return FolderPlace.REMOVABLE
    return _local_or_synced(path)


def place_on_linux(
    folder: PurePath, mounts: str, is_removable: Callable[[str], bool]
) -> FolderPlace:
    """Judge by the line of ``mounts`` (as /proc/mounts has them) that ``folder`` lies below."""
    device, kind = "", ""
    longest = -1
    for line in mounts.splitlines():
        name, mounted_at, file_system, *_rest = line.split(" ")
        top = PurePath(mounted_at.replace("\\040", " "))
        if folder.is_relative_to(top) and len(top.parts) > longest:
            device, kind, longest = name, file_system, len(top.parts)
    if _NETWORK_FILE_SYSTEMS.fullmatch(kind):
        return FolderPlace.NETWORK
    if device.startswith("/dev/") and is_removable(device.removeprefix("/dev/")):
        return FolderPlace.REMOVABLE
    return _local_or_synced(folder)


def _local_or_synced(folder: PurePath) -> FolderPlace:
    if any(_SYNCED.search(part) for part in folder.parts):
        return FolderPlace.SYNCED
    return FolderPlace.LOCAL


def _nearest_existing(folder: Path) -> Path:
    for place in (folder, *folder.parents):
        if place.exists():
            return place
    return folder


def _is_writable(folder: Path) -> bool:
    # Asked by writing: permission bits say little on Windows and nothing about a full quota.
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"motcua")
    except OSError:
        return False
    return True


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _is_removable_disk(device: str) -> bool:
    """Say whether the disk of partition ``device`` ("sdb1") is marked as removable."""
    block = Path("/sys/class/block") / device
    if not block.exists():
        return False
    disk = block.resolve()
    flag = disk / "removable"
    if not flag.exists():
        flag = disk.parent / "removable"
    try:
        return flag.read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False


def _windows_drive_type(root: str) -> int:
    windows = getattr(ctypes, "windll", None)
    return int(windows.kernel32.GetDriveTypeW(root)) if windows is not None else 0
