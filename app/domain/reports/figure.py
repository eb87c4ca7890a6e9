"""A figure of a report: the dossiers behind it, and what of them is added up.

A figure is the filter of its list, so that no cell can show another number than its list has
lines. What no dossier stands behind (visits turned away, ratings) is counted elsewhere.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from app.domain.dossier_filter import DossierFilter
from app.domain.shares import share_of
from app.domain.table import Cell, Column, ColumnKind
from app.domain.timeliness import Timeliness
from app.domain.vietnam_time import local, office_day

_INSTANT = timedelta(milliseconds=1)


class Dimension(StrEnum):
    """What the rows of a report are; each is the part of a filter that its rows differ in."""

    FIELD = "field"
    PROCEDURE = "procedure_code"
    RECEIVED_BY = "received_by"
    HANDLED_BY = "handled_by"
    RETURNED_BY = "returned_by"
    CHANNEL = "channel"
    DELIVERY = "delivery"
    LATE_REASON = "late_reason"
    FEE_MEANS = "fee_means"
    FEE_EXEMPTION = "fee_exemption"


@dataclass(frozen=True, slots=True)
class Span:
    """A period, both days included; what is open or late is judged at ``moment``."""

    first: date
    last: date
    moment: datetime

    @property
    def before(self) -> date:
        """Return the day before the period."""
        return self.first - timedelta(days=1)

    @property
    def reached(self) -> date:
        """Return the last day that has begun; before the first of a period still to come."""
        return min(self.last, office_day(self.moment))

    @property
    def runs(self) -> bool:
        """Say whether it has begun and its last day has not."""
        return self.first <= self.reached < self.last


def span_of(first: date, last: date, now: datetime) -> Span:
    """Return the period as it is judged ``now``, or at its end once that is past."""
    after = last + timedelta(days=1)
    return Span(first, last, min(now, local(after.year, after.month, after.day) - _INSTANT))


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts: the dossiers of a filter, or their ``fees`` in đồng."""

    wanted: DossierFilter
    fees: bool = False

    def of(self, dimension: Dimension | None, key: Any) -> "Measure":
        """Return the same figure of one row."""
        return Measure(narrowed(self.wanted, dimension, key), self.fees)


def narrowed(wanted: DossierFilter, dimension: Dimension | None, key: Any) -> DossierFilter:
    """Return the filter of one row: ``wanted`` and nothing but ``key`` of ``dimension``."""
    return wanted if dimension is None else replace(wanted, **{dimension.value: key})


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures: a measure, or the share one column before it is of another."""

    name: str
    column: Column
    measure: Measure | None = None
    share: tuple[str, str] = ("", "")


def counted(
    name: str, title: str, wanted: DossierFilter, over: str = "", mark: str = ""
) -> FigureColumn:
    """Return a column that counts dossiers."""
    column = Column(title, ColumnKind.WHOLE, 17, over, mark)
    return FigureColumn(name, column, Measure(wanted))


def charged(name: str, title: str, wanted: DossierFilter, over: str = "") -> FigureColumn:
    """Return a column that adds up fees."""
    column = Column(title, ColumnKind.MONEY, 28, over)
    return FigureColumn(name, column, Measure(wanted, fees=True))


def share(name: str, title: str, part: str, whole: str, over: str = "") -> FigureColumn:
    """Return a column with the share of column ``part`` in column ``whole``, – of nothing."""
    return FigureColumn(name, Column(title, ColumnKind.SHARE, 20, over), share=(part, whole))


_WAYS = (
    ("early", "Trước hạn", Timeliness.EARLY),
    ("on_the_day", "Đúng hạn", Timeliness.ON_THE_DAY),
    ("late", "Quá hạn", Timeliness.LATE),
)


def by_timeliness(
    wanted: DossierFilter, over: str = "", marks: tuple[str, str, str] = ("", "", "")
) -> tuple[FigureColumn, ...]:
    """Return three columns that part the finished dossiers of ``wanted``: early, on time, late."""
    return tuple(
        counted(name, title, replace(wanted, timeliness=way), over, mark)
        for (name, title, way), mark in zip(_WAYS, marks, strict=True)
    )


NOTHING = "–"
"""What stands where there is nothing to divide by."""


def share_cell(part: int, whole: int) -> Cell:
    """Return the share as a cell of a table."""
    hundredths = share_of(part, whole)
    return NOTHING if hundredths is None else hundredths
