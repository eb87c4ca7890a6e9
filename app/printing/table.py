"""A ruled table in a flow: rows stay whole, and every sheet it reaches repeats its head."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.printing.fonts import Face
from app.printing.layout import Align, Box, Line
from app.printing.page import Flow, baseline, row_height
from app.printing.wrap import Row, Span, wrap

_SIDE = 1.1
_ABOVE = 0.5
_STROKE = 0.18


@dataclass(frozen=True, slots=True)
class Column:
    """A column of ``width`` mm; the columns of a table fill the sheet's width together."""

    head: str
    width: float
    align: Align = Align.LEFT


def draw_table(
    flow: Flow,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    size: float,
    last_is_total: bool = False,
) -> None:
    """Set ``rows`` under the columns' heads in letters of ``size`` points."""
    head = [wrap((Span(c.head, Face.BOLD),), c.width - 2 * _SIDE, size) for c in columns]
    centered = [Align.CENTER] * len(columns)
    aligned = [column.align for column in columns]
    for number, cells in enumerate(rows, 1):
        face = Face.BOLD if last_is_total and number == len(rows) else Face.REGULAR
        body = [
            wrap((Span(cell, face),), column.width - 2 * _SIDE, size)
            for column, cell in zip(columns, cells, strict=True)
        ]
        # The head alone at the foot of a sheet would name columns of nothing.
        first = _height(flow, head, size) if number == 1 else 0.0
        if flow.need(first + _height(flow, body, size)) or number == 1:
            _draw_row(flow, columns, head, centered, size)
        _draw_row(flow, columns, body, aligned, size)
    flow.space(flow.style.gap)


def _height(flow: Flow, cells: Sequence[tuple[Row, ...]], size: float) -> float:
    return max(len(cell) for cell in cells) * row_height(size, flow.style) + 2 * _ABOVE


def _draw_row(
    flow: Flow,
    columns: Sequence[Column],
    cells: Sequence[tuple[Row, ...]],
    aligns: Sequence[Align],
    size: float,
) -> None:
    height = _height(flow, cells, size)
    left, top, step = flow.left, flow.y, row_height(size, flow.style)
    flow.draw(Box(left, top, sum(column.width for column in columns), height, _STROKE))
    for column, rows, align in zip(columns, cells, aligns, strict=True):
        if left > flow.left:
            flow.draw(Line(left, top, left, top + height, _STROKE))
        x = {
            Align.LEFT: left + _SIDE,
            Align.CENTER: left + column.width / 2,
            Align.RIGHT: left + column.width - _SIDE,
        }[align]
        # Short cells stand in the middle of a high row.
        y = top + (height - len(rows) * step) / 2
        for number, row in enumerate(rows):
            flow.draw(*row.place(x, baseline(y + number * step, size), size, align))
        left += column.width
    flow.y += height
