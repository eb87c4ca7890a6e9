"""The sheet of procedure barcodes at a desk: three a row, far enough apart to scan just one.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from app.domain.form_set import FormSet
from app.domain.forms.parts import ReprintMark
from app.domain.forms.posting_sheet import ProcedureCode, ProcedureCodesDocument
from app.domain.vietnam_time import spelled_date
from app.printing import barcode
from app.printing.fonts import Face
from app.printing.layout import Align, Box, Page, Text
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.page import Flow, baseline, row_height
from app.printing.styles import LIST
from app.printing.wrap import Span, balanced

_A_ROW = 3
_CELL, _BARS = 27.0, 9.0
_INSIDE = 1.5
_NAME, _CODE = 10.5, 9.5
_NAME_ROWS = 2


def lay_out(
    document: ProcedureCodesDocument,
    wording: FormSet,
    *,
    dpi: int,
    mark: ReprintMark | None = None,
) -> tuple[Page, ...]:
    """Return the sheets, the codes under the names of their fields."""
    words, header = wording.own.procedure_codes, document.header
    day = spelled_date(document.day)
    sheet = ListSheet(
        LIST,
        wording.page,
        words,
        ListHead(
            header=header,
            title=words.title,
            place_and_date=wording.page.place_and_date.format(place=header.place, date=day),
            subtitles=(words.hint,),
            running=day[:1].upper() + day[1:],
            mark=mark,
        ),
    )
    for field in document.fields:
        title = row_height(sheet.flow.style.body, sheet.flow.style)
        # The name of a field stays with its first codes.
        sheet.flow.need(title + _CELL + 2)
        sheet.flow.paragraph(Span(field.name, Face.BOLD))
        for row in _rows(field.codes):
            _draw_row(sheet.flow, row, dpi)
        sheet.flow.space(2)
    return sheet.pages()


def _rows(codes: Sequence[ProcedureCode]) -> Iterator[tuple[ProcedureCode, ...]]:
    rest = iter(codes)
    while row := tuple(islice(rest, _A_ROW)):
        yield row


def _draw_row(flow: Flow, codes: Sequence[ProcedureCode], dpi: int) -> None:
    flow.need(_CELL)
    width = flow.width / _A_ROW
    for at, code in enumerate(codes):
        _draw_cell(flow, code, flow.left + at * width, width, dpi)
    flow.y += _CELL


def _draw_cell(flow: Flow, code: ProcedureCode, left: float, width: float, dpi: int) -> None:
    top, center = flow.y, left + width / 2
    flow.draw(Box(left, top, width, _CELL, 0.1))
    step = row_height(_NAME, flow.style)
    rows = balanced(code.name, Face.BOLD, width - 2 * _INSIDE, _NAME)[:_NAME_ROWS]
    y = top + _INSIDE + (_NAME_ROWS - len(rows)) * step / 2
    for row in rows:
        flow.draw(*row.place(center, baseline(y, _NAME), _NAME, Align.CENTER))
        y += step
    bars_top = top + _INSIDE + _NAME_ROWS * step + 0.8
    flow.draw(barcode.bars(code.barcode, left, bars_top, width=width, height=_BARS, dpi=dpi))
    base = baseline(bars_top + _BARS + 0.4, _CODE)
    flow.draw(Text(center, base, code.code, Face.REGULAR, _CODE, Align.CENTER))
