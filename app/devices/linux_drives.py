"""Sticks on Linux, from the kernel's own lists of block devices and mounts."""

import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.devices.removable_drives import Drive

# Optical drives call themselves removable too, and nobody exports to them.
_NO_STICKS = ("sr", "loop", "ram", "zram", "fd")


def _free_bytes(path: Path) -> int:
    return shutil.disk_usage(path).free


def linux_drives(
    sys_folder: Path = Path("/sys"),
    mount_info: Path = Path("/proc/self/mountinfo"),
    free_bytes: Callable[[Path], int] = _free_bytes,
) -> tuple[Drive, ...]:
    """Return the mounted sticks and USB disks, each once however often it is mounted."""
    protected = _removable_devices(sys_folder)
    drives: dict[str, Drive] = {}
    for mount in _mounts(mount_info):
        device = mount.device if mount.device in protected else mount.source
        if device not in protected or device in drives:
            continue
        # A stick that was just pulled still stands in the list of mounts.
        with suppress(OSError):
            drives[device] = Drive(
                mount.point,
                mount.point.name,
                free_bytes(mount.point),
                mount.read_only or protected[device],
                mount.source,
            )
    return tuple(sorted(drives.values(), key=lambda drive: drive.path))


def _removable_devices(sys_folder: Path) -> dict[str, bool]:
    """Return whether each stick and each partition on one is write-protected.

    Each is listed by its device number and by its path: a file system in user space (exFAT on
    older systems) has a number of its own and gives only the path.
    """
    protected: dict[str, bool] = {}
    for disk in (sys_folder / "block").glob("*"):
        # A USB disk says that it is fixed; only the way it is attached tells.
        on_usb = any(part.startswith("usb") for part in disk.resolve().parts)
        if disk.name.startswith(_NO_STICKS) or not (on_usb or _read(disk / "removable") == "1"):
            continue
        read_only = _read(disk / "ro") == "1"
        for device in (disk, *(path.parent for path in disk.glob("*/partition"))):
            protected[_read(device / "dev")] = read_only
            protected[f"/dev/{device.name}"] = read_only
    return protected


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class _Mount:
    """A line of mountinfo: device number, device path, where it is mounted, and how."""

    device: str
    source: str
    point: Path
    read_only: bool


def _mounts(mount_info: Path) -> list[_Mount]:
    """Return the mounts of whole file systems; proc(5) describes the fields of a line."""
    mounts: list[_Mount] = []
    for line in _read_lines(mount_info):
        mount, _, super_block = line.partition(" - ")
        fields, super_fields = mount.split(), super_block.split()
        if len(fields) < 6 or len(super_fields) < 3 or fields[3] != "/":
            continue
        options = {*fields[5].split(","), *super_fields[2].split(",")}
        mounts.append(
            _Mount(fields[2], super_fields[1], Path(_unescape(fields[4])), "ro" in options)
        )
    return mounts


def _read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def _unescape(path: str) -> str:
    """Blanks and backslashes stand in mountinfo as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), path)
