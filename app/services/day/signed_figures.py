"""The figures a day was closed on, and what has become of them since; a sheet tells both."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.listings import ClerkFigures
from app.domain.text import grouped
from app.models.office import WorkingDay
from app.services.day.count_day import closing_notes

_KNOWN = {one.name for one in fields(ClerkFigures)}
# What is overdue goes on changing by itself after a closing: a promise of that day's evening.
_TOLD = {
    "received": "tiếp nhận",
    "handed_over": "đã chuyển",
    "results": "có kết quả",
    "returned": "đã trả",
    "supplements": "bổ sung",
    "refusals": "từ chối",
    "in_hand": "đang giữ",
    "fees": "phí, lệ phí",
}


@dataclass(frozen=True, slots=True)
class SignedFigures:
    """Clerks as they were signed for, and a sentence for each of them who is counted otherwise."""

    clerks: tuple[ClerkFigures, ...]
    recounted: Mapping[int | None, str]


def signed_figures(session: Session, day: date, now: tuple[ClerkFigures, ...]) -> SignedFigures:
    """Return the figures of the newest closing of ``day`` beside ``now``; of an open day, ``now``.

    Whoever only appeared since was signed for with nothing.
    """
    kept = session.scalar(select(WorkingDay.figures).where(WorkingDay.day == day))
    if kept is None:
        return SignedFigures(now, {})
    again = closing_notes(session, day).again
    figures = again[-1].figures if again else json.loads(kept)
    signed = {one.clerk_id: one for one in _clerks(figures)}
    counted = {one.clerk_id: one for one in now}
    everybody = {**counted, **{key: one for key, one in signed.items() if key not in counted}}
    clerks = tuple(signed.get(key) or _nothing(one) for key, one in everybody.items())
    told = {one.clerk_id: _told(one, counted.get(one.clerk_id)) for one in clerks}
    return SignedFigures(clerks, {key: words for key, words in told.items() if words})


def _clerks(figures: Mapping[str, Any]) -> Iterator[ClerkFigures]:
    for one in figures.get("clerks", ()):
        yield ClerkFigures(**{name: value for name, value in one.items() if name in _KNOWN})


def _nothing(clerk: ClerkFigures) -> ClerkFigures:
    return ClerkFigures(clerk_id=clerk.clerk_id, clerk_name=clerk.clerk_name, desk=clerk.desk)


def _told(signed: ClerkFigures, now: ClerkFigures | None) -> str:
    counted = now or _nothing(signed)
    both = [(words, getattr(signed, name), getattr(counted, name)) for name, words in _TOLD.items()]
    parts = [
        f"{words} {grouped(after)} (đã chốt {grouped(before)})"
        for words, before, after in both
        if before != after
    ]
    return f"Tính lại, {signed.clerk_name}: {'; '.join(parts)}." if parts else ""
