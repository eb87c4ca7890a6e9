"""An emergency slip is a receipt to write on, whose number is scanned when the PC is back."""

from itertools import pairwise

import pytest

from app.domain.documents import CopyName, PaperSize
from app.domain.emergency_number import emergency_from_barcode
from app.printing.barcode import GOOD_MODULE
from app.printing.compose import compose
from app.printing.forms.emergency_slip import lay_out
from app.printing.layout import A4_LANDSCAPE, Bars, Line, Matrix, Page
from tests.printing.own_papers import EMERGENCY_SLIPS, STRIPS, check_layout, job, read_one_bit
from tests.printing.papers import LONGEST_WARD, NEW, pdf_of, words_on

EVERY_DPI = pytest.mark.parametrize("dpi", [203, 300, 600])
EVERY_SIZE = pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A5, *STRIPS])
NUMBERS = [slip.number for slip in EMERGENCY_SLIPS.slips]


def slip(copy: CopyName = CopyName.CITIZEN, size: PaperSize = PaperSize.A5) -> Page:
    return lay_out(EMERGENCY_SLIPS, NEW, copy=copy, size=size, dpi=300)[0]


def test_it_says_what_it_is_and_asks_for_what_will_be_typed_in() -> None:
    words = " ".join(words_on((slip(),)).split())
    for said in (
        "Hà Nội, ngày …… tháng …… năm 20……",
        "Số: KC10-261120-0001-26",
        "9226 1120 1000 0126",
        "GIẤY TIẾP NHẬN HỒ SƠ TẠM THỜI (Liên 2: Giao cá nhân, tổ chức)",
        *NEW.own.emergency_slip.lines,
        "Hẹn trả kết quả: …… giờ …… phút",
        "mang phiếu này khi đến nhận kết quả",
    ):
        assert said in words


def test_only_the_kept_counterpart_has_room_for_the_later_code() -> None:
    assert NEW.own.emergency_slip.typed_in in words_on((slip(CopyName.FILE),))
    assert NEW.own.emergency_slip.typed_in not in words_on((slip(),))


def test_there_is_a_line_for_each_thing_to_write_with_room_above() -> None:
    words = NEW.own.emergency_slip
    lines = sorted(o.y for o in slip().operations if isinstance(o, Line) and o.dashed)
    assert len(lines) == len(words.lines) + words.paper_rows
    assert all(below - above >= 7 for above, below in pairwise(lines))


def test_on_a4_both_counterparts_of_a_number_lie_side_by_side() -> None:
    pages = compose(job(EMERGENCY_SLIPS), dpi=300)
    assert [page.sheet for page in pages] == [A4_LANDSCAPE] * 2
    for page, number in zip(pages, NUMBERS, strict=True):
        words = words_on((page,))
        assert words.count(f"Số: {number}") == 2
        assert NEW.copies.file in words
        assert NEW.copies.citizen in words


@EVERY_DPI
@EVERY_SIZE
def test_both_codes_of_every_slip_are_read_in_black_and_white_dots(
    size: PaperSize, dpi: int
) -> None:
    found = read_one_bit(pdf_of(compose(job(EMERGENCY_SLIPS, size), dpi=dpi)), dpi)
    assert {str(emergency_from_barcode(text)) for _, _, text in found} == set(NUMBERS)
    assert sorted(kind for _, kind, _ in found) == ["Code128"] * 4 + ["QRCode"] * 4


@EVERY_DPI
@EVERY_SIZE
def test_every_slip_is_one_sheet_with_nothing_on_anything_else(size: PaperSize, dpi: int) -> None:
    document = EMERGENCY_SLIPS
    for copy in CopyName:
        pages = lay_out(document, NEW, copy=copy, size=size, dpi=dpi)
        assert len(pages) == len(NUMBERS)
        check_layout(pages, margin=0 if size in STRIPS else 3)
        codes = [o for o in pages[0].operations if isinstance(o, Bars | Matrix)]
        assert len(codes) == 2
        assert codes[0].module >= GOOD_MODULE


def test_the_longest_office_still_fits_one_sheet() -> None:
    document = type(EMERGENCY_SLIPS)(header=LONGEST_WARD, slips=EMERGENCY_SLIPS.slips[:1])
    for copy in CopyName:
        assert len(lay_out(document, NEW, copy=copy, size=PaperSize.A5, dpi=300)) == 1
