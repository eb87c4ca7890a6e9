"""Trang thử máy in và máy quét on A4 and A5: codes of three widths, every letter, a ruler, a frame.

Every printed word comes from the document or the form set; nothing is worded here. What reading
the codes back says is ``app.domain.device_sheet``.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from app.domain.device_sheet import SheetCode, module_width, sheet_codes
from app.domain.documents import PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.device_test import DeviceTestDocument
from app.domain.vietnam_time import short_moment
from app.printing.barcode import bars_of, matrix
from app.printing.fonts import Face
from app.printing.layout import Align, Box, Line, Page, Text
from app.printing.page import Flow, baseline, foot, row_height
from app.printing.styles import DEVICE_TEST
from app.printing.wrap import Span, wrap

FRAME = 8.0
"""How far the frame lies from the edges, in mm: nearer ones do not print everywhere."""

RULER = 100
_CM = 10
_TICKS = {1: 1.5, 5: 2.5, _CM: 4.0}

# Kept free at the right for the upright ruler.
_STRIP = 16.0

_BAR_HEIGHT = 9.0
# Room for four dots at 203 dpi, the widest there are.
_WIDEST = 76.0
_CODE_GAP = 3.5

_VOWELS, _TONES = "aăâeêioôơuưy", "\u0300\u0301\u0309\u0303\u0323"
_SMALL = [unicodedata.normalize("NFC", v + tone) for v in _VOWELS for tone in _TONES]
LETTERS = tuple(letter for small in ("ăâđêôơư", *_SMALL) for letter in f"{small}{small.upper()}")
"""The 134 letters of Vietnamese that plain Latin does not have."""


def lay_out(
    document: DeviceTestDocument, wording: FormSet, *, size: PaperSize, dpi: int
) -> tuple[Page, ...]:
    """Return the sheet for a printer of ``dpi`` dots per inch; it is one on either size.

    For rolls and labels there is none: the A5 sheet is returned, which their printers refuse.
    """
    words = wording.own.device_test
    style = DEVICE_TEST.get(size, DEVICE_TEST[PaperSize.A5])
    flow = Flow(style, continuation=lambda _flow: None)
    sheet, row = flow.style.sheet, row_height(flow.style.body, flow.style)
    flow.draw(Box(FRAME, FRAME, sheet.width - 2 * FRAME, sheet.height - 2 * FRAME, 0.2))
    _head(flow, document, wording, dpi)
    codes = sheet_codes(document.sheet, dpi)
    at_top, at_bottom = (codes[: len(codes) // 2], codes[len(codes) // 2 :])
    _upright_ruler(flow)
    _codes(flow, words.top, at_top, wording)
    _letters(flow, words.letters)
    _level_ruler(flow, words.ruler)
    flow.y = max(flow.y, flow.bottom - row - 2 - len(at_bottom) * (_BAR_HEIGHT + _CODE_GAP))
    _codes(flow, words.bottom, at_bottom, wording)
    name = words.sheet.format(number=f"{document.sheet:04d}")
    return flow.pages(lambda _number, _total: foot(flow, words.form_name, name))


def _head(flow: Flow, document: DeviceTestDocument, wording: FormSet, dpi: int) -> None:
    """Set title, printer and steps beside the QR, which has the frame's words under it."""
    style, words = flow.style, wording.own.device_test
    qr = matrix(SheetCode(document.sheet, 0, 0, dpi).barcode, flow.right, flow.y + 1, dpi=dpi)
    flow.draw(qr)
    room = flow.width - qr.side - 2 * qr.quiet
    printed = words.printed.format(
        moment=short_moment(document.made_at), printer=document.printer, dpi=dpi
    )
    sheet = words.sheet.format(number=f"{document.sheet:04d}")
    frame = words.frame.format(distance=f"{FRAME:g}")
    steps = [f"{number}. {step}" for number, step in enumerate(words.steps, 1)]
    parts = (
        (words.title, Face.BOLD, style.title),
        (document.header.lines[-1], Face.REGULAR, style.small),
        (f"{printed} {sheet}", Face.REGULAR, style.small),
        *((step, Face.REGULAR, style.body) for step in (*steps, frame)),
    )
    end = flow.y + qr.side + 2 * qr.quiet
    for text, face, size in parts:
        width = room if flow.y < end else flow.width
        flow.rows(wrap([Span(text, face)], width, size), size)
        flow.space(style.gap)
    flow.y = max(flow.y, end)


def _codes(flow: Flow, title: str, codes: Sequence[SheetCode], wording: FormSet) -> None:
    """Set codes one under the other, never side by side: a scanner would read the neighbor."""
    style, words = flow.style, wording.own.device_test
    beside, row = flow.left + _WIDEST, row_height(style.body, style)
    flow.rows(wrap([Span(title, Face.BOLD)], flow.width - _STRIP, style.body), style.body)
    for code in codes:
        flow.space(_CODE_GAP / 2)
        drawn = bars_of(
            code.barcode, flow.left, flow.y, dots=code.dots, height=_BAR_HEIGHT, dpi=code.dpi
        )
        width = f"{module_width(code.dots, code.dpi):.2f}".replace(".", ",")
        told = words.width.format(width=width, dots=code.dots)
        middle = flow.y + _BAR_HEIGHT / 2
        flow.draw(
            drawn,
            Text(beside, middle - 1, told, Face.BOLD, style.body),
            Text(beside, middle + row - 1, code.barcode, Face.REGULAR, style.body),
        )
        flow.space(_BAR_HEIGHT + _CODE_GAP / 2)


def _letters(flow: Flow, title: str) -> None:
    width, style = flow.width - _STRIP, flow.style
    flow.space(style.gap)
    flow.rows(wrap([Span(title, Face.BOLD)], width, style.body), style.body)
    for face in (Face.REGULAR, Face.BOLD):
        flow.rows(wrap([Span(" ".join(LETTERS), face)], width, style.table), style.table)
    flow.space(style.gap)


def _level_ruler(flow: Flow, title: str) -> None:
    size, left = flow.style.foot, flow.left
    rows = wrap([Span(title, Face.BOLD)], flow.width - _STRIP, flow.style.body)
    flow.rows(rows, flow.style.body)
    flow.space(0.8)
    top = flow.y
    flow.draw(Line(left, top, left + RULER, top))
    for mm, length in _ticks():
        flow.draw(Line(left + mm, top, left + mm, top + length, 0.12))
        if mm % _CM == 0:
            base = baseline(top + _TICKS[_CM], size)
            flow.draw(Text(left + mm, base, str(mm), Face.REGULAR, size, Align.CENTER))
    flow.space(_TICKS[_CM] + row_height(size, flow.style))


def _upright_ruler(flow: Flow) -> None:
    """Draw the way the paper is fed, too, where a worn roller shortens the page."""
    size, right, top = flow.style.foot, flow.right, flow.y
    flow.draw(Line(right, top, right, top + RULER))
    for mm, length in _ticks():
        flow.draw(Line(right - length, top + mm, right, top + mm, 0.12))
        if mm % _CM == 0:
            x, half = right - _TICKS[_CM] - 1, size * 0.12
            flow.draw(Text(x, top + mm + half, str(mm), Face.REGULAR, size, Align.RIGHT))


def _ticks() -> Iterator[tuple[int, float]]:
    """Give each millimetre of a ruler with the length of its stroke."""
    for mm in range(RULER + 1):
        yield mm, next(_TICKS[step] for step in (_CM, 5, 1) if mm % step == 0)
