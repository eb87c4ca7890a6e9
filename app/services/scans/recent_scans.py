"""Recent scans: the log as a supervisor reads it, and how many of each meaning a day had."""

from datetime import date

from sqlalchemy import func, select

from app.domain.roles import Actor, Permission
from app.domain.scan import ScanSource
from app.domain.scan_answers import ScanMeaning
from app.domain.scan_log import FAILED, ScanCount, ScanLine, ScanPage
from app.models.office import Clerk
from app.models.paper import ScanRecord
from app.services.context import Context

PAGE_LINES = 200


def recent_scans(
    context: Context, actor: Actor, *, failed_only: bool = False, after: int | None = None
) -> ScanPage:
    """Return the scans older than the one with key ``after``, or the newest ones.

    ``failed_only`` leaves out what was read and found.
    """
    actor.require(Permission.SEE_AUDIT)
    statement = (
        select(ScanRecord, Clerk.name)
        .outerjoin(Clerk, Clerk.id == ScanRecord.clerk_id)
        .order_by(ScanRecord.id.desc())
        .limit(PAGE_LINES + 1)
    )
    if failed_only:
        statement = statement.where(ScanRecord.meaning.in_(sorted(FAILED)))
    if after is not None:
        statement = statement.where(ScanRecord.id < after)
    with context.database.read() as session:
        found = [(record, name or "") for record, name in session.execute(statement)]
    lines = tuple(_line(record, name) for record, name in found[:PAGE_LINES])
    return ScanPage(lines, lines[-1].id if len(found) > PAGE_LINES else None)


def scan_counts(context: Context, first: date, last: date) -> tuple[ScanCount, ...]:
    """Return the scans of the days from ``first`` to ``last``, counted by day and meaning."""
    statement = (
        select(ScanRecord.scanned_on, ScanRecord.meaning, func.count())
        .where(ScanRecord.scanned_on.between(first, last))
        .group_by(ScanRecord.scanned_on, ScanRecord.meaning)
        .order_by(ScanRecord.scanned_on, ScanRecord.meaning)
    )
    with context.database.read() as session:
        return tuple(
            ScanCount(day, _meaning(meaning), count)
            for day, meaning, count in session.execute(statement)
        )


def _line(record: ScanRecord, clerk_name: str) -> ScanLine:
    return ScanLine(
        id=record.id,
        scanned_at=record.scanned_at,
        clerk_name=clerk_name,
        desk=record.desk,
        source=ScanSource(record.source),
        meaning=_meaning(record.meaning),
        code=record.code,
    )


def _meaning(word: str) -> ScanMeaning:
    """Return the meaning a word of the log stands for; a newer program may know more of them."""
    return ScanMeaning(word) if word in set(ScanMeaning) else ScanMeaning.UNREADABLE
