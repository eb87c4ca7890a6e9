"""Codes on paper as geometry: Code 128-C bars on whole printer dots, and a QR of the same digits.

What the digits mean is ``app.domain.dossier_code``; reading them back is ``read_back``.
"""

# python-barcode and zxing-cpp are not fully typed.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

import math
from functools import lru_cache
from itertools import pairwise
from typing import Any, cast

from barcode.codex import Code128
from barcode.writer import BaseWriter

from app.printing.layout import Bars, Matrix

# From 0.33 mm on, counter scanners and cameras read blurred and low-ink prints (4 dots at 300 dpi
# are 0.339 mm); below 0.25 mm they fail even on clean ones. A wider symbol than this gains nothing.
GOOD_MODULE = 0.33
LEAST_MODULE = 0.245
LARGEST_MODULE = 0.43
QUIET_MODULES = 10

# PDF rasterisers ink every dot a bar touches: bars drawn this much narrower on each side come out
# exactly as wide as meant.
INSET = 0.02

LARGEST_MATRIX_MODULE = 0.62
_MATRIX_QUIET_MODULES = 4


def bars(
    digits: str,
    x: float,
    y: float,
    *,
    width: float,
    height: float,
    dpi: int,
    printable: float = math.inf,
) -> Bars:
    """Return the Code 128-C of ``digits``, centered with its quiet zones between x and x + width.

    The module is a whole number of dots of a printer of ``dpi`` dots per inch, and the left edge
    lies on its dot grid. Of ``width``, only ``printable`` mm in the middle take ink: a roll's blank
    margins serve as quiet zones. ValueError when the code cannot be read at this width: a layout is
    refused when it is made, not on paper.
    """
    runs = bar_runs(digits)
    dot = 25.4 / dpi
    modules = sum(runs) + 2 * QUIET_MODULES
    # One dot is kept for moving the symbol onto the grid.
    dots = min(
        math.floor(LARGEST_MODULE / dot),
        math.floor((width - dot) / dot / modules),
        math.floor(min(printable - dot, width) / dot / sum(runs)),
    )
    module = dots * dot
    if module < LEAST_MODULE:
        raise ValueError(f"{len(digits)} digits do not fit {width:.1f} mm at {dpi} dpi")
    left = x + (width - sum(runs) * module) / 2
    return _on_grid(runs, left, y, dots=dots, height=height, dot=dot)


def good_width(digits: str, dpi: int) -> float:
    """Return the mm that ``bars`` needs for modules of at least ``GOOD_MODULE``."""
    dot = 25.4 / dpi
    dots = math.ceil(GOOD_MODULE / dot)
    return ((sum(bar_runs(digits)) + 2 * QUIET_MODULES) * dots + 1) * dot


def bars_of(digits: str, x: float, y: float, *, dots: int, height: float, dpi: int) -> Bars:
    """Return the Code 128-C of ``digits`` with modules of just ``dots``, its quiet zone from x on.

    For the sheet that tries what can be read; papers take ``bars``.
    """
    dot = 25.4 / dpi
    left = x + (QUIET_MODULES * dots + 1) * dot
    return _on_grid(bar_runs(digits), left, y, dots=dots, height=height, dot=dot)


def matrix(digits: str, right: float, y: float, *, dpi: int) -> Matrix:
    """Return the QR code of ``digits`` whose cells end at ``right`` and begin at ``y``."""
    rows = matrix_rows(digits)
    dot = 25.4 / dpi
    module = math.floor(LARGEST_MATRIX_MODULE / dot) * dot
    left = math.floor((right - len(rows) * module) / dot) * dot
    return Matrix(left, y, module, rows, _MATRIX_QUIET_MODULES * module)


@lru_cache(maxsize=64)
def bar_runs(digits: str) -> tuple[int, ...]:
    """Return the widths of bar, space, bar … of ``digits`` in modules.

    Only an even number of digits is pure set C (an odd one is longer than one digit more), and
    python-barcode 0.16.1 loses a leading 99 without a word: both raise ValueError.
    """
    if len(digits) % 2 or not (digits.isascii() and digits.isdigit()) or digits.startswith("99"):
        raise ValueError("a barcode holds an even number of digits and does not begin with 99")
    writer = _RunWriter()
    code = Code128(digits, writer=writer)
    code.render({"module_width": 1, "quiet_zone": 0, "write_text": False})
    return writer.runs()


@lru_cache(maxsize=64)
def matrix_rows(digits: str) -> tuple[str, ...]:
    """Return the cells of the smallest QR of ``digits``, error correction Q, rows of 0 and 1."""
    # Kept by a module, its types outlive the interpreter's end, which the library complains of.
    import zxingcpp

    code = zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    picture = memoryview(cast(Any, code).to_image(add_quiet_zones=False))
    rows = cast(list[list[int]], picture.tolist())
    return tuple("".join("0" if cell else "1" for cell in row) for row in rows)


def _on_grid(
    runs: tuple[int, ...], left: float, y: float, *, dots: int, height: float, dot: float
) -> Bars:
    module = dots * dot
    return Bars(round(left / dot) * dot, y, module, height, runs, QUIET_MODULES * module)


class _RunWriter(BaseWriter):
    """Collects where colors change instead of drawing."""

    def __init__(self) -> None:
        super().__init__(None, self._collect, None, self._finish)
        self._edges: list[float] = []

    def runs(self) -> tuple[int, ...]:
        """Return the collected widths; the first is a bar."""
        return tuple(round(right - left) for left, right in pairwise(self._edges))

    def _collect(self, x: float, _y: float, width: float, _color: object) -> None:
        self._edges = self._edges or [x]
        self._edges.append(x + width)

    def _finish(self) -> Any:
        return None
