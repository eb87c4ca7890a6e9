"""A finished copy of the store carried to another place: read back there, or not there at all.

On a stick, which leaves the office, a copy that anybody could read stands in an encrypted archive.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

from app.errors import FileError
from app.export.archive import ArchiveWriter, open_archive
from app.export.bundle_files import BundleFile
from app.export.disk import CHUNK, Disk
from app.export.disk_errors import in_words, no_space, not_a_folder
from app.export.joined_file import FIRST_PART, JoinedFile, parts_of
from app.export.safe_write import PART_PATTERN, put, save
from app.words import N_

_COPIES = (".db", ".dump")
_SUFFIXES = (*_COPIES, ".json")
_SPARE_BYTES = 4 << 20
_MOST_IN_MEMORY = 16 << 20

Tick = Callable[[int, int], None]


def carry_backup(
    copy: Path, folder: Path, passphrase: str | None, tick: Tick, disk: Disk | None = None
) -> Path:
    """Write the copy, its manifest last, into ``folder``, and return where it stands there.

    With a ``passphrase`` it becomes an encrypted archive of both. ``folder`` is made, but not what
    it lies in. FileError or DeviceError says why it did not come to that; nothing stays then that
    could be taken for a copy, and also when ``tick`` raises to cancel.
    """
    disk = disk or Disk()
    if not folder.parent.is_dir():
        raise not_a_folder(folder.parent)
    with in_words(folder):
        folder.mkdir(exist_ok=True)
        _sweep(folder)
    source = _Source(copy, tick)
    if passphrase is None:
        target = folder / copy.name
        _put_both(target, source.chunks(), source, copy.stat().st_size, disk)
        return target
    target = folder / copy.with_suffix(".zip").name
    with in_words(Path(tempfile.gettempdir())), _spool() as packed:
        _pack(source, copy.name, passphrase, packed)
        size = packed.seek(0, 2)
        _put_both(target, _from_start(packed), source, size, disk)
    return target


def backup_files(copy: Path, passphrase: str | None, tick: Tick) -> Iterator[BundleFile]:
    """Give a copy as what stands in a bundle: an archive, or as it is when it needs none.

    Their bytes are read while the bundle is put together; FileError when the copy has changed.
    """
    source = _Source(copy, tick)
    if passphrase is None:
        yield BundleFile(copy.name, _checked(source))
        yield BundleFile(source.manifest.name, [source.manifest.read_bytes()])
    else:
        yield BundleFile(copy.with_suffix(".zip").name, _packed(source, copy.name, passphrase))


def _checked(source: "_Source") -> Iterator[bytes]:
    yield from source.chunks()
    source.check()


def _packed(source: "_Source", name: str, passphrase: str) -> Iterator[bytes]:
    with _spool() as packed:
        _pack(source, name, passphrase, packed)
        yield from _from_start(packed)


def _pack(source: "_Source", name: str, passphrase: str, target: IO[bytes]) -> None:
    with ArchiveWriter(target, passphrase) as archive:
        archive.add(name, _checked(source))
        archive.add(source.manifest.name, [source.manifest.read_bytes()])


def unpack_backup(archive: Path, passphrase: str, folder: Path) -> Path:
    """Take a copy out of its archive into ``folder``, with its manifest, and return its path.

    Of an archive in parts the first one is named. FileError for a wrong passphrase, a damaged
    archive, or one that holds no copy.
    """
    copy: Path | None = None
    with ExitStack() as stack:
        source: Path | IO[bytes] = archive
        if archive.suffix == FIRST_PART:
            joined = stack.enter_context(JoinedFile(parts_of(archive)))
            source = cast("IO[bytes]", BufferedReader(joined))
        reader = stack.enter_context(open_archive(source, passphrase, archive.name))
        for name in reader.names():
            path = folder / Path(name).name
            if path.suffix not in _SUFFIXES or path.name != name:
                continue
            save(path, reader.read(name))
            copy = path if path.suffix in _COPIES else copy
    if copy is None:
        raise FileError(
            N_("Tệp «{name}» không chứa bản sao lưu."),
            N_("Chọn tệp có tên bắt đầu bằng «motcua-» trên USB."),
            name=archive.name,
        )
    return copy


class _Source:
    """The copy that is carried, held to its manifest while it is read."""

    def __init__(self, copy: Path, tick: Tick) -> None:
        self.manifest = copy.with_suffix(".json")
        self.tick = tick
        self._copy = copy
        self._digest = hashlib.sha256()

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the copy with a chance to cancel at each step."""
        with self._copy.open("rb") as file:
            while chunk := file.read(CHUNK):
                self._digest.update(chunk)
                self.tick(0, 1)
                yield chunk

    def check(self) -> None:
        """Raise FileError when what was read is not what was once found whole."""
        if self._digest.hexdigest() not in self.manifest.read_text(encoding="utf-8"):
            raise FileError(
                N_("Bản sao «{name}» đã bị thay đổi sau khi kiểm tra."),
                N_("Sao lưu lại, rồi chép bản mới."),
                name=self._copy.name,
            )


def _put_both(
    target: Path, chunks: Iterable[bytes], source: _Source, size: int, disk: Disk
) -> None:
    """Write the copy or its archive, then the manifest beside it; or leave neither."""
    beside = target.with_suffix(".json")
    done = 0

    def progress(count: int) -> None:
        # Each byte is written once and read back once.
        nonlocal done
        done += count
        source.tick(min(done, 2 * size), 2 * size)

    with in_words(target.parent):
        if (free := disk.free_bytes(target.parent)) < size + _SPARE_BYTES:
            raise no_space(size + _SPARE_BYTES, free)
    try:
        put(target, chunks, disk, progress)
        source.check()
        put(beside, [source.manifest.read_bytes()], disk, lambda _count: None)
    except BaseException:
        for path in (beside, target):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def _sweep(folder: Path) -> None:
    """Clean what a pulled stick left of a copy that was never finished."""
    for part in folder.glob(PART_PATTERN):
        part.unlink()


def _spool() -> IO[bytes]:
    return tempfile.SpooledTemporaryFile(_MOST_IN_MEMORY)


def _from_start(content: IO[bytes]) -> Iterator[bytes]:
    content.seek(0)
    while chunk := content.read(CHUNK):
        yield chunk
