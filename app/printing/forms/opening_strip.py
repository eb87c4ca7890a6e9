"""Phiếu thử đầu ngày on whatever paper slips come out on: one code as a slip has it, few words.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.device_sheet import SheetCode
from app.domain.documents import PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.opening_strip import OpeningStripDocument
from app.domain.opening import STRIP_PLACE
from app.domain.vietnam_time import short_moment
from app.printing.barcode import bars, good_width
from app.printing.fonts import Face
from app.printing.layout import Align, Page, Text
from app.printing.page import Flow, baseline, foot, head_height
from app.printing.strip import draw_codes_of_strip, grouped_digits
from app.printing.styles import DEVICE_TEST, receipt_styles
from app.printing.wrap import Span


def lay_out(
    document: OpeningStripDocument, wording: FormSet, *, size: PaperSize, dpi: int
) -> tuple[Page, ...]:
    """Return the strip for a printer of ``dpi`` dots per inch: on a sheet, its upper end."""
    style = DEVICE_TEST.get(size) or receipt_styles(size)[0]
    words = wording.own.opening_strip
    flow = Flow(style, continuation=lambda _flow: None)
    align = Align.CENTER if style.strip else Align.LEFT
    number = words.number.format(number=f"{document.number:04d}")
    moment = short_moment(document.made_at)
    flow.paragraph(Span(words.title, Face.BOLD), size=style.title, align=align)
    for text in (
        words.printed.format(moment=moment, station=document.station),
        words.printer.format(printer=document.printer, dpi=dpi),
    ):
        flow.paragraph(Span(text), size=style.small, align=align)
    flow.space(1)
    _code(flow, SheetCode(document.number, STRIP_PLACE, 0, dpi).barcode, dpi)
    flow.paragraph(Span(words.steps, Face.ITALIC), size=style.small, align=align)
    return flow.pages(lambda _number, _total: foot(flow, words.form_name, number))


def _code(flow: Flow, digits: str, dpi: int) -> None:
    """Draw the code as wide as a slip's, with its digits below."""
    style = flow.style
    if style.strip:
        draw_codes_of_strip(flow, digits, dpi, with_matrix=False)
        flow.space(1)
        return
    width = min(flow.width, good_width(digits, dpi))
    drawn = bars(digits, flow.left, flow.y, width=width, height=style.bar_height, dpi=dpi)
    flow.y = drawn.y + drawn.height + 0.5
    words = Text(
        drawn.x, baseline(flow.y, style.body), grouped_digits(digits), Face.REGULAR, style.body
    )
    flow.draw(drawn, words)
    flow.y += head_height(style.body) + 1
