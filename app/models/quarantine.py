"""Putting a store that cannot be worked with aside: every file of it is kept, none is written over.

Why a store goes there, and what takes its place, is ``app.services.store.restore``.
"""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from app.domain.vietnam_time import to_local
from app.durable_file import sync_folder
from app.errors import StoreError
from app.words import N_

FOLDER = "cach-ly"

_STAMP = "%Y%m%d-%H%M%S"
_COMPANIONS = ("-wal", "-shm", "-journal")
# The folder of a move that is not finished: cut off, it is gone on with.
_UNFINISHED = ".dang-chuyen"


def files_of(store: Path) -> tuple[Path, ...]:
    """Return the files of the store at ``store`` that are there: its own, log, memory, journal.

    The store's own comes first: once it is gone nobody opens the rest without it.
    """
    paths = (store, *(store.with_name(store.name + end) for end in _COMPANIONS))
    return tuple(path for path in paths if path.exists())


def quarantine(store: Path, moment: datetime) -> Path | None:
    """Move all files of ``store`` into a folder of their own and return it; None without files.

    Nobody may have the store open. StoreError when a file cannot be moved: then those moved
    before are back in their places. A move that was cut off is finished by the next one.
    """
    place = store.parent / FOLDER
    try:
        begun = _begun(place)
        files = files_of(store)
        if begun is not None and any((begun / path.name).exists() for path in files):
            # Another store has been put here since: it gets a folder of its own.
            _finish(begun)
            begun = None
        if not files:
            return None if begun is None else _finish(begun)
        folder = begun or _new_folder(place, moment)
        _move(files, folder)
        return _finish(folder)
    except OSError as error:
        raise StoreError(
            N_("Không chuyển được kho dữ liệu hỏng vào thư mục «{folder}»."),
            N_("Đóng mọi chương trình đang mở kho dữ liệu, kiểm tra quyền ghi rồi thử lại."),
            folder=str(place),
        ) from error


def _begun(place: Path) -> Path | None:
    return next(iter(sorted(place.glob(f"*{_UNFINISHED}"))), None)


def _new_folder(place: Path, moment: datetime) -> Path:
    place.mkdir(exist_ok=True)
    name = f"{to_local(moment):{_STAMP}}"
    taken = {path.stem for path in place.iterdir()}
    free = next(one for one in _numbered(name) if one not in taken)
    folder = place / f"{free}{_UNFINISHED}"
    folder.mkdir()
    sync_folder(place)
    sync_folder(place.parent)
    return folder


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _move(files: tuple[Path, ...], folder: Path) -> None:
    moved: list[Path] = []
    try:
        for path in files:
            path.rename(folder / path.name)
            moved.append(path)
    except BaseException:
        # The store is worth more with all its files than in two places.
        for path in reversed(moved):
            (folder / path.name).rename(path)
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise
    sync_folder(folder)
    sync_folder(files[0].parent)


def _finish(folder: Path) -> Path:
    final = folder.rename(folder.with_suffix(""))
    sync_folder(final.parent)
    return final
