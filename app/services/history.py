"""Writing the history, one chained event per step, and verifying that nobody changed it.

What an event means in words is in ``app.services.dossier.dossier_card``.
"""

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Date, bindparam, insert, select, text
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action
from app.domain.office import Station
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.errors import StoreError
from app.models.base import milliseconds
from app.models.dossier import Dossier
from app.models.dossier_event import GENESIS, DossierEvent, HistoryChain, link
from app.models.prepared import PreparedInsert
from app.words import N_

HEAD = (
    select(DossierEvent.sequence, DossierEvent.hash)
    .where(DossierEvent.station == bindparam("station"), DossierEvent.epoch == bindparam("epoch"))
    .order_by(DossierEvent.sequence.desc())
    .limit(1)
)
"""Selects the newest event of a chain, for those who ask for more in the same breath."""

_EVENTS_BETWEEN_LOOKS = 2_000
_EVENTS = PreparedInsert(DossierEvent)
_COUNT = text(
    "INSERT INTO event_counts (day, kind, clerk_id, count) VALUES (:day, :kind, :clerk_id, :count) "
    "ON CONFLICT (day, kind, clerk_id) DO UPDATE SET count = event_counts.count + excluded.count"
).bindparams(bindparam("day", type_=Date))


@dataclass(frozen=True, slots=True)
class Head:
    """The newest event of a station's chain."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What is noted of a chain when it begins; ``genesis`` stands before its first event."""

    station: int
    epoch: int
    store_id: str
    genesis: str
    begun_at: datetime
    reason: str = ""


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


def head(connection: Connection, chain: Station) -> Head:
    """Return the newest event of ``chain``; before the first, sequence 0 and what it begins from.

    StoreError when this store has never heard of the chain.
    """
    key = {"station": chain.digit, "epoch": chain.epoch}
    row = connection.execute(HEAD, key).first()
    return Head(row.sequence, row.hash) if row else Head(0, _genesis(connection, chain))


def hash_at(connection: Connection, chain: Station, sequence: int) -> str:
    """Return the hash of the event ``sequence`` of ``chain``; for 0 what the chain begins from.

    NoResultFound when the chain does not reach that far.
    """
    if sequence == 0:
        return _genesis(connection, chain)
    return connection.execute(
        select(DossierEvent.hash).where(
            DossierEvent.station == chain.digit,
            DossierEvent.epoch == chain.epoch,
            DossierEvent.sequence == sequence,
        )
    ).scalar_one()


def begin_chain(connection: Connection, chain: Chain) -> None:
    """Note a chain this store begins to write or to keep for another."""
    connection.execute(insert(HistoryChain), asdict(chain))


def write_down(
    connection: Connection,
    chain: Station,
    actor: Actor,
    steps: Iterable[Step],
    newest: Head | None = None,
) -> Head:
    """Add ``steps`` to the history in the caller's transaction and return the new head.

    ``newest`` is the head as read in this very transaction, for callers that know it already.
    """
    newest = newest or head(connection, chain)
    rows: list[dict[str, Any]] = []
    for step in steps:
        newest = _append(rows, newest, chain, step.by or actor, step)
    _EVENTS.add_all(connection, rows)
    count(connection, rows)
    return newest


def count(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add events (rows of their table) to the counts by day, kind and clerk."""
    counted = Counter((row["occurred_on"], row["kind"], row["clerk_id"]) for row in rows)
    for (day, kind, clerk_id), number in counted.items():
        connection.execute(
            _COUNT, {"day": day, "kind": kind, "clerk_id": clerk_id, "count": number}
        )


def _genesis(connection: Connection, chain: Station) -> str:
    genesis = connection.scalar(
        select(HistoryChain.genesis).where(
            HistoryChain.station == chain.digit, HistoryChain.epoch == chain.epoch
        )
    )
    if genesis is None and chain.epoch == 0:
        # Another counter's first word in a shared store.
        return GENESIS
    if genesis is None:
        raise StoreError(
            N_("Kho dữ liệu thiếu dòng mở đầu lịch sử của quầy {station}."),
            N_("Giữ nguyên kho dữ liệu, gọi người quản trị phục hồi từ bản sao lưu."),
            station=chain.digit,
        )
    return genesis


def _append(
    rows: list[dict[str, Any]], newest: Head, chain: Station, actor: Actor, step: Step
) -> Head:
    payload = canonical(step.facts)
    event: dict[str, str | int] = {
        "station": chain.digit,
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
            "station": chain.digit,
            "epoch": chain.epoch,
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


def exported_events(session: Session, chain: Station, after: int = 0) -> Generator[dict[str, Any]]:
    """Yield the events of ``chain`` with a sequence over ``after`` as exports write them."""
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
        .where(
            DossierEvent.station == chain.digit,
            DossierEvent.epoch == chain.epoch,
            DossierEvent.sequence > after,
        )
        .order_by(DossierEvent.sequence)
        .execution_options(yield_per=2000)
    )
    with contextlib.closing(rows):
        for row in rows:
            yield {
                "station": chain.digit,
                "sequence": row.sequence,
                "code": row.code,
                "kind": row.kind,
                "at": milliseconds(row.occurred_at),
                "clerk": row.clerk_name,
                "payload": row.payload,
                "hash": row.hash,
            }


def first_break(
    session: Session, chain: Station, look: Callable[[], object] = lambda: None
) -> int | None:
    """Return the sequence of the first event that does not fit the one before, None if all fit.

    ``look`` is called now and then, and stops the reading by raising.
    """
    previous, expected = _genesis(session.connection(), chain), 1
    with contextlib.closing(exported_events(session, chain)) as events:
        for event in events:
            if expected % _EVENTS_BETWEEN_LOOKS == 0:
                look()
            if event["sequence"] != expected or link(previous, event) != event["hash"]:
                return int(event["sequence"])
            previous, expected = event["hash"], expected + 1
    return None


def chains(session: Session) -> tuple[Station, ...]:
    """Return every chain that is known here or has events here, own and merged."""
    known = select(HistoryChain.station, HistoryChain.epoch)
    written = select(DossierEvent.station, DossierEvent.epoch).distinct()
    return tuple(Station(*row) for row in sorted(session.execute(known.union(written))))
