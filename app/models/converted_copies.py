"""The copies that hold the same data as the store: which there are, and bringing them along.

A store that is encrypted beside readable copies of itself protects nobody.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from app.durable_file import sync_folder, write_durably
from app.errors import KeyNeededError
from app.models.backup_file import SUFFIX, manifest_path, read_manifest, sha256_of
from app.models.encryption import check_key, convert_store, is_encrypted
from app.models.sqlite_file import APPLICATION_ID, StoreKey

_MAGIC = b"SQLite format 3\0"
# Where SQLite's header has the application's number (sqlite.org, fileformat2.html).
_APPLICATION = slice(68, 72)


def copies_with(folders: Iterable[Path], store: Path, key: StoreKey | None) -> tuple[Path, ...]:
    """Return the copies of stores in ``folders`` that ``key`` opens, None meaning anybody does.

    The ``store`` itself is none of them. Folders that are not there have no copies.
    """
    found = {path.resolve(): path for folder in folders for path in _files(folder)}
    return tuple(
        path
        for real, path in sorted(found.items())
        if real != store.resolve() and _opens(path, key)
    )


def convert_copy(
    path: Path, old: StoreKey | None, new: StoreKey | None, tick: Callable[[int, int], None]
) -> None:
    """Put the copy at ``path`` under another key; StoreError leaves it as it was.

    What its manifest says of the file follows. Killed between the two, the copy is one without a
    manifest, which is read as a whole before it is used.
    """
    described = manifest_path(path)
    manifest = read_manifest(described)
    if manifest is None:
        convert_store(path, old, new, tick)
        return
    aside = described.read_text(encoding="utf-8")
    described.unlink()
    try:
        convert_store(path, old, new, tick)
    except BaseException:
        write_durably(described, aside)
        raise
    now = replace(
        manifest,
        sha256=sha256_of(path, lambda _count: None),
        size=path.stat().st_size,
        encrypted=new is not None,
    )
    write_durably(described, now.as_text())


def delete_copy(path: Path) -> None:
    """Delete the copy at ``path`` and its manifest; raises OSError."""
    path.unlink()
    with contextlib.suppress(FileNotFoundError):
        manifest_path(path).unlink()
    sync_folder(path.parent)


def delete_unfinished(folders: Iterable[Path]) -> None:
    """Delete copies that were never finished: nobody may be copying the store meanwhile."""
    for folder in folders:
        for path in folder.glob(f"motcua-*{SUFFIX}.part*"):
            with contextlib.suppress(OSError):
                path.unlink()


def _files(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from folder.glob(f"*{SUFFIX}")


def _opens(path: Path, key: StoreKey | None) -> bool:
    try:
        if key is None:
            with path.open("rb") as file:
                header = file.read(_APPLICATION.stop)
            number = int.from_bytes(header[_APPLICATION])
            return header.startswith(_MAGIC) and number == APPLICATION_ID
        if not is_encrypted(path):
            return False
        check_key(path, key)
    except (OSError, KeyNeededError):
        return False
    return True
