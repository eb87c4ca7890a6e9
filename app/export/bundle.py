"""A day's files in a folder of their own, written so that the bundle is whole or does not exist.

What the files hold is the caller's; reading a bundle again is in ``bundle_check``.
"""

import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.domain.bundle_facts import BundleFacts
from app.export.archive import ArchiveWriter
from app.export.disk import CHUNK, Disk
from app.export.disk_errors import in_words, no_space, not_a_folder
from app.export.manifest import MANIFEST, Manifest, encode_manifest, is_file_name
from app.export.safe_write import PART_PATTERN, put
from app.export.sums import FileSum, Summing, sum_of

ARCHIVE = "data.zip"
LINE_SUMS = "line-sums.json"

_PREFIX = "MotCua"
# Folder entries and the file system's own tables take room as well.
_SPARE_BYTES = 4 << 20
_MOST_IN_MEMORY = 16 << 20

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BundleFile:
    """A file to be exported; ``chunks`` are taken once, while the bundle is written."""

    name: str
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class FinishedBundle:
    """A bundle that was flushed and read back; the next one's manifest names this one's sum."""

    folder: Path
    files: tuple[str, ...]
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file as it will stand on the stick, with its size known before the first byte."""

    sum: FileSum
    content: IO[bytes]


def write_bundle(
    folder: Path,
    facts: BundleFacts,
    files: Iterable[BundleFile],
    *,
    passphrase: str | None,
    tick: Tick = lambda _done, _total: None,
    disk: Disk | None = None,
) -> FinishedBundle:
    """Write ``files`` into a new folder below ``folder``, the manifest last.

    With a ``passphrase`` everything but the manifest stands in an encrypted archive. ``tick``
    hears how many of how many bytes are written and read back; raising in it cancels. Whatever
    goes wrong (FileError, DeviceError), nothing stays that could be taken for a bundle.
    """
    disk = disk or Disk()
    if not folder.is_dir():
        raise not_a_folder(folder)
    with ExitStack() as stack:
        cancelable = [BundleFile(f.name, _ticking(f.chunks, tick)) for f in files]
        with in_words(Path(tempfile.gettempdir())):
            if passphrase is None:
                ready = _keep(stack, cancelable)
            else:
                ready = _pack(stack, facts, cancelable, passphrase)
        sums = tuple(item.sum for item in ready)
        manifest = encode_manifest(
            Manifest(encrypted=passphrase is not None, facts=facts, files=sums)
        )
        with in_words(folder):
            remove_leftovers(folder)
            _check_space(folder, sum(file.size for file in sums) + len(manifest), disk)
            target = _new_folder(folder, facts, disk)
        _fill(target, ready, manifest, tick, disk)
    names = (*(file.name for file in sums), MANIFEST)
    return FinishedBundle(target, names, hashlib.sha256(manifest).hexdigest())


def remove_leftovers(folder: Path) -> None:
    """Clean what a pulled stick left of a bundle that was never finished."""
    for bundle in folder.glob(f"{_PREFIX}_*"):
        if bundle.is_dir() and not (bundle / MANIFEST).exists():
            for part in bundle.glob(PART_PATTERN):
                part.unlink()
            # Not empty: finished files of an unfinished bundle, which are not ours to judge.
            with suppress(OSError):
                bundle.rmdir()


def _keep(stack: ExitStack, files: Iterable[BundleFile]) -> list[_Ready]:
    """Return the files as they are."""
    kept: dict[str, IO[bytes]] = {}

    def keep(name: str, chunks: Iterable[bytes]) -> None:
        kept[name] = _spool(stack)
        kept[name].writelines(chunks)

    return [_Ready(file, kept[file.name]) for file in _add_all(keep, files)]


def _pack(
    stack: ExitStack, facts: BundleFacts, files: Iterable[BundleFile], passphrase: str
) -> list[_Ready]:
    """Return the archive of the files, which holds a manifest of its own for what is in it."""
    content = _spool(stack)
    with ArchiveWriter(content, passphrase) as archive:
        sums = _add_all(archive.add, files)
        inner = Manifest(encrypted=False, facts=facts, files=sums)
        archive.add(MANIFEST, [encode_manifest(inner)])
    return [_Ready(sum_of(ARCHIVE, _from_start(content)), content)]


def _spool(stack: ExitStack) -> IO[bytes]:
    return stack.enter_context(tempfile.SpooledTemporaryFile(_MOST_IN_MEMORY))


def _add_all(
    add: Callable[[str, Iterable[bytes]], None], files: Iterable[BundleFile]
) -> tuple[FileSum, ...]:
    """Add ``files`` and then the sums of their lines; return the sums of all."""
    sums: list[FileSum] = []
    lines: dict[str, list[str]] = {}
    taken = {MANIFEST, LINE_SUMS, ARCHIVE}
    for file in files:
        if not is_file_name(file.name) or file.name.casefold() in taken:
            raise ValueError("not a name, or not a new one, for a file in a bundle")
        taken.add(file.name.casefold())
        summing = Summing(file.name)
        add(file.name, summing.passing(file.chunks))
        sums.append(summing.result())
        if summing.lines():
            lines[file.name] = summing.lines()
    line_sums = f"{json.dumps(lines, sort_keys=True)}\n".encode()
    add(LINE_SUMS, [line_sums])
    return (*sums, sum_of(LINE_SUMS, [line_sums]))


def _check_space(folder: Path, size: int, disk: Disk) -> None:
    needed, free = size + _SPARE_BYTES, disk.free_bytes(folder)
    if free < needed:
        raise no_space(needed, free)


def _new_folder(folder: Path, facts: BundleFacts, disk: Disk) -> Path:
    """Make the bundle's folder under the next free number; names differ in more than case."""
    agency = re.sub(r"[^A-Za-z0-9.-]+", "-", facts.agency_code).strip("-.") or "X"
    stem = f"{_PREFIX}_{agency}_{facts.day:%Y%m%d}"
    taken = {entry.name.casefold() for entry in folder.iterdir()}
    number = 1
    while f"{stem}_{number}".casefold() in taken:
        number += 1
    target = folder / f"{stem}_{number}"
    target.mkdir()
    disk.settle_folder(folder)
    return target


def _fill(target: Path, items: Sequence[_Ready], manifest: bytes, tick: Tick, disk: Disk) -> None:
    """Write all files and the manifest, or remove the folder with all that is in it."""
    # Every byte is written once and read back once.
    total = 2 * (sum(item.sum.size for item in items) + len(manifest))
    done = 0

    def progress(count: int) -> None:
        nonlocal done
        done += count
        tick(done, total)

    try:
        for item in items:
            put(target / item.sum.name, _from_start(item.content), disk, progress)
        put(target / MANIFEST, [manifest], disk, progress)
    except BaseException:
        # The manifest goes first: from then on this is no bundle, even if the rest stays.
        for name in (MANIFEST, *(item.sum.name for item in items)):
            with suppress(OSError):
                (target / name).unlink(missing_ok=True)
        with suppress(OSError):
            target.rmdir()
        raise


def _from_start(content: IO[bytes]) -> Iterator[bytes]:
    content.seek(0)
    while chunk := content.read(CHUNK):
        yield chunk


def _ticking(chunks: Iterable[bytes], tick: Tick) -> Iterator[bytes]:
    """Yield ``chunks`` with a chance to cancel at each; how many come is not known yet."""
    for chunk in chunks:
        tick(0, 1)
        yield chunk
