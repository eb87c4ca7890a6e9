"""Disks with the faults of real sticks, each at the place where the stick shows it."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.export.disk import Disk


class FailingFile:
    """A file that fails with ``code`` once ``room`` bytes are written."""

    def __init__(self, file: BinaryIO, room: int, code: int) -> None:
        self._file = file
        self._room = room
        self._code = code

    def __enter__(self) -> "FailingFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        if len(data) > self._room:
            self._file.write(data[: self._room])
            raise OSError(self._code, os.strerror(self._code))
        self._room -= len(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


class FailingDisk(Disk):
    """Fails with ``code`` in the middle of the file ``name``."""

    def __init__(self, name: str, code: int, room: int = 10) -> None:
        self.name, self.code, self.room = name, code, room

    def create(self, path: Path) -> BinaryIO:
        file = super().create(path)
        if self.name in path.name:
            return FailingFile(file, self.room, self.code)  # pyright: ignore[reportReturnType]
        return file


class FullDisk(Disk):
    """Says honestly how little room it has."""

    def free_bytes(self, folder: Path) -> int:
        return 1 << 20


class LyingDisk(Disk):
    """Takes everything and keeps only the beginning, like a stick of faked capacity."""

    def reread(self, path: Path) -> Iterator[bytes]:
        for chunk in super().reread(path):
            yield chunk[:5] + b"\0" * (len(chunk) - 5)


class PulledWhileReading(Disk):
    """Is gone when the file ``name`` is read back."""

    def __init__(self, name: str) -> None:
        self.name = name

    def reread(self, path: Path) -> Iterator[bytes]:
        if self.name in path.name:
            raise OSError(errno.ENOENT, "gone")
        return super().reread(path)


class NotedDisk(Disk):
    """Notes in which order it is asked what."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def create(self, path: Path) -> BinaryIO:
        self.asked.append(f"create {path.name}")
        return super().create(path)

    def sync(self, file: BinaryIO) -> None:
        self.asked.append("sync")
        super().sync(file)

    def reread(self, path: Path) -> Iterator[bytes]:
        self.asked.append(f"reread {path.name}")
        return super().reread(path)

    def rename(self, source: Path, target: Path) -> None:
        self.asked.append(f"rename to {target.name}")
        super().rename(source, target)

    def settle(self, path: Path) -> None:
        self.asked.append(f"settle {path.name}")
        super().settle(path)
