"""Store and second place held against each other, at opening, at closing and by the check.

What the second place is made of is in ``app.models.second_place``.
"""

import contextlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.office import Station
from app.errors import StoreDamagedError, StoreError
from app.models.base import milliseconds
from app.models.dossier import CodeCounter, Dossier
from app.models.dossier_event import DossierEvent, HistoryChain
from app.models.high_mark import ChainKey, HighMark, Newest, Standing, behind
from app.models.second_place import SecondPlace
from app.services import history
from app.services.context import Context
from app.services.store.journal_entry import BESIDE, EntryKind, entry_of_event
from app.services.store.journal_lines import lost_lines, write_missing_lines
from app.services.store.journal_returns import lost_returns, write_missing
from app.services.store.journal_steps import note_mark

_CHUNK = 200


def use_second_place(context: Context, place: SecondPlace) -> None:
    """Let ``context``, just opened, write to ``place``.

    StoreDamagedError when the store is behind what the second place has seen, and nothing is
    written then. Lines that are missing are written; where they cannot be, ``place.trouble`` says.
    """
    mark, _problem = place.load_mark()
    days = [context.today(), *([mark.last_day] if mark and mark.last_day else [])]
    # A day that was numbered by a clock ahead of time must not hide the lines of today.
    since = min(days) if mark else None
    entries = [line.entry for line in place.entries(since)]
    problem = compare(context, reached(context, mark, entries)) or _lacks_lines(context, entries)
    if problem is not None:
        raise problem
    context.journal = place
    with contextlib.suppress(StoreError):
        catch_up(context, entries, mark)
        write_missing(context, entries, since)
        write_missing_lines(context, entries, since)
    place.begin(mark_of(context))


def reached(
    context: Context, mark: HighMark | None, entries: Iterable[Mapping[str, Any]]
) -> HighMark:
    """Return how far the store had come by ``mark`` and the lines after it.

    A mark older than the store's last restore says nothing: it could not be written then.
    """
    station = context.station
    if mark is None or (mark.store_id == context.store_id and mark.epoch < station.epoch):
        mark = HighMark(store_id=context.store_id, station=station.digit, epoch=station.epoch)
    return mark.raised(entries)


def begin_second_place(context: Context, place: SecondPlace) -> None:
    """Let a store that was just made or restored write to ``place``, whatever was there before."""
    context.journal = place
    place.begin(mark_of(context))


def leave_second_place(context: Context, place: SecondPlace) -> None:
    """Note in ``place`` how far the store has come, before it is closed."""
    with contextlib.suppress(StoreError):
        place.end(mark_of(context))


def absent(context: Context, entries: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the codes of acknowledged dossiers that the store does not have, in their order."""
    codes = dict.fromkeys(
        entry["code"]
        for entry in entries
        if entry["kind"] == EntryKind.RECEIPT and entry["store"] == context.store_id
    )
    with context.database.read() as session:
        known = set(session.scalars(select(Dossier.code)))
    return tuple(code for code in codes if code not in known)


def mark_of(context: Context) -> HighMark:
    """Return how far the open store has come."""
    with context.database.read() as session:
        last_day = session.scalar(select(func.max(CodeCounter.day)).where(~CodeCounter.mistaken))
        counters = session.scalars(select(CodeCounter).where(CodeCounter.day == last_day)).all()
        return HighMark(
            store_id=context.store_id,
            station=context.station.digit,
            epoch=context.station.epoch,
            chains=_newest(session, context.station),
            last_day=last_day,
            serials={counter.series: counter.last for counter in counters},
            seen_at=milliseconds(context.now()),
        )


def compare(context: Context, mark: HighMark) -> StoreDamagedError | None:
    """Return what is wrong with an open store that is not at or past ``mark``, None if it is."""
    with context.database.read() as session:

        def hash_at(key: ChainKey, sequence: int) -> str | None:
            event = session.get(DossierEvent, (*key, sequence))
            return event.hash if event else None

        return behind(mark, Standing(context.store_id, _newest(session, context.station), hash_at))


def catch_up(context: Context, entries: Iterable[Mapping[str, Any]], mark: HighMark | None) -> int:
    """Write the entries the journal lacks of the store's own chain; return how many those were.

    ``entries`` are the journal's since the last day of ``mark``; the store is not behind them. A
    program killed between COMMIT and the journal leaves such a gap, and so does another process
    in the same moment. A chain the journal has never heard of gets a mark instead: the store was
    restored, or is older than the journal.
    StoreError when the journal cannot be written.
    """
    chain = context.station
    key = (chain.digit, chain.epoch)
    told = [
        (
            entry["first"] if entry["kind"] == EntryKind.MARK else entry["sequence"],
            entry["sequence"],
        )
        for entry in entries
        if entry["store"] == context.store_id
        and (entry["station"], entry["epoch"]) == key
        and entry["kind"] not in BESIDE
    ]
    if mark is not None and key in mark.chains:
        told.append((mark.chains[key].sequence, mark.chains[key].sequence))
    with context.database.read() as session:
        newest = history.head(session.connection(), chain)
        if not told:
            note_mark(context, 1, newest)
            return 0
        gaps = _gaps(told, newest.sequence)
        for first, last in gaps:
            _write(session, context, first, last)
    return sum(last - first + 1 for first, last in gaps)


def _lacks_lines(
    context: Context, entries: Iterable[Mapping[str, Any]]
) -> StoreDamagedError | None:
    """Say that an older store was put back whose history alone is as long as ever.

    What a restore has left behind does not count, as with the mark.
    """
    chain = (context.station.digit, context.station.epoch)
    own = [one for one in entries if (one["station"], one["epoch"]) == chain]
    return lost_returns(context, own) or lost_lines(context, own)


def _gaps(told: Iterable[tuple[int, int]], newest: int) -> list[tuple[int, int]]:
    """Return the spans between and after those ``told``, up to ``newest``."""
    gaps: list[tuple[int, int]] = []
    following: int | None = None
    for first, last in sorted(told):
        if following is not None and first > following:
            gaps.append((following, first - 1))
        following = max(following or 0, last + 1)
    if following is not None and newest >= following:
        gaps.append((following, newest))
    return gaps


def _write(session: Session, context: Context, first: int, last: int) -> None:
    for at in range(first, last + 1, _CHUNK):
        events = session.scalars(
            select(DossierEvent)
            .where(
                DossierEvent.station == context.station.digit,
                DossierEvent.epoch == context.station.epoch,
                DossierEvent.sequence.between(at, min(at + _CHUNK - 1, last)),
            )
            .order_by(DossierEvent.sequence)
        ).all()
        entries = [entry_of_event(session, context.store_id, event) for event in events]
        context.journal.append(context.today(), *entries)


def _newest(session: Session, own: Station) -> dict[ChainKey, Newest]:
    """Return the heads of the store's own chain and of all that are noted as begun."""
    noted = session.execute(select(HistoryChain.station, HistoryChain.epoch))
    chains = {own, *(Station(*row) for row in noted)}
    heads = {chain: history.head(session.connection(), chain) for chain in chains}
    return {
        (chain.digit, chain.epoch): Newest(head.sequence, head.hash)
        for chain, head in heads.items()
        if head.sequence
    }
