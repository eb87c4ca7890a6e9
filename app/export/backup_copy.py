"""A finished copy of the store carried to another place: read back there, or not there at all.

On a stick, which leaves the office, a copy that anybody could read stands in an encrypted archive.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO

from app.errors import FileError
from app.export.archive import ArchiveWriter, open_archive
from app.export.disk import CHUNK, Disk
from app.export.disk_errors import in_words, no_space, not_a_folder
from app.export.safe_write import PART_PATTERN, put, save
from app.words import N_

_SUFFIXES = (".db", ".json")
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
    manifest = copy.with_suffix(".json")
    if not folder.parent.is_dir():
        raise not_a_folder(folder.parent)
    with ExitStack() as stack:
        with in_words(folder):
            folder.mkdir(exist_ok=True)
            _sweep(folder)
        content, target = _content(stack, copy, manifest, passphrase, folder, tick)
        size = _size_of(content)
        with in_words(folder):
            if (free := disk.free_bytes(folder)) < size + _SPARE_BYTES:
                raise no_space(size + _SPARE_BYTES, free)
        _put_both(target, content, manifest, _counted(tick, size), disk)
    return target


def unpack_backup(archive: Path, passphrase: str, folder: Path) -> Path:
    """Take a copy out of its archive into ``folder``, with its manifest, and return its path.

    FileError for a wrong passphrase, a damaged archive, or one that holds no copy.
    """
    copy: Path | None = None
    with open_archive(archive, passphrase) as reader:
        for name in reader.names():
            path = folder / Path(name).name
            if path.suffix not in _SUFFIXES or path.name != name:
                continue
            save(path, reader.read(name))
            copy = path if path.suffix == ".db" else copy
    if copy is None:
        raise FileError(
            N_("Tệp «{name}» không chứa bản sao lưu."),
            N_("Chọn tệp có tên bắt đầu bằng «motcua-» trên USB."),
            name=archive.name,
        )
    return copy


def _content(
    stack: ExitStack, copy: Path, manifest: Path, passphrase: str | None, folder: Path, tick: Tick
) -> tuple[IO[bytes], Path]:
    """Return what will stand in the folder, and under which name."""
    if passphrase is None:
        return stack.enter_context(copy.open("rb")), folder / copy.name
    with in_words(Path(tempfile.gettempdir())):
        packed = stack.enter_context(tempfile.SpooledTemporaryFile(_MOST_IN_MEMORY))
        with ArchiveWriter(packed, passphrase) as archive:
            for path in (copy, manifest):
                archive.add(path.name, _chunks_of(path, tick))
    return packed, folder / copy.with_suffix(".zip").name


def _put_both(
    target: Path, content: IO[bytes], manifest: Path, progress: Callable[[int], None], disk: Disk
) -> None:
    beside = target.with_suffix(".json")
    try:
        put(target, _from_start(content), disk, progress)
        put(beside, [manifest.read_bytes()], disk, lambda _count: None)
    except BaseException:
        for path in (beside, target):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def _sweep(folder: Path) -> None:
    """Clean what a pulled stick left of a copy that was never finished."""
    for part in folder.glob(PART_PATTERN):
        part.unlink()


def _counted(tick: Tick, size: int) -> Callable[[int], None]:
    """Return what counts the bytes: each is written once and read back once."""
    done = 0

    def progress(count: int) -> None:
        nonlocal done
        done += count
        tick(min(done, 2 * size), 2 * size)

    return progress


def _size_of(content: IO[bytes]) -> int:
    return content.seek(0, 2)


def _from_start(content: IO[bytes]) -> Iterator[bytes]:
    content.seek(0)
    while chunk := content.read(CHUNK):
        yield chunk


def _chunks_of(path: Path, tick: Tick) -> Iterator[bytes]:
    """Yield the bytes of ``path`` with a chance to cancel at each step."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            tick(0, 1)
            yield chunk
