"""The files of a bundle as they will stand on the stick: packed, summed, in parts, on this PC yet.

Writing them to the stick is in ``bundle``; keeping them for a second try, in ``bundle_stage``.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from app.domain.bundle_facts import BundleFacts
from app.export.archive import ArchiveWriter
from app.export.disk import CHUNK
from app.export.manifest import MANIFEST, Manifest, encode_manifest, is_file_name
from app.export.sums import FileSum, Summing, sum_of

ARCHIVE = "data.zip"
LINE_SUMS = "line-sums.json"
PART_BYTES = 1 << 30
"""FAT ends a file at 4 GiB, and a part is all that has to be written again after a fault."""

_TEXT_FILES = (".csv", ".jsonl")

Spool = Callable[[str], IO[bytes]]
"""Opens the place on this PC where the file of that name is put together."""


@dataclass(frozen=True, slots=True)
class BundleFile:
    """A file to be exported; ``chunks`` are taken once, while the bundle is put together."""

    name: str
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class ReadyFile:
    """A file whose bytes are all known: those of ``content`` from ``start`` on."""

    sum: FileSum
    content: IO[bytes]
    start: int = 0

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes, as often as asked."""
        self.content.seek(self.start)
        left = self.sum.size
        while left and (chunk := self.content.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


def keep(spool: Spool, files: Iterable[BundleFile]) -> list[ReadyFile]:
    """Return the files as they are, and the sums of their lines."""
    kept: dict[str, IO[bytes]] = {}

    def add(name: str, chunks: Iterable[bytes]) -> None:
        kept[name] = spool(name)
        kept[name].writelines(chunks)

    return [ReadyFile(file, kept[file.name]) for file in _add_all(add, files)]


def pack(
    spool: Spool, facts: BundleFacts, files: Iterable[BundleFile], passphrase: str
) -> tuple[ReadyFile, Manifest]:
    """Return the archive of the files, and the manifest of its own that it holds."""
    content = spool(ARCHIVE)
    with ArchiveWriter(content, passphrase) as archive:
        sums = _add_all(archive.add, files)
        inner = Manifest(encrypted=False, facts=facts, files=sums)
        archive.add(MANIFEST, [encode_manifest(inner)])
    size = content.seek(0, 2)
    whole = ReadyFile(FileSum(ARCHIVE, size, ""), content)
    return ReadyFile(sum_of(ARCHIVE, whole.chunks()), content), inner


def keep_in_parts(spool: Spool, files: Iterable[BundleFile]) -> list[ReadyFile]:
    """Return files that are closed already, one that is too long for FAT in parts of its name.

    The parts are called ``.001``, ``.002`` …, which 7-Zip opens as one.
    """
    ready: list[ReadyFile] = []
    for file in files:
        content = spool(file.name)
        content.writelines(file.chunks)
        size = content.seek(0, 2)
        starts = range(0, max(size, 1), PART_BYTES)
        for number, start in enumerate(starts, start=1):
            name = file.name if len(starts) == 1 else f"{file.name}.{number:03d}"
            part = FileSum(name, min(PART_BYTES, size - start), "")
            summed = sum_of(name, ReadyFile(part, content, start).chunks())
            ready.append(ReadyFile(summed, content, start))
    return ready


def says_the_same(one: Manifest, other: Manifest) -> bool:
    """Whether two bundles carry the same data; the hour on a sheet or workbook may be another."""
    return one.facts == other.facts and _text_sums(one) == _text_sums(other)


def check_names(names: Iterable[str]) -> None:
    """Raise ValueError for a name that some system would change, or that comes twice."""
    taken: set[str] = set()
    for name in names:
        if not is_file_name(name) or name.casefold() in taken:
            raise ValueError("not a name, or not a new one, for a file in a bundle")
        taken.add(name.casefold())


def _text_sums(manifest: Manifest) -> set[FileSum]:
    return {file for file in manifest.files if file.name.endswith(_TEXT_FILES)}


def _add_all(
    add: Callable[[str, Iterable[bytes]], None], files: Iterable[BundleFile]
) -> tuple[FileSum, ...]:
    """Add ``files`` and then the sums of their lines; return the sums of all."""
    sums: list[FileSum] = []
    lines: dict[str, list[str]] = {}
    taken = [MANIFEST, LINE_SUMS, ARCHIVE]
    for file in files:
        taken.append(file.name)
        check_names(taken)
        summing = Summing(file.name)
        add(file.name, summing.passing(file.chunks))
        sums.append(summing.result())
        if summing.lines():
            lines[file.name] = summing.lines()
    line_sums = f"{json.dumps(lines, sort_keys=True)}\n".encode()
    add(LINE_SUMS, [line_sums])
    return (*sums, sum_of(LINE_SUMS, [line_sums]))
