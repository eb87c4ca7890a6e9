"""Results handed out for dossiers unknown here, in the journal: written, looked for, done again.

No event of the history tells of them: it knows only dossiers of this store. Their code and instant
tell them apart; one that was forgotten leaves its trace in the audit alone.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.errors import StoreDamagedError
from app.models.base import from_milliseconds, milliseconds
from app.models.dossier import UnmatchedReturn
from app.models.office import AuditRecord, Clerk
from app.services import history
from app.services.audit import Audited
from app.services.context import Context
from app.services.store.journal_entry import (
    UNMATCHED,
    Entry,
    EntryKind,
    Place,
    forgotten_entry,
    returned_entry,
)
from app.services.store.journal_rows import add_unmatched, clerk_named
from app.services.store.journal_steps import note_entry
from app.words import N_

# Code and instant (milliseconds UTC) of a result handed out.
_Result = tuple[str, int]


def note_return(session: Session, context: Context, row: UnmatchedReturn, clerk: str) -> None:
    """Have ``row`` written to the journal when ``session`` commits; ``clerk`` handed it out."""
    note_entry(session, context, returned_entry(*_here(session, context), row, clerk))


def note_cancel(
    session: Session, context: Context, row: UnmatchedReturn, actor: Actor, reason: str
) -> None:
    """Note in the audit, and in the journal at commit, that ``row`` is forgotten and why."""
    detail = _trace((row.code, milliseconds(row.returned_at))) + reason
    record = _in_audit(session, context.now(), actor.clerk_id, detail)
    note_entry(session, context, forgotten_entry(*_here(session, context), record, actor.name))


def write_missing(
    context: Context, entries: Iterable[Mapping[str, Any]], since: date | None
) -> int:
    """Write the lines the journal lacks; return how many those were.

    ``entries`` are the journal's since the day ``since``. A program killed between COMMIT and the
    journal leaves such a gap. On a shared store another counter's are written too, which does no
    harm: told twice is done once. StoreError when the journal cannot be written.
    """
    told = {(entry["kind"], *_result(entry)) for entry in entries if entry["kind"] in UNMATCHED}
    with context.database.read() as session:
        found = [*_returned(session, context, since), *_forgotten(session, context, since)]
    missing = [entry for entry in found if (entry["kind"], *_result(entry)) not in told]
    if missing:
        context.journal.append(context.today(), *missing)
    return len(missing)


def lost_returns(
    context: Context, entries: Iterable[Mapping[str, Any]]
) -> StoreDamagedError | None:
    """Return how many results the journal tells of and the open store lacks, None if it has all."""
    own = [one for one in entries if one["store"] == context.store_id and one["kind"] in UNMATCHED]
    forgotten = {_result(one) for one in own if one["kind"] == EntryKind.CANCEL_UNMATCHED}
    told = dict.fromkeys(result for one in own if (result := _result(one)) not in forgotten)
    with context.database.read() as session:
        lost = [
            one for one in told if _row(session, one) is None and not _is_forgotten(session, one)
        ]
    if not lost:
        return None
    return StoreDamagedError(
        N_("Kho dữ liệu thiếu {count} lần trả kết quả của quầy khác, lần đầu là hồ sơ {code}."),
        N_("Có thể tệp cũ đã được chép đè. Phục hồi để ghi lại từ nhật ký biên nhận."),
        count=len(lost),
        code=lost[0][0],
    )


def do_again(session: Session, entry: Mapping[str, Any]) -> bool:
    """Put into the store what ``entry`` tells and it lacks; say whether it lacked anything.

    LookupError, TypeError or ValueError when the entry lacks something itself.
    """
    result = _result(entry)
    if _is_forgotten(session, result):
        return False
    row = _row(session, result)
    if entry["kind"] == EntryKind.RETURN_UNMATCHED:
        if row is None:
            add_unmatched(session, entry)
        return row is None
    if row is not None and row.dossier_id is None:
        session.delete(row)
    clerk_id = clerk_named(session, entry["clerk"])
    _in_audit(session, from_milliseconds(entry["at"]), clerk_id, entry["detail"])
    return True


def only_matched(session: Session, entry: Mapping[str, Any]) -> bool:
    """Say whether the step of ``entry`` only matched a result that the store has by itself."""
    if entry["action"] != Action.RETURN_RESULT:
        return False
    return _row(session, (entry["code"], entry["at"])) is not None


def _returned(session: Session, context: Context, since: date | None) -> Iterable[Entry]:
    rows = session.execute(
        select(UnmatchedReturn, Clerk.name)
        .join(Clerk, Clerk.id == UnmatchedReturn.clerk_id)
        .where(UnmatchedReturn.returned_on >= (since or date.min))
        .order_by(UnmatchedReturn.id)
    ).all()
    for row, clerk in rows:
        yield returned_entry(*_here(session, context), row, clerk)


def _forgotten(session: Session, context: Context, since: date | None) -> Iterable[Entry]:
    rows = session.execute(
        select(AuditRecord, Clerk.name)
        .join(Clerk, Clerk.id == AuditRecord.clerk_id)
        .where(AuditRecord.action == Audited.CANCEL_UNMATCHED.value)
        .order_by(AuditRecord.id)
    ).all()
    for record, clerk in rows:
        if since is None or office_day(record.occurred_at) >= since:
            yield forgotten_entry(*_here(session, context), record, clerk)


def _here(session: Session, context: Context) -> tuple[Place, history.Head]:
    """Return the chain written now and its newest event: how far the history had come."""
    newest = history.head(session.connection(), context.station)
    return Place(context.store_id, context.station), newest


def _result(entry: Mapping[str, Any]) -> _Result:
    return entry["code"], entry["returned_at"]


def _row(session: Session, result: _Result) -> UnmatchedReturn | None:
    code, returned_at = result
    return session.scalars(
        select(UnmatchedReturn).where(
            UnmatchedReturn.code == code,
            UnmatchedReturn.returned_at == from_milliseconds(returned_at),
        )
    ).first()


def _is_forgotten(session: Session, result: _Result) -> bool:
    found = select(AuditRecord.id).where(
        AuditRecord.action == Audited.CANCEL_UNMATCHED.value,
        AuditRecord.detail.startswith(_trace(result), autoescape=True),
    )
    return session.scalars(found).first() is not None


def _trace(result: _Result) -> str:
    code, returned_at = result
    return f"{code} {from_milliseconds(returned_at).isoformat()}: "


def _in_audit(session: Session, at: datetime, clerk_id: int, detail: str) -> AuditRecord:
    record = AuditRecord(
        occurred_at=at,
        clerk_id=clerk_id,
        action=Audited.CANCEL_UNMATCHED.value,
        detail=detail,
    )
    session.add(record)
    return record
