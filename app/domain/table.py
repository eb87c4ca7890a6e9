"""A table as one object: what screen, PDF, workbook and CSV all show alike."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ColumnKind(StrEnum):
    """What the cells of a column are, which decides how they are written and aligned.

    ``CODE`` is text that looks like a number (codes, phones, identity numbers) and must keep its
    leading zeros.
    """

    TEXT = "text"
    CODE = "code"
    WHOLE = "whole"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"


Cell = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its printed title, what its cells are, and its width on paper in mm."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width_mm: float = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A titled table; every row has one cell for each column, money in đồng, instants aware."""

    title: str
    subtitle: str = ""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows) or len(self.totals) not in (0, width):
            raise ValueError("a row does not have one cell for each column")
