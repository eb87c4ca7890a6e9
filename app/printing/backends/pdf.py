"""Pages as a PDF file: every face embedded, nothing but outlines and bars, one file a batch.

For the archive, for "save as PDF" and for printers without a driver; paper itself is ``paint``.
"""

# reportlab is not fully typed.
# pyright: reportUnknownMemberType=false

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.printing import fonts
from app.printing.barcode import INSET
from app.printing.fonts import Face
from app.printing.layout import Bars, Box, Line, Matrix, Page, Text, TickBox

# Plain bytes instead of ASCII: a third less time and the smaller file.
rl_config.useA85 = 0

_LANGUAGE = "vi-VN"
_CREATOR = "Một Cửa"
_DASHES = (1.5 * mm, 1.2 * mm)


def write_pdf(
    pages: Iterable[Page], target: Path | BytesIO, *, title: str, invariant: bool = False
) -> None:
    """Write ``pages`` as one PDF; with ``invariant`` equal pages give equal bytes (no clock in it).

    Errors of the file system pass through as OSError.
    """
    fonts.register()
    canvas = cast(Any, Canvas)(
        target if isinstance(target, BytesIO) else str(target),
        invariant=int(invariant),
        # Without this, reportlab names its own Helvetica on every page without embedding it.
        initialFontName=Face.REGULAR.value,
        lang=_LANGUAGE,
    )
    canvas.setTitle(title)
    canvas.setCreator(_CREATOR)
    # A viewer that shrinks to its margins makes bars of uneven width.
    canvas.setViewerPreference("PrintScaling", "None")
    for page in pages:
        canvas.setPageSize((page.sheet.width * mm, page.sheet.height * mm))
        for operation in page.operations:
            _DRAW[type(operation)](canvas, page.sheet.height, operation)
        canvas.showPage()
    canvas.save()


def _draw_text(canvas: Any, height: float, text: Text) -> None:
    canvas.setFont(text.face.value, text.size)
    canvas.drawString(text.left * mm, (height - text.y) * mm, text.text)


def _draw_line(canvas: Any, height: float, line: Line) -> None:
    canvas.setLineWidth(line.width * mm)
    canvas.setDash(*(_DASHES if line.dashed else ([],)))
    canvas.line(line.x * mm, (height - line.y) * mm, line.x2 * mm, (height - line.y2) * mm)


def _draw_box(canvas: Any, height: float, box: Box) -> None:
    canvas.setLineWidth(box.stroke * mm)
    canvas.setDash([])
    canvas.rect(box.x * mm, (height - box.y - box.height) * mm, box.width * mm, box.height * mm)


def _draw_tick_box(canvas: Any, height: float, box: TickBox) -> None:
    _draw_box(canvas, height, Box(box.x, box.y, box.side, box.side))
    path = canvas.beginPath()
    for number, (x, y) in enumerate(box.tick):
        (path.lineTo if number else path.moveTo)(x * mm, (height - y) * mm)
    canvas.setLineWidth(0.4 * mm)
    canvas.drawPath(path)


def _draw_bars(canvas: Any, height: float, code: Bars) -> None:
    y = (height - code.y - code.height) * mm
    path = canvas.beginPath()
    for offset, run in code.bars():
        left = code.x + offset * code.module + INSET
        path.rect(left * mm, y, (run * code.module - 2 * INSET) * mm, code.height * mm)
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_matrix(canvas: Any, height: float, code: Matrix) -> None:
    path = canvas.beginPath()
    for row, column, width, rows in code.blocks():
        left = code.x + column * code.module + INSET
        y = height - code.y - (row + rows) * code.module
        size = (width * code.module - 2 * INSET) * mm, rows * code.module * mm
        path.rect(left * mm, y * mm, *size)
    canvas.drawPath(path, stroke=0, fill=1)


_DRAW: dict[type, Callable[[Any, float, Any], None]] = {
    Text: _draw_text,
    Line: _draw_line,
    Box: _draw_box,
    TickBox: _draw_tick_box,
    Bars: _draw_bars,
    Matrix: _draw_matrix,
}
