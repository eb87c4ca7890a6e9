"""Rebuild dossiers from the union of their events, after another counter's steps have come in.

What the events mean together is ``app.domain.dossier_rebuild``; here they are read and the rows set
right. Columns no event speaks of stay as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, bindparam, select, update
from sqlalchemy.orm import Session

from app.domain.dossier_rebuild import Happening, Rebuilt, in_order, rebuild
from app.domain.dossier_state import Action, DossierState
from app.domain.promise_history import PROMISED, counted_facts, moves_the_promise, promise_of
from app.domain.vietnam_time import office_day
from app.domain.working_calendar import WorkingCalendar
from app.models.base import Base, Instant
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.services.dossier.corrected_rows import CODES, correct_rows
from app.services.dossier.promise_now import happening_of
from app.services.exchange.rebuild_codes import settle_codes
from app.services.store.journal_entry import CAUSE

_BATCH = 500
_UNRETURNED: Mapping[str, Any] = {
    "returned_at": None,
    "returned_on": None,
    "returned_by_id": None,
    "collector_name": "",
    "collector_identity": "",
    "collector_relation": "",
}
# Where the history has led a dossier: set by steps, and by nothing else.
_COURSE = (
    "submitter_name",
    "submitter_identity",
    "channel",
    "sets",
    "delivery",
    "delivery_address",
    "note",
    "limit_value",
    "limit_unit",
    "result_name",
    "in_programme",
    "original_promised_at",
    "override_reason",
    "promised_at",
    "promised_on",
    "explanation",
    "slip_version",
    "handler",
    "supplements",
    "supplement_due_on",
    "paused_at",
    "extensions",
    "agency",
    "agency_due_at",
    "result_number",
    "result_negative",
    "parts_kept",
    "delivery_state",
    "delivery_item",
    "delivery_by",
    "late_reason",
    "excluded",
    "official_state",
    "official_received_at",
    "official_promised_at",
    "other_codes",
    "place",
)
_SET = (
    "state",
    "finished_at",
    "finished_on",
    *_UNRETURNED,
    *_COURSE,
)


@dataclass(frozen=True, slots=True)
class Settled:
    """A dossier as its events tell it.

    ``payments`` are the steps in which its fee was taken, the first one of each counter;
    ``code_taken`` is the official code it goes without, and which dossier has it.
    """

    dossier_id: int
    code: str
    rebuilt: Rebuilt
    payments: tuple[Happening, ...]
    code_taken: tuple[str, str] | None = None


def rebuild_dossiers(
    session: Session, calendar: WorkingCalendar, dossier_ids: Sequence[int]
) -> Iterator[Settled]:
    """Set the dossiers right in the caller's transaction and tell what became of each.

    Promises that were moved are counted anew on ``calendar``.
    """
    for at in range(0, len(dossier_ids), _BATCH):
        yield from _rebuild_some(session, calendar, dossier_ids[at : at + _BATCH])


def _rebuild_some(
    session: Session, calendar: WorkingCalendar, dossier_ids: Sequence[int]
) -> Iterator[Settled]:
    told: dict[int, list[Happening]] = {}
    clerks: dict[tuple[int, int, int], int] = {}
    for row in session.execute(_events_of(dossier_ids)):
        told.setdefault(row.dossier_id, []).append(happening_of(row))
        clerks[row.station, row.epoch, row.sequence] = row.clerk_id
    settled: list[Settled] = []
    changed: list[dict[str, Any]] = []
    for row in session.execute(_rows_of(dossier_ids)).mappings():
        happenings = _once(told.get(row["id"], []))
        rebuilt = rebuild(happenings, DossierState(row["state"]), row["finished_at"])
        values = {
            **{name: row[name] for name in _SET},
            **_course(rebuilt.changed),
            **_promise(in_order(happenings), row["original_promised_at"], calendar),
            **_values(rebuilt, clerks),
        }
        if any(values[name] != row[name] for name in _SET):
            changed.append({"key": row["id"], **{f"new_{name}": values[name] for name in _SET}})
        settled.append(Settled(row["id"], row["code"], rebuilt, _payments(happenings)))
        for one in in_order(happenings):
            correct_rows(session, row["id"], one.facts)
    session.flush()
    if changed:
        session.connection().execute(_UPDATE, changed)
        session.expire_all()
    taken = settle_codes(session, _codes(settled))
    yield from (replace(one, code_taken=taken.get(one.dossier_id)) for one in settled)


def _codes(settled: Sequence[Settled]) -> dict[int, Mapping[str, Any]]:
    """Return what the history sets of every dossier whose codes it speaks of."""
    return {
        one.dossier_id: one.rebuilt.changed for one in settled if CODES & one.rebuilt.changed.keys()
    }


def _events_of(dossier_ids: Sequence[int]) -> Any:
    return select(
        DossierEvent.dossier_id,
        DossierEvent.station,
        DossierEvent.epoch,
        DossierEvent.sequence,
        DossierEvent.kind,
        DossierEvent.occurred_at,
        DossierEvent.clerk_id,
        DossierEvent.payload,
    ).where(DossierEvent.dossier_id.in_(dossier_ids))


def _rows_of(dossier_ids: Sequence[int]) -> Any:
    columns = [_table(Dossier).c[name] for name in ("id", "code", *_SET)]
    return select(*columns).where(Dossier.id.in_(dossier_ids)).order_by(Dossier.id)


def _table(mapped: type[Base]) -> Any:
    return mapped.__table__


_UPDATE = (
    update(_table(Dossier))
    .where(_table(Dossier).c.id == bindparam("key"))
    .values({name: bindparam(f"new_{name}") for name in _SET})
)


def _values(rebuilt: Rebuilt, clerks: Mapping[tuple[int, int, int], int]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "state": rebuilt.state.value,
        "finished_at": rebuilt.finished_at,
        "finished_on": office_day(rebuilt.finished_at) if rebuilt.finished_at else None,
    }
    returned = rebuilt.returned
    if not rebuilt.return_stands:
        values.update(_UNRETURNED)
    elif returned is not None:
        values.update(
            returned_at=returned.at,
            returned_on=office_day(returned.at),
            returned_by_id=clerks[returned.station, returned.epoch, returned.sequence],
            collector_name=returned.facts.get("collector", ""),
            collector_identity=returned.facts.get("collector_identity", ""),
            collector_relation=returned.facts.get("relation", ""),
        )
    return values


def _course(changed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the steps left in the columns, in the types of the columns."""
    columns = _table(Dossier).c
    return {name: _typed(columns[name].type, changed[name]) for name in _COURSE if name in changed}


def _typed(kind: object, value: Any) -> Any:
    match kind, value:
        case Instant(), str():
            return datetime.fromisoformat(value)
        case Date(), str():
            return date.fromisoformat(value)
        case _:
            return value


def _promise(
    steps: Sequence[Happening], original: datetime, calendar: WorkingCalendar
) -> dict[str, Any]:
    """Return the promise counted from the beginning, if any step has moved it."""
    if not moves_the_promise(steps):
        return {}
    counted = counted_facts(steps)
    promised = datetime.fromisoformat(counted[PROMISED]) if counted else original
    promise = promise_of(steps, promised, calendar)
    return {
        "promised_at": promise.due,
        "promised_on": office_day(promise.due),
        "paused_at": promise.paused_at,
        "supplements": sum(one.action is Action.REQUEST_SUPPLEMENT for one in steps),
        "extensions": sum(one.action is Action.EXTEND for one in steps),
    }


def _once(happenings: Sequence[Happening]) -> list[Happening]:
    """Leave out what a restored store did again although the first time is known here."""
    places = {(one.station, one.epoch, one.sequence) for one in happenings}
    left = [one for one in happenings if tuple(one.facts.get(CAUSE, ()))[:3] not in places]
    return [one for one in left if not _matched_again(one, left)]


def _matched_again(step: Happening, others: Sequence[Happening]) -> bool:
    """Say whether a restored store matched a result once more, which names no first time."""
    return step.action is Action.RETURN_RESULT and any(
        one.action is step.action
        and (one.station, one.at) == (step.station, step.at)
        and one.epoch < step.epoch
        for one in others
    )


def _payments(happenings: Sequence[Happening]) -> tuple[Happening, ...]:
    first: dict[int, Happening] = {}
    for one in in_order(happenings):
        if one.facts.get("fee_paid") or one.facts.get("fee_paid_now"):
            first.setdefault(one.station, one)
    return tuple(first.values())
