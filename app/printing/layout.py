"""What stands where on a sheet: drawing operations in millimetres from its top left corner.

The language between the forms and the two back-ends; nothing here draws, measures or knows a form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.printing.fonts import Face, printable, text_width

_TICK = ((0.18, 0.52), (0.42, 0.78), (0.85, 0.15))


class Align(StrEnum):
    """Which point of a text its ``x`` is."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's size in mm; one ``cut`` from a roll is never turned, however wide it is."""

    width: float
    height: float
    cut: bool = False


A4 = Sheet(210, 297)
A4_LANDSCAPE = Sheet(297, 210)
A5 = Sheet(148, 210)


@dataclass(frozen=True, slots=True)
class Text:
    """One run of letters; ``y`` is the baseline, ``size`` is in points.

    The one place where words become letters on paper: whatever comes in is composed here.
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    align: Align = Align.LEFT

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))

    @property
    def left(self) -> float:
        """The x of the first letter, in mm."""
        width = text_width(self.text, self.face, self.size)
        return self.x - width * {Align.LEFT: 0, Align.CENTER: 0.5, Align.RIGHT: 1}[self.align]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke, ``width`` mm thick."""

    x: float
    y: float
    x2: float
    y2: float
    width: float = 0.2
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """An empty frame."""

    x: float
    y: float
    width: float
    height: float
    stroke: float = 0.2


@dataclass(frozen=True, slots=True)
class TickBox:
    """A square to tick, drawn as strokes because the faces have no such letters."""

    x: float
    y: float
    side: float
    ticked: bool

    @property
    def tick(self) -> tuple[tuple[float, float], ...]:
        """The corners of the tick's stroke in mm; empty when the box is not ticked."""
        if not self.ticked:
            return ()
        return tuple((self.x + u * self.side, self.y + v * self.side) for u, v in _TICK)


@dataclass(frozen=True, slots=True)
class Bars:
    """A linear barcode: ``runs`` are the widths of bar, space, bar … in modules of ``module`` mm.

    ``x`` is the left edge of the first bar; the blank ``quiet`` mm on both sides belong to it.
    """

    x: float
    y: float
    module: float
    height: float
    runs: tuple[int, ...]
    quiet: float

    @property
    def width(self) -> float:
        """Width of the bars in mm, without the quiet zones."""
        return sum(self.runs) * self.module

    def bars(self) -> Iterator[tuple[int, int]]:
        """Give each bar as its distance from ``x`` and its width, in modules."""
        offset = 0
        for number, run in enumerate(self.runs):
            if number % 2 == 0:
                yield offset, run
            offset += run


@dataclass(frozen=True, slots=True)
class Matrix:
    """A square code whose cells begin at ``x``, ``y``: rows of 0 and 1, ``module`` mm a cell."""

    x: float
    y: float
    module: float
    rows: tuple[str, ...]
    quiet: float

    @property
    def side(self) -> float:
        """Side of the cells in mm, without the quiet zone."""
        return len(self.rows) * self.module

    def blocks(self) -> Iterator[tuple[int, int, int, int]]:
        """Give the dark cells as rectangles: first row and column, columns and rows, in modules.

        Equal runs that stand one under the other are one rectangle: fewer strokes to write.
        """
        open_runs: dict[tuple[int, int], int] = {}
        for row, cells in enumerate((*self.rows, "")):
            runs = {(dark.start(), len(dark[0])) for dark in re.finditer("1+", cells)}
            for column, width in sorted(open_runs.keys() - runs):
                first = open_runs.pop((column, width))
                yield first, column, width, row - first
            for run in runs - open_runs.keys():
                open_runs[run] = row


Operation = Text | Line | Box | TickBox | Bars | Matrix


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and everything drawn on it."""

    sheet: Sheet
    operations: tuple[Operation, ...]


def moved(operation: Operation, dx: float, dy: float = 0) -> Operation:
    """Return ``operation`` shifted ``dx`` mm to the right and ``dy`` mm down."""
    x, y = operation.x + dx, operation.y + dy
    if isinstance(operation, Line):
        return replace(operation, x=x, x2=operation.x2 + dx, y=y, y2=operation.y2 + dy)
    return replace(operation, x=x, y=y)
