"""A ruled table in a flow: rows stay whole, and every sheet it reaches repeats its head."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from app.printing import barcode
from app.printing.fonts import Face
from app.printing.layout import Align, Box, Line
from app.printing.page import Flow, baseline, row_height
from app.printing.wrap import Row, Span, wrap

_SIDE = 1.1
_ABOVE = 0.5
_STROKE = 0.18
_INDENT = 4.0

# A scan line held by hand still crosses all bars of this height, and none of the row beside.
_BAR_HEIGHT = 7.0
_BAR_ABOVE, _BAR_BELOW = 0.6, 1.2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of ``width`` mm; the columns of a table fill the sheet's width together.

    Neighbors with the same words ``over`` their heads share a cell for these.
    """

    head: str
    width: float
    align: Align = Align.LEFT
    over: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A cell with bars under its text; without ``digits`` the text stands alone."""

    text: str
    digits: str


@dataclass(frozen=True, slots=True)
class Group:
    """A row over all columns that names the rows below it, repeated where a sheet begins."""

    title: str


Cells = Sequence[str | Code]

SheetSum = Callable[[int, int], Sequence[str]]
"""Gives the row that closes a sheet for its rows from the first to before the last, counted from 0.

Its first text takes the room of the empty cells behind it.
"""


@dataclass(frozen=True, slots=True)
class _Cell:
    rows: tuple[Row, ...]
    digits: str = ""


def code_column(head: str, codes: Iterable[str], dpi: int, *, least: float = 50) -> Column:
    """Return a column wide enough for the bars of all ``codes`` ("" has none) to be read well.

    ``least`` mm hold the longest code in letters.
    """
    needed = max((barcode.good_width(code, dpi) for code in codes if code), default=0.0)
    return Column(head, max(least, needed + 2 * _STROKE + 0.1), Align.CENTER)


def draw_table(
    flow: Flow,
    columns: Sequence[Column],
    rows: Sequence[Cells | Group],
    *,
    size: float,
    last_is_total: bool = False,
    least_height: float = 0,
    dpi: int = 300,
    sheet_sum: SheetSum | None = None,
) -> None:
    """Set ``rows`` under the columns' heads in letters of ``size`` points.

    ``least_height`` mm are left in each row to write in; ``dpi`` is the printer's, for codes. On a
    strip there is no room for columns: each row is a paragraph.
    """
    if flow.style.strip:
        _draw_rows_of_strip(flow, columns, rows, size)
        return
    table = Table(flow, columns, size, dpi=dpi, sheet_sum=sheet_sum)
    for number, row in enumerate(rows, 1):
        if isinstance(row, Group):
            table.begin(row)
        else:
            total = last_is_total and number == len(rows)
            # A total on a sheet of its own would be the sum of nothing.
            bound = last_is_total and number == len(rows) - 1
            table.add(row, Face.BOLD if total else Face.REGULAR, least_height, bound=bound)
    table.end_sheet()
    flow.space(flow.style.gap)


def _draw_rows_of_strip(
    flow: Flow, columns: Sequence[Column], rows: Sequence[Cells | Group], size: float
) -> None:
    """Set a row's first two cells as its name, and what else it says behind the columns' heads."""
    for row in rows:
        if isinstance(row, Group):
            flow.paragraph(Span(row.title, Face.BOLD), size=size)
            continue
        texts = [cell.text if isinstance(cell, Code) else cell for cell in row]
        number, *others = texts
        name = others[0] if others else ""
        flow.paragraph(Span(f"{number}. {name}" if number else name), size=size)
        said = [
            f"{column.head}: {text}"
            for column, text in zip(columns[2:], others[1:], strict=True)
            if text
        ]
        if said:
            flow.paragraph(Span("; ".join(said), Face.ITALIC), size=size, indent=_INDENT)
    flow.space(flow.style.gap)


class Table:
    """A table being drawn: which heads a new sheet must repeat, and what closes the one before."""

    def __init__(
        self,
        flow: Flow,
        columns: Sequence[Column],
        size: float,
        *,
        dpi: int = 300,
        sheet_sum: SheetSum | None = None,
    ) -> None:
        self.flow, self.columns, self.size, self.dpi = flow, columns, size, dpi
        self.aligns = [column.align for column in columns]
        self.head = _Head(self)
        self.group: Group | None = None
        self.sheet_sum = sheet_sum
        self.rows, self.first_of_sheet = 0, 0
        # What must not stand at the foot of a sheet without a row of what it names.
        self.heads_to_draw = True
        self.group_to_draw = False

    def begin(self, group: Group) -> None:
        """Name the rows that follow; it is drawn with the first of them."""
        self.group, self.group_to_draw = group, True

    def add(self, values: Cells, face: Face, least_height: float, *, bound: bool) -> None:
        """Draw a row; ``bound`` keeps room below it for a last one of a single line."""
        cells = self.cells(values, face)
        height = max(self.height(cells), least_height)
        self.make_room(height, below=self._one_line if bound else 0)
        self.draw(self.columns, cells, self.aligns, height)

    def make_room(self, height: float, *, below: float = 0) -> None:
        """Begin a new sheet unless a row of ``height`` mm fits, and draw the heads it needs."""
        if self.sheet_sum:
            below += self._one_line
        if not self.flow.fits(height + below + self._height_of_heads()):
            self.end_sheet()
            self.flow.next_sheet()
            self.heads_to_draw, self.group_to_draw = True, self.group is not None
        if self.heads_to_draw:
            self.head.draw()
        if self.group_to_draw and self.group:
            self._draw_group(self.group)
        self.heads_to_draw = self.group_to_draw = False
        self.rows += 1

    def end_sheet(self) -> None:
        """Set the sum of this sheet's rows, where the table has sums."""
        if self.sheet_sum and self.rows > self.first_of_sheet:
            first, *others = self.sheet_sum(self.first_of_sheet, self.rows)
            empty = len(list(takewhile(lambda text: not text, others)))
            width = sum(column.width for column in self.columns[: empty + 1])
            columns = [Column("", width), *self.columns[empty + 1 :]]
            cells = [
                self.cell(text, column, Face.BOLD)
                for column, text in zip(columns, (first, *others[empty:]), strict=True)
            ]
            aligns = [Align.LEFT, *self.aligns[empty + 1 :]]
            self.draw(columns, cells, aligns, self.height(cells))
        self.first_of_sheet = self.rows

    def _height_of_heads(self) -> float:
        head = self.head.height if self.heads_to_draw else 0
        return head + (self.height(self._group_cell()) if self.group_to_draw else 0)

    def cells(self, values: Cells, face: Face) -> list[_Cell]:
        """Return a row's cells, their words broken to the columns' widths."""
        return [
            self.cell(value, column, face)
            for column, value in zip(self.columns, values, strict=True)
        ]

    def cell(self, value: str | Code, column: Column, face: Face) -> _Cell:
        """Return a cell whose words are broken to the width of ``column``."""
        text = value.text if isinstance(value, Code) else value
        rows = wrap((Span(text, face),), column.width - 2 * _SIDE, self.size)
        return _Cell(rows, value.digits if isinstance(value, Code) else "")

    def height(self, cells: Sequence[_Cell]) -> float:
        """Return the height of a row of ``cells``, in mm."""
        return max(self._content_height(cell) for cell in cells) + 2 * _ABOVE

    def _content_height(self, cell: _Cell) -> float:
        bars = _BAR_ABOVE + _BAR_HEIGHT + _BAR_BELOW if cell.digits else 0
        return len(cell.rows) * row_height(self.size, self.flow.style) + bars

    def _group_cell(self) -> list[_Cell]:
        title = self.group.title if self.group else ""
        return [_Cell(wrap((Span(title, Face.BOLD),), self._width - 2 * _SIDE, self.size))]

    @property
    def _one_line(self) -> float:
        return row_height(self.size, self.flow.style) + 2 * _ABOVE

    @property
    def _width(self) -> float:
        return sum(column.width for column in self.columns)

    def _draw_group(self, group: Group) -> None:
        cells = self._group_cell()
        column = Column(group.title, self._width)
        self.draw([column], cells, [Align.LEFT], self.height(cells))

    def draw(
        self,
        columns: Sequence[Column],
        cells: Sequence[_Cell],
        aligns: Sequence[Align],
        height: float,
    ) -> None:
        """Draw a ruled row and move the flow below it."""
        flow, left, top = self.flow, self.flow.left, self.flow.y
        flow.draw(Box(left, top, sum(column.width for column in columns), height, _STROKE))
        for column, cell, align in zip(columns, cells, aligns, strict=True):
            if left > flow.left:
                flow.draw(Line(left, top, left, top + height, _STROKE))
            self.draw_cell(cell, column, left, align, top, height)
            left += column.width
        flow.y += height

    def draw_cell(
        self, cell: _Cell, column: Column, left: float, align: Align, top: float, height: float
    ) -> None:
        """Draw what a cell holds in the middle of its height, without rules."""
        step = row_height(self.size, self.flow.style)
        x = {
            Align.LEFT: left + _SIDE,
            Align.CENTER: left + column.width / 2,
            Align.RIGHT: left + column.width - _SIDE,
        }[align]
        # Short cells stand in the middle of a high row.
        y = top + (height - self._content_height(cell)) / 2
        for row in cell.rows:
            self.flow.draw(*row.place(x, baseline(y, self.size), self.size, align))
            y += step
        if cell.digits:
            self.flow.draw(
                barcode.bars(
                    cell.digits,
                    left + _STROKE,
                    y + _BAR_ABOVE,
                    width=column.width - 2 * _STROKE,
                    height=_BAR_HEIGHT,
                    dpi=self.dpi,
                )
            )


class _Head:
    """The heads of a table's columns, some under words they share."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.cells = table.cells([column.head for column in table.columns], Face.BOLD)
        self.groups = [
            (over, list(members))
            for over, members in groupby(
                zip(table.columns, self.cells, strict=True), key=lambda pair: pair[0].over
            )
        ]
        shared = [[self._over(over, members)] for over, members in self.groups if over]
        self.upper = max(map(table.height, shared), default=0.0)
        self.height = max(
            table.height([cell]) + (self.upper if column.over else 0)
            for column, cell in zip(table.columns, self.cells, strict=True)
        )

    def draw(self) -> None:
        """Draw the heads and move the flow below them."""
        flow, top = self.table.flow, self.table.flow.y
        left = flow.left
        width = sum(column.width for column in self.table.columns)
        flow.draw(Box(left, top, width, self.height, _STROKE))
        for over, members in self.groups:
            upper = self.upper if over else 0.0
            if over:
                self._draw_over(over, members, left, top)
            for number, (column, cell) in enumerate(members):
                if left > flow.left:
                    # Between the members of a group only, the words over them stay whole.
                    begin = top + upper if number else top
                    flow.draw(Line(left, begin, left, top + self.height, _STROKE))
                height = self.height - upper
                self.table.draw_cell(cell, column, left, Align.CENTER, top + upper, height)
                left += column.width
        flow.y += self.height

    def _draw_over(
        self, over: str, members: Sequence[tuple[Column, _Cell]], left: float, top: float
    ) -> None:
        column, cell = _spanning(over, members), self._over(over, members)
        below = top + self.upper
        self.table.flow.draw(Line(left, below, left + column.width, below, _STROKE))
        self.table.draw_cell(cell, column, left, Align.CENTER, top, self.upper)

    def _over(self, over: str, members: Sequence[tuple[Column, _Cell]]) -> _Cell:
        return self.table.cell(over, _spanning(over, members), Face.BOLD)


def _spanning(over: str, members: Sequence[tuple[Column, _Cell]]) -> Column:
    return Column(over, sum(column.width for column, _ in members))
