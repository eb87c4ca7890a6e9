"""The strip of the morning is read back as the strip it is, on every paper slips come out on."""

from datetime import timedelta

from app.domain.device_sheet import SheetCode
from app.domain.documents import PaperSize
from app.domain.forms.opening_strip import OpeningStripDocument
from app.domain.opening import STRIP_PLACE
from app.domain.scan import ScannedSheet, recognize
from app.domain.vietnam_time import local
from app.printing.forms.opening_strip import lay_out
from app.printing.read_back import read_codes
from tests.printing.papers import LONGEST_WARD, NEW, overlaps, pdf_of, text_in

DOCUMENT = OpeningStripDocument(
    header=LONGEST_WARD,
    number=4207,
    station=3,
    printer="Canon LBP2900 (quầy số 2, cạnh cửa sổ)",
    made_at=local(2026, 11, 23, 7, 25) + timedelta(seconds=3),
)
SIZES = (PaperSize.A4, PaperSize.A5, PaperSize.A4_TWO_UP, PaperSize.ROLL_80, PaperSize.ROLL_58)


def test_the_code_is_read_back_on_every_paper() -> None:
    for size in SIZES:
        for dpi in (203, 600):
            (page,) = lay_out(DOCUMENT, NEW, size=size, dpi=dpi)
            assert not list(overlaps(page))
            pdf = pdf_of((page,))
            (digits,) = {code.text for code in read_codes(pdf, dpi=dpi)}
            assert recognize(digits) == ScannedSheet(SheetCode(4207, STRIP_PLACE, 0, dpi))


def test_a_strip_of_a_roll_is_short_and_names_counter_and_printer() -> None:
    (page,) = lay_out(DOCUMENT, NEW, size=PaperSize.ROLL_80, dpi=203)
    assert page.sheet.height < 75
    words = text_in(pdf_of((page,)))
    for part in ("07:25 23/11/2026", "máy số 3", "Canon LBP2900", "203 chấm/inch", "4207"):
        assert part in words
