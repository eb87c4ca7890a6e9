"""Restore: put a whole store where a damaged one is, and do again what the journal tells since.

All is made ready beside the store first, so that whatever stops it leaves the old store, or none
and everything to begin again with; the old store is kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.office import Station
from app.domain.restored import RestoreOrder, RestoreReport
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.errors import MotCuaError, StoreError
from app.models.dossier import Dossier
from app.models.encryption import convert_store
from app.models.high_mark import HighMark
from app.models.office import Clerk
from app.models.quarantine import quarantine
from app.models.receipt_journal import JournalReading
from app.models.second_place import SecondPlace
from app.models.sqlite_file import StoreKey, connect
from app.models.store_errors import store_errors
from app.models.store_facts import StoreFacts
from app.models.store_hold import held
from app.models.workshop import RESTORE, Workshop
from app.services import audit, history
from app.services.audit import Audited
from app.services.context import Context
from app.services.ports import Tick
from app.services.store.begin_epoch import Issued, begin_epoch
from app.services.store.confirm_restored import note_restored
from app.services.store.journal_entry import BESIDE, EVENTS, EntryKind, Place, mark_entry
from app.services.store.journal_upkeep import mark_of
from app.services.store.replay import ReplayReport, replay
from app.services.store.restore_source import (
    RestorePlace,
    Source,
    bring_source,
    opened,
)
from app.words import N_

Entry = Mapping[str, Any]

_LOOKED_AT, _REBUILT, _ALL = 600, 950, 1000


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A store that was brought up to date in the workshop, and how far it has come."""

    station: Station
    replayed: ReplayReport
    dossiers: int
    mark: HighMark


def restore(place: RestorePlace, order: RestoreOrder, tick: Tick) -> RestoreReport:
    """Restore the store as ordered and tell what was done.

    Every program must have closed it. NoBackupError, RuleError, StoreError and FileError say why
    nothing was done; ``tick`` may cancel until the old store is moved. See ``bring_source``.
    """
    shop = Workshop(place.store.parent / RESTORE, place.store.name)
    with shop.open():
        source = bring_source(place, shop, order, lambda: tick(0, _ALL))
        key = place.key or source.key
        if key is not None and key != source.key:
            convert_store(shop.store, source.key, key, lambda _done, _total: tick(0, _ALL))
        second = place.second_place(key)
        old_mark, _problem = second.load_mark()
        issued = Issued(_digit_of(shop, key), office_day(place.clock.now()))
        issued.add_mark(old_mark)
        issued.add_entries(entries_of(second.entries()))
        issued.add_store(place.store, key)
        tick(_LOOKED_AT, _ALL)
        with held(place.store):
            reading = second.entries()
            with opened(place, shop, key) as context:
                rebuilt = rebuild(context, source.facts, issued, entries_of(reading))
                _note(context, source, order.actor)
            shop.fold(key)
            tick(_REBUILT, _ALL)
            aside = quarantine(place.store, place.clock.now())
            # Before the store: the mark of one that is gone has it restored once more, while a
            # restored one would seem to be behind the old mark.
            _tell(second, rebuilt, place.clock.now())
            second.end(_no_older(rebuilt.mark, old_mark))
            shop.put_in_place(place.store)
    report = _report(source, rebuilt, aside)
    lost = _lost(source.facts, rebuilt, old_mark, entries_of(reading))
    return replace(report, problems=(*report.problems, *reading.problems, *lost))


def rebuild(
    context: Context, facts: StoreFacts, issued: Issued, entries: Iterable[Entry]
) -> Rebuilt:
    """Begin a new epoch in the open store of ``context`` and do again what it lacks."""
    station = begin_epoch(context, issued, "restore")
    replayed = replay(context, _unknown(facts, entries))
    with context.database.read() as session:
        dossiers = session.scalar(select(func.count()).select_from(Dossier)) or 0
    return Rebuilt(station, replayed, dossiers, mark_of(context))


def entries_of(reading: JournalReading) -> Iterator[Entry]:
    """Yield what the journal's lines say, without where they stand."""
    return (line.entry for line in reading)


def _unknown(facts: StoreFacts, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries of events that the verified chains do not hold already.

    Also those the chains tell nothing of: whether the store has them is seen when they are done.
    """
    held_to = {(head.station, head.epoch): head.sequence for head in facts.chains}
    for entry in entries:
        held = held_to.get((entry["station"], entry["epoch"]), 0)
        if entry["kind"] in BESIDE or entry["sequence"] > held:
            yield entry


def _report(source: Source, rebuilt: Rebuilt, aside: Path | None) -> RestoreReport:
    backup, station = source.backup, rebuilt.station
    return RestoreReport(
        trouble=source.trouble,
        backup=backup.path.name if backup is not None else "",
        made_at=backup.made_at if backup is not None else None,
        dossiers=rebuilt.dossiers,
        skipped=source.skipped,
        receipts=rebuilt.replayed.receipts,
        steps=rebuilt.replayed.steps,
        problems=rebuilt.replayed.problems,
        series=f"{LOCAL_PREFIX}{station.digit}{station.epoch_digit}",
        quarantine=aside,
        lines=rebuilt.replayed.lines,
    )


def _digit_of(shop: Workshop, key: StoreKey | None) -> int:
    with store_errors(), closing(connect(shop.store, key)) as store:
        (digit,) = store.execute("SELECT value FROM meta WHERE key = 'station'").fetchone()
    return int(digit)


def _note(context: Context, source: Source, actor: Actor | None) -> None:
    name = source.backup.path.name if source.backup is not None else ""
    with context.database.write() as session:
        clerk = session.get(Clerk, actor.clerk_id) if actor is not None else None
        # In the backup somebody else may have had this key, or nobody yet.
        known = clerk is not None and actor is not None and clerk.name == actor.name
        clerk_id = clerk.id if clerk is not None and known else None
        audit.note(session, context, clerk_id, Audited.RESTORE, name)
        note_restored(session, context.now(), name)


def _tell(second: SecondPlace, rebuilt: Rebuilt, now: datetime) -> None:
    """Let the journal know of the new chain, whose lines so far are those of the old ones."""
    station = rebuilt.station
    newest = rebuilt.mark.chains.get((station.digit, station.epoch))
    if newest is not None:
        chain = Place(rebuilt.mark.store_id, station)
        with suppress(StoreError):
            second.append(office_day(now), mark_entry(chain, 1, history.Head(*newest), now))


def _no_older(mark: HighMark, before: HighMark | None) -> HighMark:
    """Return ``mark`` so that it counts as the newer one, whatever the clock said before."""
    return mark if before is None else replace(mark, seen_at=max(mark.seen_at, before.seen_at))


def _lost(
    facts: StoreFacts, rebuilt: Rebuilt, mark: HighMark | None, entries: Iterable[Entry]
) -> Iterator[MotCuaError]:
    """Yield what to say of steps that were written once and are neither here nor in the journal."""
    if mark is None or mark.store_id != facts.store_id:
        return
    held_to = {(head.station, head.epoch): head.sequence for head in facts.chains}
    lines = list(entries)
    missing = 0
    for (station, epoch), newest in mark.chains.items():
        if station == rebuilt.station.digit:
            wanted = range(held_to.get((station, epoch), 0) + 1, newest.sequence + 1)
            missing += len(set(wanted) - _told(lines, station, epoch))
    if missing:
        yield StoreError(
            N_("Còn thiếu {count} bước đã ghi mà nhật ký không giữ nội dung."),
            N_("So với phiếu cuối ngày đã ký, biên nhận giấy và sổ đã nhập; nhập lại phần thiếu."),
            count=missing,
        )


def _told(entries: Iterable[Entry], station: int, epoch: int) -> set[int]:
    """Return the sequences of a chain whose content the journal holds.

    A mark from the first event on stands for what an earlier restore did again: its lines are
    among those of the chain before.
    """
    told: set[int] = set()
    for entry in entries:
        if (entry["station"], entry["epoch"]) == (station, epoch):
            if entry["kind"] in EVENTS:
                told.add(entry["sequence"])
            elif entry["kind"] == EntryKind.MARK and entry["first"] == 1 and epoch > 0:
                told.update(range(1, entry["sequence"] + 1))
    return told
