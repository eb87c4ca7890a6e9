"""What the receipt journal keeps of a reception and of a later step: enough to do it again.

Entries refer to procedure, office and clerks by words, because the store they are replayed into
may number its rows otherwise. How they are replayed is in ``app.services.store.replay``.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Date, Uuid, select
from sqlalchemy.orm import Session

from app.domain.desk_lines import DeskLine, DeskSnapshot, written_at
from app.domain.dossier_snapshot import as_line
from app.domain.dossier_state import Action, DossierState
from app.domain.office import Station
from app.models.base import Base, Instant, from_milliseconds, milliseconds
from app.models.dossier import Applicant, Dossier, DossierPaper, Fee, UnmatchedReturn
from app.models.dossier_event import DossierEvent
from app.models.office import AuditRecord, Clerk, Office
from app.models.paper import PrintRecord
from app.models.procedure import ProcedureVersion
from app.services import history

Entry = dict[str, Any]

# What another store numbers otherwise, and the entry says in words.
_REFERENCES = frozenset(
    {"id", "dossier_id", "procedure_id", "applicant_id", "office_id", "clerk_id", "paid_to_id"}
    | {"received_by_id", "returned_by_id"}
)
# Columns that came later than the first stores, and that an intake fills all the same.
_TAKEN_DOWN = frozenset({"book_volume", "book_number"})
# What a dossier is and no step changes.
_IDENTITY = frozenset({"uid", "request_id", "code"})


CAUSE = "replayed_from"
"""In the facts of an event done again: station, epoch, sequence and hash it had before."""


class EntryKind(StrEnum):
    """What an entry holds: a reception, a later step, or only how far the history had come.

    A ``MARK`` stands for events without entries of their own, from ``first`` on: an imported
    register, which can be imported again, or what was written before there was a journal. A result
    handed out for a dossier unknown here is no event: its entry, and that of its being forgotten,
    names the newest event there was (see ``journal_returns``); and so do the lines the desk writes
    beside its dossiers (see ``journal_lines``).
    """

    RECEIPT = "receipt"
    STEP = "step"
    MARK = "mark"
    RETURN_UNMATCHED = "return_unmatched"
    CANCEL_UNMATCHED = "cancel_unmatched"
    REGISTER_ENTRY = DeskLine.ENTRY.value
    RATING = DeskLine.RATING.value
    TURNED_AWAY = DeskLine.VISIT.value


EVENTS = frozenset({EntryKind.RECEIPT, EntryKind.STEP})
"""Kinds whose entries are events of the history, at the place they name."""

UNMATCHED = frozenset({EntryKind.RETURN_UNMATCHED, EntryKind.CANCEL_UNMATCHED})
"""Results handed out for dossiers unknown here, and their being forgotten."""

LINES = frozenset({EntryKind.REGISTER_ENTRY, EntryKind.RATING, EntryKind.TURNED_AWAY})
"""Lines of registers, ratings and visits without a dossier, as they stood when written."""

BESIDE = UNMATCHED | LINES
"""Kinds no event of the history tells of; doing such an entry again twice adds nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """The chain of which store an entry belongs to."""

    store_id: str
    chain: Station


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRows:
    """The rows of a reception by column, as they go into the store, and two references in words."""

    office: date
    procedure: tuple[str, int]
    applicant: Mapping[str, Any]
    dossier: Mapping[str, Any]
    papers: Collection[Mapping[str, Any]]
    fee: Mapping[str, Any]
    sheet: Mapping[str, Any]
    paid_to: str = ""


def receipt_entry(
    place: Place, step: history.Step, clerk: str, head: history.Head, rows: IntakeRows
) -> Entry:
    """Return the entry of a reception that ``step`` noted and that made ``head``."""
    return {
        **_event(EntryKind.RECEIPT, place, step, clerk, head),
        "office": rows.office,
        "procedure": rows.procedure,
        "applicant": _plain(rows.applicant),
        "dossier": _plain(rows.dossier),
        "papers": [_plain(paper) for paper in rows.papers],
        "fee": _plain(rows.fee),
        "paid_to": rows.paid_to,
        "sheet": _plain(rows.sheet),
    }


def step_entry(
    session: Session, place: Place, step: history.Step, clerk: str, head: history.Head
) -> Entry:
    """Return the entry of a later step, with dossier and fee as they stand after it."""
    dossier = session.get_one(Dossier, step.dossier_id)
    fee = session.get(Fee, step.dossier_id)
    return {
        **_event(EntryKind.STEP, place, step, clerk, head),
        "dossier": _plain(_values(dossier), _REFERENCES | _IDENTITY),
        "returned_by": _name(session, dossier.returned_by_id),
        "fee": _plain(_values(fee)) if fee else None,
        "paid_to": _name(session, fee.paid_to_id) if fee else "",
    }


def mark_entry(place: Place, first: int, head: history.Head, at: datetime) -> Entry:
    """Return the entry that stands for the events from ``first`` to ``head``."""
    return {"kind": EntryKind.MARK.value, "first": first, **_where(place, head, at)}


def returned_entry(place: Place, head: history.Head, row: UnmatchedReturn, clerk: str) -> Entry:
    """Return the entry of a result handed out for a dossier unknown here.

    ``code`` and ``returned_at`` (milliseconds UTC) tell it from all others.
    """
    return {
        "kind": EntryKind.RETURN_UNMATCHED.value,
        **_where(place, head, row.returned_at),
        "code": row.code,
        "returned_at": milliseconds(row.returned_at),
        "clerk": clerk,
        "returned": _plain(_values(row), _REFERENCES | {"code", "matched_at"}),
    }


def forgotten_entry(place: Place, head: history.Head, record: AuditRecord, clerk: str) -> Entry:
    """Return the entry of such a result being forgotten, as the audit's ``record`` tells it."""
    code, returned_at = record.detail.split(": ")[0].split(" ")
    return {
        "kind": EntryKind.CANCEL_UNMATCHED.value,
        **_where(place, head, record.occurred_at),
        "code": code,
        "returned_at": milliseconds(datetime.fromisoformat(returned_at)),
        "clerk": clerk,
        "detail": record.detail,
    }


def line_entry(place: Place, head: history.Head, kind: DeskLine, line: DeskSnapshot) -> Entry:
    """Return the entry of a desk line as it stands now.

    ``uid`` and ``written_at`` (milliseconds UTC) tell it from all others.
    """
    at = written_at(line)
    return {
        "kind": kind.value,
        **_where(place, head, from_milliseconds(at)),
        "uid": line.uid,
        "written_at": at,
        "line": as_line(line),
    }


def beside_key(entry: Mapping[str, Any]) -> tuple[str, int]:
    """Return what tells an entry of a kind ``BESIDE`` from others of its kind."""
    if entry["kind"] in LINES:
        return entry["uid"], entry["written_at"]
    return entry["code"], entry["returned_at"]


def entry_of_event(session: Session, store_id: str, event: DossierEvent) -> Entry:
    """Return the entry of an event that is in the store; later steps show in it already."""
    place = Place(store_id, Station(event.station, event.epoch))
    dossier = session.get_one(Dossier, event.dossier_id)
    facts: dict[str, Any] = json.loads(event.payload)
    action = Action(event.kind)
    step = history.Step(event.dossier_id, dossier.code, action, event.occurred_at, facts)
    head = history.Head(event.sequence, event.hash)
    if action is not Action.RECEIVE:
        return step_entry(session, place, step, event.clerk_name, head)
    rows = _intake_rows(session, dossier)
    return receipt_entry(place, step, event.clerk_name, head, rows)


def entry_of_reception(connection: Connection, store_id: str, dossier_id: int) -> Entry:
    """Return the entry of the reception of a dossier that is in the store."""
    with Session(connection) as session:
        received = session.scalars(
            select(DossierEvent).where(
                DossierEvent.dossier_id == dossier_id, DossierEvent.kind == Action.RECEIVE.value
            )
        ).one()
        return entry_of_event(session, store_id, received)


def column_values(table: type[Base], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an entry holds of a row of ``table`` in the types of its columns.

    Columns the table does not have (any more) are left out.
    """
    columns = table.__table__.c
    return {
        name: _typed(columns[name].type, value) for name, value in given.items() if name in columns
    }


def _event(
    kind: EntryKind, place: Place, step: history.Step, clerk: str, head: history.Head
) -> Entry:
    return {
        "kind": kind.value,
        **_where(place, head, step.at),
        "code": step.code,
        "action": step.action.value,
        "clerk": clerk,
        "facts": step.facts,
    }


def _where(place: Place, head: history.Head, at: datetime) -> Entry:
    return {
        "store": place.store_id,
        "station": place.chain.digit,
        "epoch": place.chain.epoch,
        "sequence": head.sequence,
        "hash": head.hash,
        "at": milliseconds(at),
    }


def _plain(row: Mapping[str, Any], without: Collection[str] = _REFERENCES) -> Entry:
    return {name: value for name, value in row.items() if name not in without}


def _values(row: Base) -> Entry:
    return {column.key: getattr(row, column.key) for column in row.__table__.c}


def _at_intake(row: Base) -> Entry:
    """Return what an intake writes of ``row``: not the columns that only later steps fill."""
    later = {column.key for column in row.__table__.c if column.server_default is not None}
    return _plain(_values(row), later - _TAKEN_DOWN)


def _name(session: Session, clerk_id: int | None) -> str:
    return session.get_one(Clerk, clerk_id).name if clerk_id is not None else ""


def _intake_rows(session: Session, dossier: Dossier) -> IntakeRows:
    procedure = session.get_one(ProcedureVersion, dossier.procedure_id)
    fee = session.get_one(Fee, dossier.id)
    papers = session.scalars(
        select(DossierPaper)
        .where(DossierPaper.dossier_id == dossier.id)
        .order_by(DossierPaper.position)
    )
    sheet = session.scalars(
        select(PrintRecord).where(PrintRecord.dossier_id == dossier.id).order_by(PrintRecord.id)
    ).first()
    return IntakeRows(
        office=session.get_one(Office, dossier.office_id).valid_from,
        procedure=(procedure.code, procedure.version),
        applicant=_values(session.get_one(Applicant, dossier.applicant_id)),
        # Its later steps have entries of their own, which begin from here.
        dossier=_at_intake(dossier) | {"state": DossierState.RECEIVED.value, "slip_version": 1},
        papers=[_values(paper) for paper in papers],
        fee=_values(fee),
        paid_to=_name(session, fee.paid_to_id),
        sheet=_at_intake(sheet) if sheet else {},
    )


def _typed(kind: object, value: Any) -> Any:
    match kind, value:
        case Instant(), int():
            return from_milliseconds(value)
        case Date(), str():
            return date.fromisoformat(value)
        case Uuid(), str():
            return UUID(value)
        case _:
            return value
