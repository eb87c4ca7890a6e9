"""News: whether other counters on the same store did anything since somebody last asked.

What this counter does is told by the answers it gets; a store in a file has no other counter.
"""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.domain.office import Station
from app.models.dossier_event import HistoryChain
from app.models.office import AuditRecord
from app.models.store_facts import NO_WORK
from app.services import history
from app.services.changes import Changes
from app.services.context import Context

_OF_DOSSIERS = Changes.DOSSIERS | Changes.PRINTS | Changes.DAYS
_OF_THE_OFFICE = (
    Changes.OFFICE
    | Changes.CLERKS
    | Changes.CATALOGUE
    | Changes.CALENDAR
    | Changes.DAYS
    | Changes.FORMS
    | Changes.REGISTERS
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the others had come: the newest event of each, the newest act in the audit."""

    sequences: tuple[tuple[int, int, int], ...]
    audited: int


@dataclass(frozen=True, slots=True)
class News:
    """``mark`` is asked with the next time, None where there is nobody to hear from."""

    mark: Mark | None
    changes: Changes = Changes.NOTHING


def news(context: Context, since: Mark | None) -> News:
    """Return what has changed since the mark ``since``; nothing when asked for the first time."""
    if context.database.dialect == "sqlite":
        return News(None)
    mark = _mark(context)
    changes = Changes.NOTHING
    if since is not None and mark.sequences != since.sequences:
        changes |= _OF_DOSSIERS
    if since is not None and mark.audited != since.audited:
        context.forget_references()
        changes |= _OF_THE_OFFICE
    return News(mark, changes)


def _mark(context: Context) -> Mark:
    others = (
        select(HistoryChain.station, HistoryChain.epoch)
        .where(HistoryChain.station != context.station.digit)
        .order_by(HistoryChain.station, HistoryChain.epoch)
    )
    newest = select(func.max(AuditRecord.id)).where(AuditRecord.action.not_in(NO_WORK))
    with context.database.read() as session:
        connection = session.connection()
        return Mark(
            tuple(
                (station, epoch, history.head(connection, Station(station, epoch)).sequence)
                for station, epoch in session.execute(others)
            ),
            session.scalar(newest) or 0,
        )
