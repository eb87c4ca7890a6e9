"""Write a file so that it is whole under its name, on the device, or not there at all.

The order of the steps is the point; each was forced by a stick that was pulled too soon.
"""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.export.disk import Disk
from app.export.disk_errors import in_words, not_a_folder, read_back_differs

PART_PATTERN = ".~*.part"


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was read back: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


def save(path: Path, chunks: Iterable[bytes], disk: Disk | None = None) -> WrittenFile:
    """Write ``chunks`` to ``path``, in place of a file the user agreed to replace.

    FileError or DeviceError says what went wrong; the old file is then still there.
    """
    # Once writing has begun, a folder that is not there means a stick that was pulled.
    if not path.parent.is_dir():
        raise not_a_folder(path.parent)
    return put(path, chunks, disk or Disk(), lambda _count: None)


def put(
    path: Path, chunks: Iterable[bytes], disk: Disk, progress: Callable[[int], None]
) -> WrittenFile:
    """Write, flush, read back, rename, and flush again under the final name.

    ``progress`` hears of every number of bytes written and read, and may raise to cancel.
    """
    part = path.with_name(f".~{path.name}.part")
    try:
        with in_words(path):
            disk.remove(part)
            written = _write(part, chunks, disk, progress)
            if digest_on_device(part, disk, progress) != written.sha256:
                raise read_back_differs(path)
            disk.rename(part, path)
            disk.settle(path)
    except BaseException:
        # The device may be gone, in which case nothing is left to clean up.
        with suppress(OSError):
            disk.remove(part)
        raise
    return WrittenFile(path.name, written.size, written.sha256)


def _write(
    part: Path, chunks: Iterable[bytes], disk: Disk, progress: Callable[[int], None]
) -> WrittenFile:
    digest, size = hashlib.sha256(), 0
    with disk.create(part) as file:
        for chunk in chunks:
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            progress(len(chunk))
        disk.sync(file)
    return WrittenFile(part.name, size, digest.hexdigest())


def digest_on_device(path: Path, disk: Disk, progress: Callable[[int], None]) -> str:
    """Return the SHA-256 of what stands on the device, past the PC's memory of it."""
    digest = hashlib.sha256()
    for chunk in disk.reread(path):
        digest.update(chunk)
        progress(len(chunk))
    return digest.hexdigest()
