"""The few things that writing a file asks of a disk, each a method that a test can let fail.

The order in which they are asked is in ``safe_write``; what a failure is called, in
``disk_errors``.
"""

import errno
import mmap
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.durable_file import sync_file, sync_folder

CHUNK = 1 << 20

_NOT_THIS_WAY = {errno.EINVAL, errno.EOPNOTSUPP}


class Disk:
    """The real disk, stick or shared folder; all methods raise OSError."""

    def free_bytes(self, folder: Path) -> int:
        """Return how much may still be written below ``folder``."""
        return shutil.disk_usage(folder).free

    def is_folder(self, path: Path) -> bool:
        """Return whether a folder is there."""
        return path.is_dir()

    def names(self, folder: Path) -> frozenset[str]:
        """Return what lies in ``folder``; a stick that is gone may show nothing and no error."""
        return frozenset(entry.name for entry in folder.iterdir())

    def size(self, path: Path) -> int | None:
        """Return how long the file is, None when there is none."""
        return path.stat().st_size if path.is_file() else None

    def make_folder(self, folder: Path) -> None:
        """Make a folder that was not there."""
        folder.mkdir()

    def remove(self, path: Path) -> None:
        """Remove a file, if it is there."""
        path.unlink(missing_ok=True)

    def remove_folder(self, folder: Path) -> None:
        """Remove a folder with nothing in it."""
        folder.rmdir()

    def is_gone(self, folder: Path) -> bool:
        """Return whether the device under ``folder`` was pulled, whatever the folder shows."""
        return device_is_gone(folder)

    def create(self, path: Path) -> BinaryIO:
        """Open a new file for writing; one that exists already is an error."""
        return path.open("xb")

    def sync(self, file: BinaryIO) -> None:
        """Return when what was written to ``file`` has left the PC's memory."""
        file.flush()
        os.fsync(file.fileno())

    def reread(self, path: Path) -> Iterator[bytes]:
        """Yield what stands on the device, past the PC's memory of what was just written.

        A stick that swallows what it is given looks healthy to a plain read.
        """
        begun = False
        try:
            for chunk in _read_uncached(path):
                begun = True
                yield chunk
        except OSError as error:
            if begun or error.errno not in _NOT_THIS_WAY:
                raise
            yield from _read_plain(path)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file its final name, in place of a file of that name."""
        source.replace(target)

    def settle(self, path: Path) -> None:
        """Make a new name durable: the file again, then its folder.

        On FAT the folder entry holds the size and the first cluster, and only syncing the file
        under its final name writes them; without it a stick pulled now has a file of 0 bytes.
        """
        sync_file(path)
        self.settle_folder(path.parent)

    def settle_folder(self, folder: Path) -> None:
        """Make the names in ``folder`` durable; Windows does so by itself."""
        sync_folder(folder)


def device_is_gone(folder: Path, sys_folder: Path = Path("/sys")) -> bool:
    """Return whether the device under ``folder`` is no longer attached.

    Linux goes on showing an empty folder, and even room on it, for a FAT stick that was pulled:
    only the device itself tells. Elsewhere the errors are true, and nothing is looked at.
    """
    if sys.platform != "linux":
        return False
    try:
        device = folder.stat().st_dev
    except OSError:
        return True
    # File systems without a device of their own (network, memory) have numbers of major 0.
    number = f"{os.major(device)}:{os.minor(device)}"
    known = (sys_folder / "dev" / "block").is_dir() and os.major(device) != 0
    return known and not (sys_folder / "dev" / "block" / number).exists()


def _read_plain(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while chunk := file.read(CHUNK):
            yield chunk


def _read_uncached(path: Path) -> Iterator[bytes]:
    """Read into memory aligned to pages, which is what reading past the cache requires."""
    with (
        mmap.mmap(-1, CHUNK) as buffer,
        memoryview(buffer) as view,
        os.fdopen(_open_uncached(path), "rb", buffering=0) as file,
    ):
        while count := file.readinto(view):
            yield bytes(view[:count])


def _open_uncached(path: Path) -> int:
    if sys.platform == "win32":
        return _open_uncached_on_windows(path)
    return os.open(path, os.O_RDONLY | getattr(os, "O_DIRECT", 0))


def _open_uncached_on_windows(path: Path) -> int:
    """Open with FILE_FLAG_NO_BUFFERING, which Python's own ``open`` cannot ask for."""
    if sys.platform != "win32":
        raise OSError(errno.EOPNOTSUPP, "not Windows")
    import ctypes
    import msvcrt
    from ctypes import wintypes

    generic_read, share_read, open_existing, no_buffering = 0x80000000, 1, 3, 0x20000000
    create_file = ctypes.WinDLL("kernel32", use_last_error=True).CreateFileW
    create_file.restype = wintypes.HANDLE
    handle = create_file(
        str(path), generic_read, share_read, None, open_existing, no_buffering, None
    )
    if handle is None or handle == wintypes.HANDLE(-1).value:
        raise ctypes.WinError(ctypes.get_last_error())
    return msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY)
