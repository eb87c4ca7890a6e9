"""Papers of a dossier have its code in one place, and say on every sheet whose they are."""

from dataclasses import replace

import pytest

from app.domain.documents import CopyName, PaperSize
from app.domain.forms.parts import DossierDocument, DossierWording, ReprintMark
from app.domain.vietnam_time import local
from app.printing.dossier_paper import DossierPaper, copy_name
from app.printing.layout import Bars, Matrix, Page
from app.printing.styles import receipt_styles
from app.printing.wrap import Span
from tests.printing.papers import NEW, RECEIPT, WARD, overlaps, words_on

DAY = "ngày 20 tháng 11 năm 2026"
STYLE = receipt_styles(PaperSize.A5)[0]
WORDS = DossierWording(
    title="PHIẾU XIN LỖI",
    footer="Mẫu số 04",
    iso_code="BM-04",
    dossier_code="Mã hồ sơ: {code}",
)
DOCUMENT = DossierDocument(
    header=WARD,
    form_set="2025",
    form_version=1,
    code=RECEIPT.code,
    barcode=RECEIPT.barcode,
)
NO_CODE = replace(DOCUMENT, code="", barcode="")


def paper(
    document: DossierDocument = DOCUMENT, *, number: str = "", name: str = "", rows: int = 1
) -> tuple[Page, ...]:
    made = DossierPaper(document, NEW.page, WORDS, STYLE, copy_name=name)
    made.head(DAY, number=number, dpi=300)
    made.title("Bản thay thế")
    for row in range(rows):
        made.flow.paragraph(Span(f"dòng {row}"))
    return made.pages("Tổng đài: 1022")


def codes(pages: tuple[Page, ...]) -> list[Bars | Matrix]:
    return [o for page in pages for o in page.operations if isinstance(o, Bars | Matrix)]


def test_code_bars_and_digits_stand_under_the_agency() -> None:
    (page,) = paper(number="Số: 12/PXL")
    words = words_on((page,))
    for said in ("Số: 12/PXL", "Mã hồ sơ: TN10-261120-0042-18", "8826 1120 1000 4218", DAY):
        assert said in words
    assert [type(code) for code in codes((page,))] == [Bars, Matrix]
    assert list(overlaps(page)) == []


def test_a_paper_without_a_dossier_has_no_code() -> None:
    pages = paper(NO_CODE, number="Số: 12/HDHS")
    assert codes(pages) == []
    assert "Mã hồ sơ" not in words_on(pages)
    assert list(overlaps(pages[0])) == []


def test_a_code_that_no_bars_can_hold_stands_in_letters() -> None:
    pages = paper(replace(DOCUMENT, barcode=""))
    assert codes(pages) == []
    assert "Mã hồ sơ: TN10-261120-0042-18" in words_on(pages)


def test_following_sheets_name_the_dossier_and_the_counterpart() -> None:
    pages = paper(name="Liên 1: Lưu", rows=60)
    assert words_on(pages[1:2]).startswith("Mã hồ sơ: TN10-261120-0042-18\nLiên 1: Lưu")
    assert codes(pages[1:]) == []


def test_following_sheets_name_the_form_where_there_is_no_counterpart() -> None:
    assert words_on(paper(rows=60)[1:2]).split("\n")[1] == "PHIẾU XIN LỖI"
    assert words_on(paper(NO_CODE, rows=60)[1:2]).startswith("PHIẾU XIN LỖI\n")


def test_the_foot_names_the_form_by_the_offices_number_and_counts_the_sheets() -> None:
    pages = paper(rows=60)
    assert "Mẫu số 04 – BM-04" in words_on(pages[:1])
    assert "Tổng đài: 1022 – Trang 1/2 – (Xem tiếp trang sau)" in words_on(pages[:1])
    assert "Tổng đài: 1022 – Trang 2/2" in words_on(pages[1:])
    assert "Trang" not in words_on(paper())


def test_a_reprint_is_marked_under_the_title() -> None:
    mark = ReprintMark(2, local(2026, 11, 22, 9, 14), "bị ướt")
    words = words_on(paper(replace(DOCUMENT, reprint=mark), name="Liên 2"))
    marks = ("PHIẾU XIN LỖI", "(Liên 2)", "Bản thay thế", "IN LẠI LẦN 2", "dòng 0")
    assert sorted(marks, key=words.index) == list(marks)


@pytest.mark.parametrize("copy", CopyName)
def test_counterparts_have_the_names_of_their_form_set(copy: CopyName) -> None:
    assert copy_name(NEW, copy) == getattr(NEW.copies, copy.value)
