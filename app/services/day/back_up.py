"""Back up: a copy of the store that was checked before it got its name."""

import contextlib
from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path

from app.domain.vietnam_time import VIETNAM, to_local
from app.errors import FileError, StoreError
from app.models.driver import sqlite
from app.models.store_errors import store_errors
from app.services.answers import BackedUp
from app.services.context import Context
from app.services.ports import Tick
from app.words import N_

_STAMP = "%Y%m%d-%H%M%S"
_PAGES = 2000
_PAUSE_SECONDS = 0.002


def back_up(context: Context, folder: Path, tick: Tick) -> BackedUp:
    """Copy the store into ``folder`` while the counter goes on working, and check the copy.

    FileError when the folder cannot be written, StoreError when the copy is not whole; what was
    begun is gone then, and also when ``tick`` cancels.
    """
    now = context.now()
    target = folder / f"motcua-{to_local(now):{_STAMP}}.db"
    part = target.with_name(f"{target.name}.part")
    try:
        with _folder_errors():
            folder.mkdir(parents=True, exist_ok=True)
        _copy(context, part, tick)
        dossiers = _check(part)
        with _folder_errors():
            part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return BackedUp(target, now, dossiers)


def last_backup(folder: Path) -> datetime | None:
    """Return when the newest finished copy in ``folder`` was made, None when there is none."""
    return max(_times(folder), default=None)


def _times(folder: Path) -> Iterator[datetime]:
    for path in folder.glob("motcua-*.db"):
        # A person may have put a file of another name there.
        with contextlib.suppress(ValueError):
            yield datetime.strptime(path.stem, f"motcua-{_STAMP}").replace(tzinfo=VIETNAM)


def _copy(context: Context, part: Path, tick: Tick) -> None:
    def progress(_status: int, remaining: int, total: int) -> None:
        tick(total - remaining, max(total, 1))

    with context.database.raw() as source:
        # Without a snapshot held the copy would start over at every intake.
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM meta").fetchone()
        with _folder_errors(), contextlib.closing(sqlite.connect(str(part))) as copy:
            source.backup(copy, pages=_PAGES, progress=progress, sleep=_PAUSE_SECONDS)


def _check(part: Path) -> int:
    with store_errors(), contextlib.closing(sqlite.connect(str(part))) as copy:
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        broken = copy.execute("PRAGMA foreign_key_check").fetchone()
        (dossiers,) = copy.execute("SELECT count(*) FROM dossiers").fetchone()
    if verdict != "ok" or broken is not None:
        raise StoreError(
            N_("Bản sao lưu có lỗi nên đã bị bỏ."),
            N_("Chạy «motcua check» để tìm lỗi của kho dữ liệu."),
        )
    return int(dossiers)


@contextlib.contextmanager
def _folder_errors() -> Generator[None]:
    try:
        yield
    except (OSError, sqlite.Error) as error:
        raise FileError(
            N_("Không ghi được bản sao lưu."),
            N_("Chọn thư mục khác còn trống và cho phép ghi."),
        ) from error
