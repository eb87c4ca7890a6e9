"""A day's files in a folder of their own, written so that the bundle is whole or does not exist.

What the files hold is the caller's; reading a bundle again is in ``bundle_check``.
"""

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

from app.domain.bundle_facts import BundleFacts
from app.errors import MotCuaError
from app.export.bundle_files import (
    ARCHIVE,
    LINE_SUMS,
    BundleFile,
    ReadyFile,
    check_names,
    keep,
    keep_in_parts,
    pack,
)
from app.export.bundle_stage import Stage, clear_stage
from app.export.disk import Disk
from app.export.disk_errors import (
    in_words,
    no_space,
    not_a_folder,
    pulled,
    read_back_differs,
)
from app.export.manifest import MANIFEST, Manifest, encode_manifest
from app.export.safe_write import PART_PATTERN, digest_on_device, put

_PREFIX = "MotCua"
# Folder entries and the file system's own tables take room as well.
_SPARE_BYTES = 4 << 20
_MOST_IN_MEMORY = 16 << 20

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FinishedBundle:
    """A bundle that was flushed and read back; the next one's manifest names this one's sum."""

    folder: Path
    files: tuple[str, ...]
    manifest_sha256: str


def write_bundle(
    folder: Path,
    facts: BundleFacts,
    files: Iterable[BundleFile],
    *,
    passphrase: str | None,
    beside: Sequence[BundleFile] = (),
    stage: Path | None = None,
    tick: Tick = lambda _done, _total: None,
    disk: Disk | None = None,
) -> FinishedBundle:
    """Write ``files`` into a new folder below ``folder``, the manifest last.

    With a ``passphrase`` everything stands in an encrypted archive but the manifest and what is to
    stand ``beside`` it, which is closed already. ``tick`` hears how many of how many bytes are
    written and read back; raising in it cancels. Whatever goes wrong (FileError, DeviceError),
    nothing stays that could be taken for a bundle; in the folder ``stage`` an encrypted one then
    waits for the next try, which goes on where a pulled stick ended.
    """
    disk = disk or Disk()
    if not disk.is_folder(folder):
        raise not_a_folder(folder)
    waiting = stage if passphrase is not None else None
    try:
        with ExitStack() as stack:
            cancelable = [BundleFile(f.name, _ticking(f.chunks, tick)) for f in files]
            closed = [BundleFile(f.name, _ticking(f.chunks, tick)) for f in beside]
            with in_words(waiting or Path(tempfile.gettempdir())):
                ready = _prepare(stack, waiting, facts, cancelable, passphrase, closed)
            sums = tuple(item.sum for item in ready)
            manifest = encode_manifest(
                Manifest(encrypted=passphrase is not None, facts=facts, files=sums)
            )
            finished = _write(folder, facts, ready, manifest, tick, disk)
    except MotCuaError:
        raise
    except BaseException:
        # Whoever cancels wants nothing of it to stay.
        if waiting is not None:
            clear_stage(waiting)
        raise
    if waiting is not None:
        clear_stage(waiting)
    return finished


def remove_leftovers(folder: Path, disk: Disk | None = None) -> None:
    """Clean what a pulled stick left of files that were never finished."""
    disk = disk or Disk()
    for name in disk.names(folder):
        bundle = folder / name
        if not fnmatch(name, f"{_PREFIX}_*") or not disk.is_folder(bundle):
            continue
        if disk.size(bundle / MANIFEST):
            continue
        for part in disk.names(bundle):
            if fnmatch(part, PART_PATTERN):
                disk.remove(bundle / part)
        # Not empty: finished files of an unfinished bundle, with which the next try goes on.
        with suppress(OSError):
            disk.remove_folder(bundle)


def _prepare(
    stack: ExitStack,
    waiting: Path | None,
    facts: BundleFacts,
    files: Iterable[BundleFile],
    passphrase: str | None,
    beside: Sequence[BundleFile],
) -> list[ReadyFile]:
    """Return all files but the manifest, those of an earlier try where they are still true."""

    def spool(_name: str) -> IO[bytes]:
        return stack.enter_context(tempfile.SpooledTemporaryFile(_MOST_IN_MEMORY))

    check_names([MANIFEST, LINE_SUMS, ARCHIVE, *(file.name for file in beside)])
    if passphrase is None:
        return [*keep(spool, files), *keep_in_parts(spool, beside)]
    if waiting is None:
        archive, _inside = pack(spool, facts, files, passphrase)
        return [archive, *keep_in_parts(spool, beside)]
    stage = Stage(waiting, stack)
    archive, inside = pack(stage.begin, facts, files, passphrase)
    names = [file.name for file in beside]
    earlier = stage.earlier(inside, names)
    if earlier is not None:
        return earlier
    ready = [archive, *keep_in_parts(stage.begin, beside)]
    stage.note(inside, names, ready)
    return ready


def _write(
    folder: Path,
    facts: BundleFacts,
    ready: Sequence[ReadyFile],
    manifest: bytes,
    tick: Tick,
    disk: Disk,
) -> FinishedBundle:
    names = (*(item.sum.name for item in ready), MANIFEST)
    with in_words(folder):
        remove_leftovers(folder, disk)
        target = _unfinished(folder, facts, frozenset(names), disk)
        there = {name: disk.size(target / name) for name in names} if target else {}
        needed = sum(one.sum.size for one in ready if there.get(one.sum.name) != one.sum.size)
        _check_space(folder, needed + len(manifest), disk)
        target = target or _new_folder(folder, facts, disk)
    _fill(target, ready, manifest, tick, disk)
    if disk.is_gone(target):
        raise pulled(target)
    return FinishedBundle(target, names, hashlib.sha256(manifest).hexdigest())


def _check_space(folder: Path, size: int, disk: Disk) -> None:
    needed, free = size + _SPARE_BYTES, disk.free_bytes(folder)
    if free < needed:
        raise no_space(needed, free)


def _stem(facts: BundleFacts) -> str:
    agency = re.sub(r"[^A-Za-z0-9.-]+", "-", facts.agency_code).strip("-.") or "X"
    return f"{_PREFIX}_{agency}_{facts.day:%Y%m%d}"


def _unfinished(folder: Path, facts: BundleFacts, names: frozenset[str], disk: Disk) -> Path | None:
    """Return the folder of a bundle of that day that a pulled stick left without its manifest."""
    stem = _stem(facts)
    for name in sorted(disk.names(folder)):
        number = name.removeprefix(f"{stem}_")
        if number == name or not number.isdecimal() or not disk.is_folder(folder / name):
            continue
        # Pulled between giving the manifest its name and flushing it, FAT has one of 0 bytes.
        if not disk.size(folder / name / MANIFEST) and disk.names(folder / name) <= names:
            return folder / name
    return None


def _new_folder(folder: Path, facts: BundleFacts, disk: Disk) -> Path:
    """Make the bundle's folder under the next free number; names differ in more than case."""
    stem = _stem(facts)
    taken = {name.casefold() for name in disk.names(folder)}
    number = 1
    while f"{stem}_{number}".casefold() in taken:
        number += 1
    target = folder / f"{stem}_{number}"
    disk.make_folder(target)
    disk.settle_folder(folder)
    return target


def _fill(
    target: Path, items: Sequence[ReadyFile], manifest: bytes, tick: Tick, disk: Disk
) -> None:
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
            if not _is_there(target, item, disk, progress):
                written = put(target / item.sum.name, item.chunks(), disk, progress)
                if written.sha256 != item.sum.sha256:
                    # This PC's own copy changed between two readings.
                    raise read_back_differs(target / item.sum.name)
        put(target / MANIFEST, [manifest], disk, progress)
    except BaseException:
        # The manifest goes first: from then on this is no bundle, even if the rest stays.
        for name in (MANIFEST, *(item.sum.name for item in items)):
            with suppress(OSError):
                disk.remove(target / name)
        with suppress(OSError):
            disk.remove_folder(target)
        raise


def _is_there(target: Path, item: ReadyFile, disk: Disk, progress: Callable[[int], None]) -> bool:
    """Whether an earlier try wrote the file whole; it is read past the cache to know."""
    path, count = target / item.sum.name, 0

    def read(size: int) -> None:
        nonlocal count
        count += size
        progress(size)

    with in_words(path):
        if disk.size(path) != item.sum.size:
            return False
        if digest_on_device(path, disk, read) != item.sum.sha256:
            progress(-count)
            return False
        # The program may have ended between giving the name and flushing it.
        disk.settle(path)
    progress(item.sum.size)
    return True


def _ticking(chunks: Iterable[bytes], tick: Tick) -> Iterator[bytes]:
    """Yield ``chunks`` with a chance to cancel at each; how many come is not known yet."""
    for chunk in chunks:
        tick(0, 1)
        yield chunk
