"""The head alone is the head of the papers."""

from dataclasses import replace
from datetime import date

from app.domain.documents import CopyName, PaperSize
from app.domain.forms.parts import OfficeHeader
from app.domain.vietnam_time import office_day
from app.printing.forms import head, receipt
from app.printing.layout import Line, Text
from tests.printing.papers import NEW, RECEIPT, WARD

DAY = date(2026, 11, 23)


def test_every_stroke_of_the_head_stands_where_the_slip_has_it() -> None:
    slip = receipt.lay_out(RECEIPT, NEW, copy=CopyName.FILE, size=PaperSize.A5, dpi=300)[0]
    alone = head.lay_out(RECEIPT.header, NEW, office_day(RECEIPT.received_at))
    drawn = [operation for operation in alone.operations if isinstance(operation, Text | Line)]
    assert drawn
    assert all(operation in slip.operations for operation in drawn)


def test_the_sheet_is_as_high_as_the_longer_column() -> None:
    short = head.lay_out(WARD, NEW, DAY)
    long = head.lay_out(replace(WARD, lines=(*WARD.lines, *WARD.lines)[:3]), NEW, DAY)
    assert long.sheet.height > short.sheet.height
    assert all(text.y < long.sheet.height for text in long.operations if isinstance(text, Text))


def test_an_office_that_has_typed_nothing_yet_still_sees_the_national_heading() -> None:
    words = [
        operation.text
        for operation in head.lay_out(OfficeHeader((), "", ""), NEW, DAY).operations
        if isinstance(operation, Text)
    ]
    assert "Độc lập - Tự do - Hạnh phúc" in words
