"""Sums of the bytes of a file as they pass: of the whole, and of each line of a text file.

The sum of the whole finds that something was changed; those of the lines say where.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TEXT_FILES = (".csv", ".jsonl", ".txt")
_LINE_SUM_LENGTH = 8


@dataclass(frozen=True, slots=True)
class FileSum:
    """One file: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


class Summing:
    """Adds up the bytes of the file ``name``."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._size = 0
        self._digest = hashlib.sha256()
        self._is_text = name.endswith(_TEXT_FILES)
        self._line = hashlib.sha256()
        self._line_is_empty = True
        self._lines: list[str] = []

    def passing(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield ``chunks`` as they are and add them up on the way."""
        for chunk in chunks:
            self._size += len(chunk)
            self._digest.update(chunk)
            if self._is_text:
                self._add_lines(chunk)
            yield chunk

    def result(self) -> FileSum:
        """Return the sum of all that passed."""
        return FileSum(self._name, self._size, self._digest.hexdigest())

    def lines(self) -> list[str]:
        """Return a short sum for each line of a text file; none for other files."""
        if not self._line_is_empty:
            self._end_line()
        return self._lines

    def _add_lines(self, chunk: bytes) -> None:
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            self._line.update(line)
            self._end_line()
        if rest:
            self._line.update(rest)
            self._line_is_empty = False

    def _end_line(self) -> None:
        self._lines.append(self._line.hexdigest()[:_LINE_SUM_LENGTH])
        self._line = hashlib.sha256()
        self._line_is_empty = True


def sum_of(name: str, chunks: Iterable[bytes]) -> FileSum:
    """Return the sum of the file ``name`` that holds ``chunks``."""
    summing = Summing(name)
    for _chunk in summing.passing(chunks):
        pass
    return summing.result()
