"""The part of the check that holds the store against what lies outside it: journal and mark."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.dossier_event import DossierEvent
from app.models.second_place import SecondPlace
from app.services.context import Context
from app.services.store.finding import Counts, Finding, finding_of
from app.services.store.journal_entry import BESIDE, CAUSE, EVENTS, EntryKind
from app.services.store.journal_lines import lost_lines
from app.services.store.journal_returns import lost_returns, only_matched
from app.services.store.store_trouble import find_behind
from app.words import N_

_Place = tuple[int, int, int, str]
_NAMED = 5


def look_at_mark(context: Context, place: SecondPlace) -> Iterator[Finding]:
    """See whether the store has come as far as was noted, and whether noting still works."""
    behind = find_behind(context, place)
    if behind is not None:
        yield finding_of(behind)
    if place.trouble is not None:
        yield finding_of(place.trouble)


def look_at_journal(
    context: Context, counts: Counts, place: SecondPlace, look: Callable[[], None]
) -> Iterator[Finding]:
    """See whether all that the journal tells is in the store.

    A step that was done again after a restore stands elsewhere and names the place it had.
    """
    reading = place.entries()
    wanted: dict[_Place, Mapping[str, Any]] = {}
    beside: list[Mapping[str, Any]] = []
    for number, line in enumerate(reading):
        entry = line.entry
        if entry["store"] == context.store_id and entry["kind"] in EVENTS:
            wanted[_place(entry)] = {key: entry[key] for key in ("kind", "code", "action", "at")}
        elif entry["store"] == context.store_id and entry["kind"] in BESIDE:
            beside.append({name: value for name, value in entry.items() if name != "line"})
        if number % 500 == 0:
            look()
    yield from (finding_of(problem) for problem in reading.problems)
    counts.journal = len(wanted) + len(beside)
    with context.database.read() as session:
        _strike_out(session, wanted, look)
    yield from _missing(wanted.values())
    for lost in (lost_returns(context, beside), lost_lines(context, beside)):
        if lost is not None:
            yield finding_of(lost)


def _strike_out(
    session: Session, wanted: dict[_Place, Mapping[str, Any]], look: Callable[[], None]
) -> None:
    """Take out of ``wanted`` what the store has."""
    for station, epoch in {place[:2] for place in wanted}:
        look()
        rows = session.execute(
            select(DossierEvent.sequence, DossierEvent.hash).where(
                DossierEvent.station == station, DossierEvent.epoch == epoch
            )
        )
        for sequence, hashed in rows:
            wanted.pop((station, epoch, sequence, hashed), None)
    if wanted:
        again = select(DossierEvent.payload).where(DossierEvent.payload.contains(f'"{CAUSE}":'))
        for payload in session.scalars(again):
            wanted.pop(tuple(json.loads(payload).get(CAUSE, ())), None)  # type: ignore[call-overload]
    for place in [place for place, entry in wanted.items() if only_matched(session, entry)]:
        del wanted[place]


def _missing(wanted: Collection[Mapping[str, Any]]) -> Iterator[Finding]:
    receipts = [one["code"] for one in wanted if one["kind"] == EntryKind.RECEIPT]
    if receipts:
        yield Finding(
            N_("Có {count} hồ sơ đã nhận theo nhật ký mà kho dữ liệu không có: {codes}."),
            N_("Ngừng nhập, phục hồi để ghi lại các hồ sơ này từ nhật ký."),
            {"count": len(receipts), "codes": _named(receipts)},
        )
    steps = [one["code"] for one in wanted if one["kind"] == EntryKind.STEP]
    if steps:
        yield Finding(
            N_("Có {count} bước xử lý theo nhật ký mà kho dữ liệu không có, của hồ sơ {codes}."),
            N_("So lịch sử các hồ sơ này với giấy tờ rồi ghi lại bước còn thiếu."),
            {"count": len(steps), "codes": _named(steps)},
        )


def _place(entry: Mapping[str, Any]) -> _Place:
    return entry["station"], entry["epoch"], entry["sequence"], entry["hash"]


def _named(codes: Collection[str]) -> str:
    names = sorted(dict.fromkeys(codes))
    return ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
