"""Back up: a copy of the store that was checked before it got its name."""

import shutil
from datetime import datetime
from pathlib import Path

from app.domain.vietnam_time import VIETNAM, to_local
from app.errors import FileError, StoreError
from app.models.driver import sqlite
from app.services.answers import BackedUp
from app.services.context import Context
from app.services.ports import Tick
from app.words import N_

_STAMP = "%Y%m%d-%H%M%S"
_PAGES = 2000
_PAUSE_SECONDS = 0.002


def back_up(context: Context, folder: Path, tick: Tick) -> BackedUp:
    """Copy the store into ``folder`` while the counter goes on working, and check the copy.

    A read snapshot held on the source keeps the copy from starting over at every intake.
    FileError when the folder cannot be written, StoreError when the copy is not whole.
    """
    now = context.now()
    name = f"motcua-{to_local(now):{_STAMP}}.db"
    part = folder / f"{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(context, part, tick)
        dossiers = _check(part)
        target = folder / name
        shutil.move(part, target)
    except OSError as error:
        raise FileError(
            N_("Không ghi được bản sao lưu."),
            N_("Chọn thư mục khác còn trống và cho phép ghi."),
        ) from error
    return BackedUp(target, now, dossiers)


def last_backup(folder: Path) -> datetime | None:
    """Return when the newest finished copy in ``folder`` was made, None when there is none."""
    names = [path.stem.removeprefix("motcua-") for path in folder.glob("motcua-*.db")]
    if not names:
        return None
    return datetime.strptime(max(names), _STAMP).replace(tzinfo=VIETNAM)


def _copy(context: Context, part: Path, tick: Tick) -> None:
    def progress(_status: int, remaining: int, total: int) -> None:
        tick(total - remaining, max(total, 1))

    with context.database.raw() as source:
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM meta").fetchone()
        copy = sqlite.connect(str(part))
        try:
            source.backup(copy, pages=_PAGES, progress=progress, sleep=_PAUSE_SECONDS)
        finally:
            copy.close()
            source.execute("ROLLBACK")


def _check(part: Path) -> int:
    copy = sqlite.connect(str(part))
    try:
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        broken = copy.execute("PRAGMA foreign_key_check").fetchone()
        (dossiers,) = copy.execute("SELECT count(*) FROM dossiers").fetchone()
    finally:
        copy.close()
    if verdict != "ok" or broken is not None:
        part.unlink()
        raise StoreError(
            N_("Bản sao lưu có lỗi nên đã bị bỏ."),
            N_("Chạy «motcua check» để tìm lỗi của kho dữ liệu."),
        )
    return int(dossiers)
