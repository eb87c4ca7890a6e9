"""Codes on paper from a roll: bars as wide as the thermal head, their digits, and the QR below.

The layout of what else stands on a strip is the forms' business.
"""

from dataclasses import replace

from app.printing import barcode
from app.printing.fonts import Face
from app.printing.layout import Align, Text
from app.printing.page import Flow, baseline, head_height
from app.printing.wrap import fitting_size

# Points: the digits are typed by hand when a strip no longer scans.
_DIGITS_SIZE, _LEAST_DIGITS_SIZE = 14, 8

# A roll moves by so many mm to either side, and takes the code nearer to its edge.
_UNSTEADY = 1.0


def draw_codes_of_strip(flow: Flow, digits: str, dpi: int, *, with_matrix: bool = True) -> None:
    """Draw the codes of ``digits`` in the middle of the strip and move the flow below them.

    The blank margins that no head reaches are quiet zones. ValueError when the bars do not fit.
    """
    style, width = flow.style, flow.style.sheet.width
    bars = barcode.bars(
        digits,
        _UNSTEADY,
        flow.y,
        width=width - 2 * _UNSTEADY,
        height=style.bar_height,
        dpi=dpi,
        printable=style.width,
    )
    words = grouped_digits(digits)
    size = fitting_size(words, Face.REGULAR, style.width, _DIGITS_SIZE, _LEAST_DIGITS_SIZE)
    flow.y = bars.y + bars.height + 0.5
    base = baseline(flow.y, size)
    flow.draw(bars, Text(width / 2, base, words, Face.REGULAR, size, Align.CENTER))
    flow.y += head_height(size)
    if with_matrix:
        dot = 25.4 / dpi
        matrix = barcode.matrix(digits, width / 2, 0, dpi=dpi)
        left = matrix.x + round(matrix.side / 2 / dot) * dot
        flow.draw(replace(matrix, x=left, y=flow.y + matrix.quiet))
        flow.y += matrix.side + 2 * matrix.quiet


def grouped_digits(digits: str) -> str:
    """Set digits in fours, as they are read out and typed."""
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))
