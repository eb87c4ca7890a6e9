"""A file that was cut into parts, read as the one it was."""

import io
from collections.abc import Sequence
from pathlib import Path

FIRST_PART = ".001"


class JoinedFile(io.RawIOBase):
    """The parts ``paths`` one after the other; open until it is closed. OSError as for any file."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._parts = [path.open("rb") for path in paths]
        self._sizes = [path.stat().st_size for path in paths]
        self._at = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that any place in it can be read."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place counted from the start, from here or from the end."""
        starts = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: sum(self._sizes)}
        self._at = max(0, starts[whence] + offset)
        return self._at

    def tell(self) -> int:
        """Return the place that is read next."""
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read from one part as much as fits; 0 at the end of the last one."""
        start = 0
        for part, size in zip(self._parts, self._sizes, strict=True):
            if self._at < start + size:
                part.seek(self._at - start)
                found = part.read(min(len(buffer), start + size - self._at))
                buffer[: len(found)] = found
                self._at += len(found)
                return len(found)
            start += size
        return 0

    def close(self) -> None:
        """Close every part."""
        for part in self._parts:
            part.close()
        super().close()


def parts_of(first: Path) -> tuple[Path, ...]:
    """Return ``first`` (``….001``) and the parts that follow it without a gap."""
    found: list[Path] = []
    while (part := first.with_suffix(f".{len(found) + 1:03d}")).is_file():
        found.append(part)
    return tuple(found)
