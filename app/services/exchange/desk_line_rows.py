"""Desk lines out of the store: lines of registers, ratings and visits, named by words alone.

Putting them into a store is in ``keep_desk_lines``; a row of ours that names no counter is ours.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Mapped, Session

from app.domain.desk_lines import (
    ColumnChange,
    ColumnValue,
    DeskSnapshot,
    EntryLink,
    EntrySnapshot,
    RatingSnapshot,
    VisitSnapshot,
)
from app.domain.office import Station
from app.models.base import milliseconds
from app.models.dossier import Dossier
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.models.register import Rating, RegisterEntry, RegisterLink, TurnedAway
from app.services.registers.entry import Change, content_of

DeskRow = RegisterEntry | Rating | TurnedAway
# A store takes only so many keys in one question.
_AT_ONCE = 500


def snapshot_of(session: Session, row: DeskRow, own: Station) -> DeskSnapshot:
    """Return a row of the store as it goes elsewhere; ``own`` is the counter that asks."""
    match row:
        case RegisterEntry():
            return next(entries_of(session, [row], own))
        case Rating():
            return _rating(row, _name(session, row.clerk_id), own)
        case TurnedAway():
            procedure = session.get_one(ProcedureVersion, row.procedure_id)
            return _visit(row, _name(session, row.clerk_id), procedure, own)


def entries_of(
    session: Session, rows: Iterable[RegisterEntry], own: Station
) -> Iterator[EntrySnapshot]:
    """Yield entries with the dossiers they are about, in the order given."""
    entries = list(rows)
    clerks = _clerks(session)
    for at in range(0, len(entries), _AT_ONCE):
        some = entries[at : at + _AT_ONCE]
        links = _links(session, [one.id for one in some], clerks)
        for row in some:
            yield _entry(row, links.get(row.id, ()), clerks[row.clerk_id], own)


def entries_since(
    session: Session, since: datetime | None, own: Station
) -> Iterator[EntrySnapshot]:
    """Yield the entries written or changed from ``since`` on, all of them without."""
    rows = select(RegisterEntry).where(*_from(RegisterEntry.changed_at, since))
    yield from entries_of(session, session.scalars(rows.order_by(RegisterEntry.id)), own)


def ratings_since(
    session: Session, since: datetime | None, own: Station
) -> Iterator[RatingSnapshot]:
    """Yield the ratings kept from ``since`` on, all of them without."""
    clerks = _clerks(session)
    rows = select(Rating).where(*_from(Rating.rated_at, since)).order_by(Rating.id)
    for row in session.scalars(rows):
        yield _rating(row, clerks.get(row.clerk_id, ""), own)


def visits_since(session: Session, since: datetime | None, own: Station) -> Iterator[VisitSnapshot]:
    """Yield the visits that ended without a dossier from ``since`` on, all of them without."""
    clerks = _clerks(session)
    rows = (
        select(TurnedAway, ProcedureVersion)
        .join(ProcedureVersion, ProcedureVersion.id == TurnedAway.procedure_id)
        .where(*_from(TurnedAway.happened_at, since))
        .order_by(TurnedAway.id)
    )
    for row, procedure in session.execute(rows):
        yield _visit(row, clerks[row.clerk_id], procedure, own)


def _from(instant: Mapped[datetime], since: datetime | None) -> list[ColumnElement[bool]]:
    return [] if since is None else [instant >= since]


def _clerks(session: Session) -> dict[int | None, str]:
    return {row.id: row.name for row in session.execute(select(Clerk.id, Clerk.name))}


def _entry(
    row: RegisterEntry, links: tuple[EntryLink, ...], clerk: str, own: Station
) -> EntrySnapshot:
    content = content_of(row)
    return EntrySnapshot(
        uid=str(row.uid),
        register=row.register,
        number=row.number,
        year=row.year,
        happened_at=milliseconds(row.happened_at),
        due_on=row.due_on,
        closed_on=row.closed_on,
        cancelled_reason=row.cancelled_reason,
        values=tuple(ColumnValue(*one) for one in sorted(content.values.items())),
        changes=tuple(_change(one) for one in content.changes),
        links=tuple(sorted((*links, *content.waiting), key=lambda one: one.code)),
        clerk=clerk,
        changed_at=milliseconds(row.changed_at),
        **_origin(row, own),
    )


def _change(one: Change) -> ColumnChange:
    return ColumnChange(
        at=one.at.isoformat(),
        clerk=one.clerk,
        column=one.column,
        before=one.before,
        after=one.after,
    )


def _links(
    session: Session, entry_ids: list[int], clerks: dict[int | None, str]
) -> dict[int, tuple[EntryLink, ...]]:
    links: dict[int, tuple[EntryLink, ...]] = {}
    rows = session.execute(
        select(RegisterLink, Dossier.uid, Dossier.code)
        .join(Dossier, Dossier.id == RegisterLink.dossier_id)
        .where(RegisterLink.entry_id.in_(entry_ids))
    )
    for link, uid, code in rows:
        one = EntryLink(
            dossier=str(uid),
            code=code,
            note=link.note,
            approved_at=milliseconds(link.approved_at) if link.approved_at else None,
            approved_by=clerks.get(link.approved_by_id, ""),
        )
        links[link.entry_id] = (*links.get(link.entry_id, ()), one)
    return links


def _rating(row: Rating, clerk: str, own: Station) -> RatingSnapshot:
    return RatingSnapshot(
        uid=str(row.uid),
        rated_at=milliseconds(row.rated_at),
        rated_on=row.rated_on,
        score=row.score,
        note=row.note,
        means=row.means,
        desk=row.desk,
        clerk=clerk,
        **_origin(row, own),
    )


def _visit(row: TurnedAway, clerk: str, procedure: ProcedureVersion, own: Station) -> VisitSnapshot:
    return VisitSnapshot(
        uid=str(row.uid),
        kind=row.kind,
        number=row.number,
        happened_at=milliseconds(row.happened_at),
        clerk=clerk,
        desk=row.desk,
        procedure=procedure.code,
        procedure_version=procedure.version,
        applicant_name=row.applicant_name,
        identity_number=row.identity_number,
        reason_class=row.reason_class,
        reason=row.reason,
        content=row.content,
        **_origin(row, own),
    )


def _origin(row: DeskRow, own: Station) -> dict[str, int]:
    if row.station is None:
        return {"station": own.digit, "epoch": 0}
    return {"station": row.station, "epoch": row.epoch or 0}


def _name(session: Session, clerk_id: int | None) -> str:
    return session.get_one(Clerk, clerk_id).name if clerk_id is not None else ""
