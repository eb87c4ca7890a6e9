"""The audit as a supervisor reads it: who did what when, in words, filtered, page by page, as CSV.

Lines are written by ``app.services.audit``; nothing here or anywhere changes one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.domain.audit_words import about_in_words
from app.domain.audited import AUDITED_LABELS, Audited, AuditFilter, AuditLine, AuditPage
from app.domain.roles import Actor, Permission
from app.domain.table import Column, ColumnKind, Table
from app.domain.text import is_digits
from app.domain.vietnam_time import local
from app.models.dossier import Dossier
from app.models.office import AuditRecord, Clerk
from app.services import audit
from app.services.answers import AuditExported
from app.services.context import Context

PAGE_LINES = 200
# A store takes only so many keys in one question.
_EXPORTED_AT_ONCE = 5_000
_ABOUT_CLERKS = frozenset({Audited.SAVE_CLERK, Audited.RELEASE_CLERK})
_ABOUT_DOSSIERS = frozenset({Audited.LOOK_UP_BY_IDENTITY})


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
        lines = tuple(_all_lines(session, wanted))
    write_table(_table(lines), path)
    with context.database.write() as session:
        audit.note(session, context, actor.clerk_id, Audited.EXPORT_AUDIT, path.name)
    return AuditExported(path, len(lines))


def _all_lines(session: Session, wanted: AuditFilter) -> Iterator[AuditLine]:
    after: int | None = None
    while True:
        page = _page(session, wanted, after, _EXPORTED_AT_ONCE)
        yield from page.lines
        after = page.next_key
        if after is None:
            return


def _page(session: Session, wanted: AuditFilter, after: int | None, limit: int) -> AuditPage:
    statement = (
        select(AuditRecord, Clerk.name)
        .outerjoin(Clerk, Clerk.id == AuditRecord.clerk_id)
        .where(*_conditions(wanted, after))
        .order_by(AuditRecord.id.desc())
        .limit(limit + 1)
    )
    found = [(record, name or "") for record, name in session.execute(statement)]
    shown = found[:limit]
    meant = _names_of(session, [record for record, _name in shown])
    lines = tuple(
        AuditLine(
            record.id,
            record.occurred_at,
            name,
            record.action,
            about_in_words(record.action, record.detail, meant.get(record.id, "")),
        )
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


def _names_of(session: Session, records: Sequence[AuditRecord]) -> dict[int, str]:
    """Return, by the key of a record, the clerk's name or dossier's code that it is about."""
    clerks = {one.id: _key_of(one) for one in records if one.action in _ABOUT_CLERKS}
    dossiers = {one.id: _key_of(one) for one in records if one.action in _ABOUT_DOSSIERS}
    names = select(Clerk.id, Clerk.name).where(Clerk.id.in_(set(clerks.values())))
    codes = select(Dossier.id, Dossier.code).where(Dossier.id.in_(set(dossiers.values())))
    found: dict[int, str] = {}
    for keys, statement in ((clerks, names), (dossiers, codes)):
        known = {row.id: row[1] for row in session.execute(statement)} if keys else {}
        found |= {record: known[key] for record, key in keys.items() if key in known}
    return found


def _key_of(record: AuditRecord) -> int:
    first = record.detail.partition(" ")[0]
    return int(first) if is_digits(first) else 0


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
