"""A FAT stick in memory that is pulled after so many steps, and keeps what FAT would have kept."""

import errno
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.export.disk import Disk

_STEPS_NEVER_REACHED = 1 << 40


class FatVolume(Disk):
    """Every byte written and everything asked of it is a step; after ``steps`` it is gone.

    Or it goes when the file with ``gone_at`` in its name is begun.
    ``kept`` is what stands on it then: a file that was renamed and not flushed again has 0 bytes.
    """

    def __init__(self, root: Path, steps: int | None = None) -> None:
        self.root, self.made, self.gone_at = root, list[str](), ""
        self.kept: dict[Path, bytes] = {}
        self.plug_in(steps)

    def plug_in(self, steps: int | None = None) -> None:
        """Take what was kept as what is there."""
        self.steps = _STEPS_NEVER_REACHED if steps is None else steps
        self.files = dict(self.kept)
        self.folders = {self.root, *(path.parent for path in self.kept)}

    def step(self, count: int = 1) -> None:
        self.steps -= count
        if self.steps < 0:
            raise OSError(errno.EIO, "pulled")

    def is_gone(self, folder: Path) -> bool:
        return self.steps < 0

    def is_folder(self, path: Path) -> bool:
        return path in self.folders

    def names(self, folder: Path) -> frozenset[str]:
        # What the system shows of a FAT stick that was pulled: nothing, and no error.
        everything = {*self.files, *self.folders} if self.steps >= 0 else set()
        return frozenset(path.name for path in everything if path.parent == folder)

    def size(self, path: Path) -> int | None:
        return len(self.files[path]) if path in self.files else None

    def free_bytes(self, folder: Path) -> int:
        return 1 << 40

    def make_folder(self, folder: Path) -> None:
        self.step()
        self.folders.add(folder)

    def remove(self, path: Path) -> None:
        self.step()
        self.files.pop(path, None)
        self.kept.pop(path, None)

    def remove_folder(self, folder: Path) -> None:
        self.step()
        if self.names(folder):
            raise OSError(errno.ENOTEMPTY, "not empty")
        self.folders.discard(folder)

    def create(self, path: Path) -> BinaryIO:
        if self.gone_at and self.gone_at in path.name:
            self.steps = 0
        self.step()
        self.made.append(path.name)
        return _Open(self, path)

    def sync(self, file: BinaryIO) -> None:
        self.step()
        assert isinstance(file, _Open)
        self.kept[file.path] = self.files[file.path]

    def reread(self, path: Path) -> Iterator[bytes]:
        self.step()
        yield self.files[path]

    def rename(self, source: Path, target: Path) -> None:
        self.step()
        self.files[target] = self.files.pop(source)
        self.kept.pop(source)
        self.kept[target] = b""

    def settle(self, path: Path) -> None:
        self.step()
        self.kept[path] = self.files[path]

    def settle_folder(self, folder: Path) -> None:
        self.step()

    def copy_to(self, folder: Path) -> None:
        """Write what was kept to a real folder, to be judged there."""
        for path, content in self.kept.items():
            target = folder / path.relative_to(self.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


class _Open(io.BytesIO):
    """A file on the volume while it is written."""

    def __init__(self, volume: FatVolume, path: Path) -> None:
        super().__init__()
        self.volume, self.path = volume, path
        volume.files[path] = b""

    def write(self, data: bytes) -> int:  # type: ignore[override]
        fits = max(0, min(len(data), self.volume.steps))
        written = super().write(data[:fits])
        self.volume.files[self.path] = self.getvalue()
        self.volume.step(len(data))
        return written
