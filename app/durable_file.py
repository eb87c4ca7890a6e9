"""Files and names that must outlive a power cut, on this PC's disk or on a stick.

How what is carried away is read back from the stick is the export's.
"""

import contextlib
import errno
import os
from pathlib import Path

_CANNOT_SYNC_FOLDERS = {errno.EINVAL, errno.EOPNOTSUPP}


def write_durably(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` as ``write_bytes_durably`` does."""
    write_bytes_durably(path, text.encode("utf-8"))


def write_bytes_durably(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``: the old file stays whole until the new one is on the disk.

    Raises OSError; nothing half-written is left then.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        rename_durably(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def rename_durably(part: Path, path: Path) -> None:
    """Give ``part``, in the same folder and written, its name ``path`` for good; raises OSError.

    The file is synced again under its final name: on FAT the folder's entry holds the size and
    the first cluster, and without it a stick pulled now would have a file of 0 bytes.
    """
    part.replace(path)
    sync_file(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Return when what was written to ``path``, by whomever, is on the disk; raises OSError."""
    # Windows syncs only what is open for writing.
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable; Windows does so by itself. Raises OSError."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network folders cannot sync a folder at all, and need not.
        if error.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        os.close(descriptor)
