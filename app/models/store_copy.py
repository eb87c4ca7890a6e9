"""Copying a store while it is written to: whole, checked, and durable under its name, or not there.

Takes a path and not an open store, so that a copy can be made before a store is opened.
"""

import contextlib
import errno
import shutil
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app import __version__
from app.domain.backup_plan import BackupReason
from app.durable_file import rename_durably, sync_file, write_durably
from app.errors import FileError, StoreError
from app.models.backup_file import (
    SUFFIX,
    BackupFile,
    Manifest,
    backups_in,
    manifest_path,
    name_of,
    sha256_of,
)
from app.models.driver import sqlite
from app.models.sqlite_file import StoreKey, connect, journal_mode
from app.models.store_errors import error_name, store_errors
from app.models.store_facts import ChainHead, verify_store
from app.words import N_

_PAGES = 2000
_PAUSE_SECONDS = 0.002

# Parts of a thousand: copying, checking and hashing take about 5, 15 and 1 seconds a gigabyte.
_COPIED, _CHECKED, _ALL = 250, 950, 1000

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_OF_THE_STORE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_BUSY")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOrder:
    """What to copy and where to; ``folder`` must exist."""

    source: Path
    key: StoreKey | None
    folder: Path
    made_at: datetime
    reason: BackupReason


def copy_store(order: CopyOrder, tick: Callable[[int, int], None]) -> BackupFile:
    """Copy the store into the folder while others go on writing, and check the copy.

    FileError when the folder cannot be written, StoreError when the copy is not whole; nothing is
    left then, and also when ``tick`` raises to cancel. The copy of an encrypted store is
    encrypted with the same key.
    """
    size = _size_of(order.source)
    with folder_errors(order.folder):
        if shutil.disk_usage(order.folder).free < size:
            raise _full(order.folder)
        target = _free_name(order)
        part = target.with_name(f"{target.name}.part")
        # Whoever makes the file owns the name, should two programs copy in the same second.
        part.open("xb").close()
    try:
        _copy(order, part, tick)
        with folder_errors(order.folder):
            sync_file(part)
        backup = _check(order, part, target, tick)
        with folder_errors(order.folder):
            write_durably(manifest_path(target), _text(backup))
            rename_durably(part, target)
    except BaseException:
        for path in (part, part.with_name(f"{part.name}-journal"), manifest_path(target)):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    return backup


@contextlib.contextmanager
def folder_errors(folder: Path) -> Generator[None]:
    """Turn a failure to write into ``folder`` into a FileError that says which of three it is."""
    try:
        yield
    except (OSError, sqlite.Error) as error:
        if error_name(error).startswith(_OF_THE_STORE):
            raise
        raise _explained(error, folder) from error


def _copy(order: CopyOrder, part: Path, tick: Callable[[int, int], None]) -> None:
    def progress(_status: int, remaining: int, total: int) -> None:
        tick((total - remaining) * _COPIED // max(total, 1), _ALL)

    # Outside WAL a snapshot held between the steps would keep the writers waiting.
    pages = _PAGES if journal_mode()[0] == "WAL" else -1
    with (
        store_errors(),
        contextlib.closing(connect(order.source, order.key)) as source,
        folder_errors(order.folder),
        contextlib.closing(sqlite.connect(str(part))) as copy,
    ):
        if order.key is not None:
            order.key.apply(copy)
        # Without a snapshot held the copy would start over at every intake.
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM meta").fetchone()
        source.backup(copy, pages=pages, progress=progress, sleep=_PAUSE_SECONDS)


def _check(
    order: CopyOrder, part: Path, target: Path, tick: Callable[[int, int], None]
) -> BackupFile:
    tick(_COPIED, _ALL)
    facts = verify_store(part, order.key, _anchors(order.folder), lambda: tick(_COPIED, _ALL))
    with folder_errors(order.folder):
        size, done = part.stat().st_size, 0

        def told(count: int) -> None:
            nonlocal done
            done += count
            tick(_CHECKED + done * (_ALL - _CHECKED) // max(size, 1), _ALL)

        digest = sha256_of(part, told)
    manifest = Manifest(
        sha256=digest,
        size=size,
        made_at=order.made_at,
        reason=order.reason,
        program=__version__,
        encrypted=order.key is not None,
        facts=facts,
    )
    return BackupFile(target, order.made_at, size, manifest)


def _anchors(folder: Path) -> Iterable[ChainHead]:
    """Return the heads of the last copy found whole: what lies before them has been verified."""
    for backup in backups_in(folder):
        if backup.verified and backup.manifest is not None:
            return backup.manifest.facts.chains
    return ()


def _text(backup: BackupFile) -> str:
    assert backup.manifest is not None
    return backup.manifest.as_text()


def _free_name(order: CopyOrder) -> Path:
    moment = order.made_at
    while True:
        target = order.folder / f"{name_of(moment)}{SUFFIX}"
        if not target.exists() and not target.with_name(f"{target.name}.part").exists():
            return target
        moment += timedelta(seconds=1)


def _size_of(source: Path) -> int:
    # Looked for here, because SQLite would make an empty store where there is none.
    try:
        return source.stat().st_size
    except OSError as error:
        raise StoreError(
            N_("Không mở được kho dữ liệu."),
            N_("Kiểm tra thư mục dữ liệu còn đó và được phép ghi."),
        ) from error


def _explained(error: OSError | sqlite.Error, folder: Path) -> FileError:
    code = getattr(error, "errno", None)
    name = error_name(error)
    if not folder.is_dir():
        return FileError(
            N_("Không còn thấy thư mục sao lưu «{folder}»."),
            N_("Cắm lại ổ đĩa, hoặc chọn thư mục khác ở Cài đặt, phần Sao lưu."),
            folder=str(folder),
        )
    if code in _FULL or name == "SQLITE_FULL":
        return _full(folder)
    if code in _FORBIDDEN or name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return FileError(
            N_("Không được phép ghi vào thư mục sao lưu «{folder}»."),
            N_("Cấp quyền ghi cho thư mục, hoặc chọn thư mục khác ở Cài đặt, phần Sao lưu."),
            folder=str(folder),
        )
    return FileError(
        N_("Không ghi được bản sao lưu vào «{folder}»."),
        N_("Kiểm tra ổ đĩa, hoặc chọn thư mục khác ở Cài đặt, phần Sao lưu."),
        folder=str(folder),
    )


def _full(folder: Path) -> FileError:
    return FileError(
        N_("Ổ đĩa của thư mục sao lưu «{folder}» không đủ chỗ trống."),
        N_("Xóa bớt tệp không dùng, hoặc chọn thư mục khác ở Cài đặt, phần Sao lưu."),
        folder=str(folder),
    )
