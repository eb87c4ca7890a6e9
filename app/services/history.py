"""Writing the history, one chained event per step, and verifying that nobody changed it.

What an event means in words is in ``app.services.dossier.dossier_card``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.models.base import milliseconds
from app.models.dossier import Dossier
from app.models.dossier_event import GENESIS, DossierEvent, link
from app.models.prepared import PreparedInsert

HEAD = (
    select(DossierEvent.sequence, DossierEvent.hash)
    .where(DossierEvent.station == bindparam("station"))
    .order_by(DossierEvent.sequence.desc())
    .limit(1)
)
"""Selects the newest event of a station, for those who ask for more in the same breath."""

_EVENTS = PreparedInsert(DossierEvent)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest event of a station's chain."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step to be written down: ``facts`` are JSON values, what changed and to what.

    ``by`` names who took it where that is not the person at the desk (an imported register).
    """

    dossier_id: int
    code: str
    action: Action
    at: datetime
    facts: Mapping[str, Any]
    by: Actor | None = None


def canonical(facts: Mapping[str, Any]) -> str:
    """Return ``facts`` as the one JSON text that is hashed, stored and exported."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def head(connection: Connection, station: int) -> Head:
    """Return the newest event of ``station``; sequence 0 before the first."""
    row = connection.execute(HEAD, {"station": station}).first()
    return Head(row.sequence, row.hash) if row else Head(0, GENESIS)


def write_down(
    connection: Connection,
    station: int,
    actor: Actor,
    steps: Iterable[Step],
    newest: Head | None = None,
) -> Head:
    """Add ``steps`` to the history in the caller's transaction and return the new head.

    ``newest`` is the head as read in this very transaction, for callers that know it already.
    """
    newest = newest or head(connection, station)
    rows: list[dict[str, Any]] = []
    for step in steps:
        newest = _append(rows, newest, station, step.by or actor, step)
    _EVENTS.add_all(connection, rows)
    return newest


def _append(
    rows: list[dict[str, Any]], newest: Head, station: int, actor: Actor, step: Step
) -> Head:
    payload = canonical(step.facts)
    event: dict[str, str | int] = {
        "station": station,
        "sequence": newest.sequence + 1,
        "code": step.code,
        "kind": step.action.value,
        "at": milliseconds(step.at),
        "clerk": actor.name,
        "payload": payload,
    }
    hashed = link(newest.hash, event)
    rows.append(
        {
            "station": station,
            "sequence": newest.sequence + 1,
            "dossier_id": step.dossier_id,
            "kind": step.action.value,
            "occurred_at": step.at,
            "occurred_on": office_day(step.at),
            "clerk_id": actor.clerk_id,
            "clerk_name": actor.name,
            "payload": payload,
            "hash": hashed,
        }
    )
    return Head(newest.sequence + 1, hashed)


def exported_events(session: Session, station: int, after: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the events of ``station`` with a sequence over ``after`` as exports write them."""
    rows = session.execute(
        select(
            DossierEvent.sequence,
            Dossier.code,
            DossierEvent.kind,
            DossierEvent.occurred_at,
            DossierEvent.clerk_name,
            DossierEvent.payload,
            DossierEvent.hash,
        )
        .join(Dossier, Dossier.id == DossierEvent.dossier_id)
        .where(DossierEvent.station == station, DossierEvent.sequence > after)
        .order_by(DossierEvent.sequence)
        .execution_options(yield_per=2000)
    )
    for row in rows:
        yield {
            "station": station,
            "sequence": row.sequence,
            "code": row.code,
            "kind": row.kind,
            "at": milliseconds(row.occurred_at),
            "clerk": row.clerk_name,
            "payload": row.payload,
            "hash": row.hash,
        }


def first_break(session: Session, station: int) -> int | None:
    """Return the sequence of the first event that does not fit the one before, None if all fit."""
    previous, expected = GENESIS, 1
    for event in exported_events(session, station):
        if event["sequence"] != expected or link(previous, event) != event["hash"]:
            return int(event["sequence"])
        previous, expected = event["hash"], expected + 1
    return None


def stations(session: Session) -> tuple[int, ...]:
    """Return the stations that have written into this store."""
    return tuple(session.scalars(select(DossierEvent.station).distinct()).all())
