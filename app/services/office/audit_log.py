"""The audit as a supervisor reads it: who did what when, in words, filtered, page by page, as CSV.

Lines are written by ``app.services.audit``; nothing here or anywhere changes one.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.domain.audited import AUDITED_LABELS, Audited, AuditFilter, AuditLine, AuditPage
from app.domain.roles import Actor, Permission
from app.domain.sign_in import Secret
from app.domain.table import Column, ColumnKind, Table
from app.domain.vietnam_time import local, short_date
from app.models.dossier import Dossier
from app.models.office import AuditRecord, Clerk
from app.services import audit
from app.services.answers import AuditExported
from app.services.context import Context

PAGE_LINES = 200
_SECRETS: dict[str, str] = {Secret.PIN: "mã PIN", Secret.PASSWORD: "mật khẩu"}
_PC_SETTINGS = {
    "printer": "máy in",
    "export_folder": "thư mục xuất",
    "backup_folder": "thư mục sao lưu",
    "second_backup_folder": "nơi sao lưu thứ hai",
    "lock_after_minutes": "phút tự khóa",
}
_ABOUT_CLERKS = frozenset({Audited.SAVE_CLERK, Audited.RELEASE_CLERK})


def audit_log(
    context: Context, actor: Actor, wanted: AuditFilter, after: int | None = None
) -> AuditPage:
    """Return the lines older than the one with key ``after``, or the newest ones."""
    actor.require(Permission.SEE_AUDIT)
    with context.database.read() as session:
        return _page(session, wanted, after, PAGE_LINES)


def export_audit(
    context: Context,
    actor: Actor,
    wanted: AuditFilter,
    path: Path,
    write_table: Callable[[Table, Path], object],
) -> AuditExported:
    """Write every wanted line to ``path``; that this was done is itself a line, but of the next."""
    actor.require(Permission.SEE_AUDIT)
    with context.database.read() as session:
        lines = _page(session, wanted, None, None).lines
    write_table(_table(lines), path)
    with context.database.write() as session:
        audit.note(session, context, actor.clerk_id, Audited.EXPORT_AUDIT, path.name)
    return AuditExported(path, len(lines))


def _page(session: Session, wanted: AuditFilter, after: int | None, limit: int | None) -> AuditPage:
    statement = (
        select(AuditRecord, Clerk.name)
        .outerjoin(Clerk, Clerk.id == AuditRecord.clerk_id)
        .where(*_conditions(wanted, after))
        .order_by(AuditRecord.id.desc())
        .limit(None if limit is None else limit + 1)
    )
    found = [(record, name or "") for record, name in session.execute(statement)]
    shown = found[:limit]
    words = _Words(session, [record for record, _name in shown])
    lines = tuple(
        AuditLine(record.id, record.occurred_at, name, record.action, words.about(record))
        for record, name in shown
    )
    return AuditPage(lines, lines[-1].id if len(found) > len(shown) else None)


def _conditions(wanted: AuditFilter, after: int | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if after is not None:
        conditions.append(AuditRecord.id < after)
    if wanted.first is not None:
        conditions.append(AuditRecord.occurred_at >= _midnight(wanted.first))
    if wanted.last is not None:
        conditions.append(AuditRecord.occurred_at < _midnight(wanted.last + timedelta(days=1)))
    if wanted.clerk_id is not None:
        conditions.append(AuditRecord.clerk_id == wanted.clerk_id)
    if wanted.acts:
        conditions.append(AuditRecord.action.in_(sorted(wanted.acts)))
    return conditions


def _midnight(day: date) -> datetime:
    return local(day.year, day.month, day.day)


class _Words:
    """Tells what lines are about; names and codes are looked up once for all of them."""

    def __init__(self, session: Session, records: Sequence[AuditRecord]) -> None:
        clerks = _keys(one for one in records if one.action in _ABOUT_CLERKS)
        dossiers = _keys(one for one in records if one.action == Audited.LOOK_UP_BY_IDENTITY)
        names = select(Clerk.id, Clerk.name).where(Clerk.id.in_(clerks))
        codes = select(Dossier.id, Dossier.code).where(Dossier.id.in_(dossiers))
        self._names = {row.id: row.name for row in session.execute(names)} if clerks else {}
        self._codes = {row.id: row.code for row in session.execute(codes)} if dossiers else {}

    def about(self, record: AuditRecord) -> str:
        """Return what ``record`` was done to or with; what no act of ours wrote, as it stands."""
        first, _blank, more = record.detail.partition(" ")
        match record.action:
            case Audited.SIGN_IN | Audited.CHANGE_PASSWORD:
                return " và ".join(_SECRETS.get(part, part) for part in record.detail.split())
            case Audited.SAVE_CLERK | Audited.RELEASE_CLERK:
                name = self._names.get(_number(first), "")
                return f"{name}, đặt lại mã PIN" if name and more else name
            case Audited.LOOK_UP_BY_IDENTITY:
                return self._codes.get(_number(first), "")
            case Audited.CLOSE_DAY | Audited.EXPORT_DAY:
                return _day_in_words(record.detail)
            case Audited.CONFIRM_CALENDAR:
                return f"năm {record.detail}"
            case Audited.SAVE_PC_SETTINGS:
                return _settings_in_words(record.detail)
            case _:
                return record.detail


def _keys(records: Iterable[AuditRecord]) -> set[int]:
    return {_number(record.detail.partition(" ")[0]) for record in records}


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _day_in_words(detail: str) -> str:
    try:
        return f"ngày {short_date(date.fromisoformat(detail.partition(' ')[0]))}"
    except ValueError:
        return detail


def _settings_in_words(detail: str) -> str:
    try:
        changed = dict(json.loads(detail))
    except (ValueError, TypeError):
        return detail
    parts = (
        f"{_PC_SETTINGS.get(key, key)}: {value or 'mặc định'}" for key, value in changed.items()
    )
    return "; ".join(parts)


def _table(lines: Iterable[AuditLine]) -> Table:
    return Table(
        title="Nhật ký truy cập",
        columns=(
            Column("Thời điểm", ColumnKind.MOMENT),
            Column("Công chức"),
            Column("Việc làm"),
            Column("Nội dung"),
        ),
        rows=tuple(
            (line.occurred_at, line.clerk_name, AUDITED_LABELS.get(line.act, line.act), line.about)
            for line in lines
        ),
    )
