"""A table as one object: what screen, PDF, workbook and CSV all show alike."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.shares import percent
from app.domain.text import grouped
from app.domain.vietnam_time import short_date, short_moment


class ColumnKind(StrEnum):
    """What the cells of a column are, which decides how they are written and aligned.

    ``CODE`` is text that looks like a number (codes, phones, identity numbers) and must keep its
    leading zeros. A ``SHARE`` is in hundredths of a percent. Any cell may be text instead.
    """

    TEXT = "text"
    CODE = "code"
    WHOLE = "whole"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    MOMENT = "moment"


Cell = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its printed title, what its cells are, and its width on paper in mm.

    Neighbors with the same words ``over`` their titles stand under these; ``mark`` is the number
    official tables give a column, with what it is the sum of.
    """

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width_mm: float = 25.0
    over: str = ""
    mark: str = ""

    @property
    def whole_title(self) -> str:
        """Return the title as it stands without its neighbors."""
        return f"{self.over}: {self.title}" if self.over else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A titled table; every row has one cell for each column, money in đồng, instants aware.

    ``head`` are the lines at the upper left and right of a paper, ``unit`` says what is counted.
    """

    title: str
    subtitle: str = ""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()
    notes: tuple[str, ...] = ()
    head: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    unit: str = ""

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows) or len(self.totals) not in (0, width):
            raise ValueError("a row does not have one cell for each column")


def cell_text(cell: Cell, kind: ColumnKind) -> str:
    """Return a cell as screens and papers show it; "" for an empty one."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case datetime():
            return short_moment(cell)
        case date():
            return short_date(cell)
        case int():
            return percent(cell) if kind is ColumnKind.SHARE else grouped(cell)
