"""The end of a day held against what lies on the desk: what was expected, counted, and why not.

View data and its JSON; the sums are made by ``app.services.day.reconcile``. Nothing here closes.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.domain.takings import MeansSum
from app.words import N_

NOTES = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)
"""Banknotes a drawer is counted by, in đồng."""


class Difference(StrEnum):
    """Why what was counted may differ from what was expected; each has its dossiers."""

    UNPRINTED = "unprinted"
    UNKNOWN_PRINT = "unknown_print"
    NOT_WANTED = "not_wanted"
    CANCELLED = "cancelled"
    UNPAID = "unpaid"
    NO_NUMBER = "no_number"
    USED_TWICE = "used_twice"
    OUT_OF_ORDER = "out_of_order"
    NO_MEANS = "no_means"
    EXEMPTED = "exempted"
    LEFT_OPEN = "left_open"
    CANCELLED_PAID = "cancelled_paid"
    NOT_LISTED = "not_listed"
    LISTED_ONLY = "listed_only"
    NO_COLLECTOR = "no_collector"


DIFFERENCE_LABELS: dict[Difference, str] = {
    Difference.UNPRINTED: N_("Giấy hẹn chưa in"),
    Difference.UNKNOWN_PRINT: N_("Chưa rõ đã ra giấy"),
    Difference.NOT_WANTED: N_("Không cần giấy hẹn"),
    Difference.CANCELLED: N_("Mã đã hủy"),
    Difference.UNPAID: N_("Chưa nộp phí, lệ phí"),
    Difference.NO_NUMBER: N_("Không ghi số biên lai"),
    Difference.USED_TWICE: N_("Trùng số biên lai"),
    Difference.OUT_OF_ORDER: N_("Số biên lai lộn thứ tự"),
    Difference.NO_MEANS: N_("Không ghi hình thức thu"),
    Difference.EXEMPTED: N_("Được miễn, giảm"),
    Difference.LEFT_OPEN: N_("Sửa phí, tiền chưa bù"),
    Difference.CANCELLED_PAID: N_("Đã hủy mà đã thu tiền"),
    Difference.NOT_LISTED: N_("Bàn giao ngoài danh sách"),
    Difference.LISTED_ONLY: N_("Có danh sách, chưa giao"),
    Difference.NO_COLLECTOR: N_("Trả, không ghi người nhận"),
}

# Known and in order: they explain a difference and need nobody's attention by themselves.
EXPLAINED = frozenset(
    {
        Difference.NOT_WANTED,
        Difference.CANCELLED,
        Difference.UNPAID,
        Difference.NO_MEANS,
        Difference.EXEMPTED,
    }
)
OF_SLIPS = (
    Difference.UNPRINTED,
    Difference.UNKNOWN_PRINT,
    Difference.NOT_WANTED,
    Difference.CANCELLED,
)
OF_CASH = (
    Difference.UNPAID,
    Difference.NO_NUMBER,
    Difference.USED_TWICE,
    Difference.OUT_OF_ORDER,
    Difference.NO_MEANS,
    Difference.EXEMPTED,
    Difference.LEFT_OPEN,
    Difference.CANCELLED_PAID,
)
OF_PAPERS = (Difference.NOT_LISTED, Difference.LISTED_ONLY, Difference.NO_COLLECTOR)


class Sum(StrEnum):
    """The three independent sums of a closing."""

    SLIPS = "slips"
    CASH = "cash"
    PAPERS = "papers"


SUM_LABELS: dict[Sum, str] = {
    Sum.SLIPS: N_("Giấy hẹn lưu (liên 1), tờ"),
    Sum.CASH: N_("Tiền mặt, đồng"),
    Sum.PAPERS: N_("Hồ sơ giấy đã bàn giao, bộ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesCount:
    """The numbers 1 to ``last`` of one series of the day, each accounted for.

    ``printed`` slips came out; ``missing`` numbers belong to no dossier of this store.
    """

    series: str
    last: int
    printed: int
    cancelled: int
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What people counted, None where nobody did; ``notes`` are banknotes by value.

    ``expected`` is what the store said at that moment, ``by`` and ``at`` who counted and when.
    """

    slips: int | None = None
    cash: int | None = None
    papers: int | None = None
    notes: Mapping[int, int] = field(default_factory=dict[int, int], hash=False)
    remark: str = ""
    expected: Mapping[str, int] = field(default_factory=dict[str, int], hash=False)
    by: str = ""
    at: datetime | None = None

    def of(self, what: Sum) -> int | None:
        """Return what was counted of one sum."""
        return {Sum.SLIPS: self.slips, Sum.CASH: self.cash, Sum.PAPERS: self.papers}[what]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedAgain:
    """A closing after the first one: who did it when, why, and what had been counted."""

    at: datetime
    by: str
    reason: str
    figures: Mapping[str, Any] = field(default_factory=dict[str, Any], hash=False)
    counted: Counted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEntry:
    """A step of a day that was written down after the day had been closed."""

    dossier_id: int
    code: str
    action: str
    at: datetime
    clerk_name: str
    allowed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """A day with all that can be held against paper and money.

    ``differences`` names the dossiers behind each kind; ``handed_over`` are key and code of the
    papers that ought to have left the desk. ``late`` came after the day was closed, ``newer`` of
    them after it was last closed.
    """

    day: date
    series: tuple[SeriesCount, ...]
    sums: tuple[MeansSum, ...]
    cash: int
    handed_over: tuple[tuple[int, str], ...]
    returned: int
    differences: Mapping[Difference, tuple[int, ...]] = field(hash=False)
    counted: Counted | None = None
    again: tuple[ClosedAgain, ...] = ()
    late: tuple[LateEntry, ...] = ()
    newer: int = 0

    def expected(self, what: Sum) -> int:
        """Return what the store says ought to be there."""
        match what:
            case Sum.SLIPS:
                return sum(one.printed for one in self.series)
            case Sum.CASH:
                return self.cash
            case Sum.PAPERS:
                return len(self.handed_over)

    def off_by(self, what: Sum) -> int | None:
        """Return counted less expected, None where nobody has counted."""
        counted = self.counted.of(what) if self.counted is not None else None
        return None if counted is None else counted - self.expected(what)

    def to_look_at(self, *kinds: Difference) -> int:
        """Return how many dossiers of these kinds are not in order by themselves."""
        return sum(len(self.differences.get(kind, ())) for kind in kinds if kind not in EXPLAINED)

    @property
    def missing(self) -> int:
        """How many numbers belong to no dossier."""
        return sum(len(one.missing) for one in self.series)


@dataclass(frozen=True, slots=True)
class ClosingNotes:
    """What is kept with a closed day beside its figures."""

    counted: Counted | None = None
    again: tuple[ClosedAgain, ...] = ()

    def closed_again(self, closing: ClosedAgain) -> "ClosingNotes":
        """Return these notes with one more closing; nothing of the earlier ones is lost."""
        return replace(self, again=(*self.again, closing))

    def latest(self) -> Counted | None:
        """Return what was counted for the newest closing that counted anything."""
        counts = [self.counted, *(one.counted for one in self.again)]
        return next((one for one in reversed(counts) if one is not None), None)


def counted_to_json(counted: Counted) -> dict[str, Any]:
    """Return plain JSON values, to be kept as a draft or with the closing."""
    return {**asdict(counted), "at": counted.at.isoformat() if counted.at else None}


def counted_from_json(given: Mapping[str, Any] | None) -> Counted | None:
    """Return what ``counted_to_json`` wrote; None stays None."""
    if not given:
        return None
    at = given.get("at")
    return Counted(
        slips=given.get("slips"),
        cash=given.get("cash"),
        papers=given.get("papers"),
        notes={int(value): int(count) for value, count in given.get("notes", {}).items()},
        remark=str(given.get("remark", "")),
        expected=dict(given.get("expected", {})),
        by=str(given.get("by", "")),
        at=datetime.fromisoformat(at) if at else None,
    )


def notes_to_json(notes: ClosingNotes) -> str:
    """Return the notes of a closing as the store keeps them."""
    kept = {
        "counted": counted_to_json(notes.counted) if notes.counted else None,
        "again": [
            {
                "at": one.at.isoformat(),
                "by": one.by,
                "reason": one.reason,
                "figures": one.figures,
                "counted": counted_to_json(one.counted) if one.counted else None,
            }
            for one in notes.again
        ],
    }
    return json.dumps(kept, ensure_ascii=False)


def notes_from_json(text: str) -> ClosingNotes:
    """Return the notes of a closing; days closed by an older program have none."""
    kept: dict[str, Any] = json.loads(text) if text else {}
    return ClosingNotes(
        counted=counted_from_json(kept.get("counted")),
        again=tuple(
            ClosedAgain(
                at=datetime.fromisoformat(one["at"]),
                by=one["by"],
                reason=one["reason"],
                figures=one.get("figures", {}),
                counted=counted_from_json(one.get("counted")),
            )
            for one in kept.get("again", ())
        ),
    )
