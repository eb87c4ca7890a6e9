"""A job becomes sheets in the order they leave the printer."""

from dataclasses import replace

import pytest

from app.domain.documents import CopyName, PaperSize, PrintedDocument, PrintJob
from app.printing.compose import compose
from app.printing.layout import A4, A4_LANDSCAPE, A5, Bars, Line, Page
from tests.printing.forms.test_device_test import DOCUMENT as TEST_SHEET
from tests.printing.own_papers import read_one_bit
from tests.printing.papers import (
    DAY_SHEET,
    LONGEST,
    NEW,
    RECEIPT,
    area_of,
    pdf_of,
    texts_of,
    words_on,
)
from tests.printing.test_approved import JOBS

JOB = PrintJob(document=RECEIPT, form_set=NEW, title="giay-hen", size=PaperSize.A5)


def copies_on(page: Page) -> list[str]:
    names = (NEW.copies.file, NEW.copies.citizen)
    return [name for name in names if name in words_on((page,))]


@pytest.mark.parametrize(("size", "sheet"), [(PaperSize.A5, A5), (PaperSize.A4, A4)])
def test_each_counterpart_has_its_own_sheet(size: PaperSize, sheet: object) -> None:
    pages = compose(replace(JOB, size=size), dpi=300)
    assert [page.sheet for page in pages] == [sheet, sheet]
    assert [copies_on(page) for page in pages] == [[NEW.copies.file], [NEW.copies.citizen]]


def test_copies_come_in_the_order_asked_for() -> None:
    pages = compose(replace(JOB, copies=(CopyName.CITIZEN, CopyName.CITIZEN)), dpi=300)
    assert [copies_on(page) for page in pages] == [[NEW.copies.citizen]] * 2


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_two_slips_on_one_sheet_lie_on_the_dot_grid_on_either_side_of_the_cut(dpi: int) -> None:
    (page,) = compose(replace(JOB, size=PaperSize.A4_TWO_UP), dpi=dpi)
    assert page.sheet == A4_LANDSCAPE
    assert copies_on(page) == [NEW.copies.file, NEW.copies.citizen]
    left, right = (o for o in page.operations if isinstance(o, Bars))
    cut = page.operations[-1]
    assert isinstance(cut, Line)
    assert left.x + left.width + left.quiet < cut.x < right.x - right.quiet
    assert right.x * dpi / 25.4 == pytest.approx(round(right.x * dpi / 25.4), abs=1e-6)


def test_long_slips_are_paired_sheet_by_sheet_so_that_one_cut_parts_them() -> None:
    job = replace(JOB, document=LONGEST, size=PaperSize.A4_TWO_UP)
    for page in compose(job, dpi=300):
        assert copies_on(page) == [NEW.copies.file, NEW.copies.citizen]


def test_a_single_long_slip_fills_both_halves() -> None:
    job = replace(JOB, document=LONGEST, size=PaperSize.A4_TWO_UP, copies=(CopyName.CITIZEN,))
    pages = compose(job, dpi=300)
    assert "Trang 1/3" in words_on(pages[:1])
    assert "Trang 2/3" in words_on(pages[:1])
    assert "Trang 3/3" in words_on(pages[1:])
    assert len(pages) == 2


def test_a_day_sheet_comes_out_once_on_a4() -> None:
    pages = compose(replace(JOB, document=DAY_SHEET, copies=()), dpi=300)
    assert {page.sheet for page in pages} == {A4}
    assert words_on(pages).count(NEW.own.day_sheet.maker_signature) == 1


@pytest.mark.parametrize("turned", [0, 90, 270])
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_both_halves_of_a_sheet_are_read_whichever_way_it_is_fed(dpi: int, turned: int) -> None:
    for copies in (tuple(CopyName), tuple(reversed(CopyName))):
        pages = compose(replace(JOB, size=PaperSize.A4_TWO_UP, copies=copies), dpi=dpi)
        found = read_one_bit(pdf_of(pages), dpi, turned=turned)
        assert {text for _, _, text in found} == {RECEIPT.barcode}
        assert sorted(kind for _, kind, _ in found) == ["Code128"] * 2 + ["QRCode"] * 2


def test_the_halves_of_a_sheet_keep_clear_of_the_cut() -> None:
    job = replace(JOB, document=LONGEST, size=PaperSize.A4_TWO_UP)
    for copies in (tuple(CopyName), tuple(reversed(CopyName))):
        for page in compose(replace(job, copies=copies), dpi=300):
            for text in texts_of((page,)):
                area = area_of(text)
                assert area.right < page.sheet.width / 2 - 5 or area.left > page.sheet.width / 2 + 5


def test_strips_come_out_one_after_another() -> None:
    pages = compose(replace(JOB, size=PaperSize.ROLL_80), dpi=203)
    assert [copies_on(page) for page in pages] == [[NEW.copies.file], [NEW.copies.citizen]]
    assert all(page.sheet.cut and page.sheet.width == 80 for page in pages)


DOCUMENTS = {type(job.document): job for job in (*JOBS.values(), replace(JOB, document=TEST_SHEET))}


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.__name__)
def test_no_choice_of_paper_leaves_a_document_without_a_sheet(kind: type[PrintedDocument]) -> None:
    for size in PaperSize:
        assert compose(replace(DOCUMENTS[kind], size=size), dpi=203), size
