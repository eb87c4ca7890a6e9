"""A label shows whose folder it is and when it is due, and keeps its code whatever the names."""

from dataclasses import replace

import pytest

from app.domain.documents import PaperSize
from app.domain.forms.folder_label import FolderLabel, FolderLabelsDocument
from app.printing.barcode import GOOD_MODULE
from app.printing.compose import compose
from app.printing.forms.folder_label import lay_out
from app.printing.layout import A4, Bars, Page, Sheet, Text
from tests.printing.own_papers import (
    OLDEST_CODE,
    STRIPS,
    bars_read,
    check_layout,
    job,
    label,
    labels,
    modules_of,
)
from tests.printing.papers import NEW, area_of, words_on

EVERY_DPI = pytest.mark.parametrize("dpi", [203, 300, 600])
EVERY_SIZE = pytest.mark.parametrize("size", [PaperSize.LABEL, PaperSize.A4, *STRIPS])
ONE = label("TN10-261120-0042-18")
LONGEST = label(OLDEST_CODE, longest=True)


def pages_of(*given: FolderLabel, size: PaperSize = PaperSize.LABEL) -> tuple[Page, ...]:
    return lay_out(FolderLabelsDocument(labels=given), NEW, size=size, dpi=203)


@EVERY_SIZE
def test_everything_to_find_a_folder_by_is_on_it(size: PaperSize) -> None:
    words = " ".join(words_on(pages_of(ONE, size=size)).split())
    for said in (
        "TTPVHCC phường Long Biên",
        "TN10-261120-0042-18",
        "8826 1120 1000 4218",
        "Nguyễn Thị Hường",
        "Đăng ký khai sinh",
        "Nhận: 20/11/2026 – Ngăn: B3-12",
        "HẸN TRẢ: 17:00 30/11/2026",
    ):
        assert said in words


def test_the_code_is_the_largest_thing_in_letters() -> None:
    (page,) = pages_of(ONE)
    sizes = {o.text: o.size for o in page.operations if isinstance(o, Text)}
    assert max(sizes, key=lambda text: sizes[text]) == ONE.code


@EVERY_DPI
@EVERY_SIZE
def test_every_label_is_read_in_black_and_white_dots(size: PaperSize, dpi: int) -> None:
    document = labels(12, used=3)
    read = bars_read(job(document, size), dpi)
    assert sorted(read) == sorted(one.barcode for one in document.labels)


@EVERY_DPI
def test_the_bars_of_a_label_are_as_good_as_those_of_a_receipt(dpi: int) -> None:
    pages = compose(job(labels(14), PaperSize.LABEL), dpi=dpi)
    assert min(modules_of(pages)) >= GOOD_MODULE


@pytest.mark.parametrize("one", [ONE, LONGEST], ids=["short", "longest"])
@EVERY_DPI
def test_nothing_stands_on_anything_else_or_off_the_label(one: FolderLabel, dpi: int) -> None:
    document = FolderLabelsDocument(labels=(one,))
    pages = lay_out(document, NEW, size=PaperSize.LABEL, dpi=dpi)
    assert pages[0].sheet == Sheet(100, 60, cut=True)
    check_layout(pages, margin=1.5)


def test_no_name_moves_or_shrinks_the_code() -> None:
    long = replace(ONE, applicant_name="Nguyễn " * 40, procedure_name="Đăng ký " * 60)
    found = [[o for o in pages_of(one)[0].operations if isinstance(o, Bars)] for one in (ONE, long)]
    assert found[0] == found[1]
    assert "…" in words_on(pages_of(long))


def test_a_strip_has_room_for_the_longest_names() -> None:
    words = " ".join(words_on(pages_of(LONGEST, size=PaperSize.ROLL_58)).split())
    assert LONGEST.applicant_name in words
    assert LONGEST.procedure_name in words


def test_used_labels_of_the_first_sheet_are_left_out() -> None:
    sheet = NEW.own.folder_label.sheet
    pages = lay_out(labels(8, used=3), NEW, size=PaperSize.A4, dpi=300)
    assert [page.sheet for page in pages] == [A4, A4]
    first, second = ([o for o in page.operations if isinstance(o, Bars)] for page in pages)
    assert len(first) == 7
    # The fourth place is the second of the second row.
    assert first[0].x > (sheet.left + sheet.across) / 10
    assert (sheet.top + sheet.down) / 10 < first[0].y < (sheet.top + 2 * sheet.down) / 10
    assert second[0].y < (sheet.top + sheet.height) / 10


@EVERY_DPI
def test_every_label_stays_in_its_place_on_the_dot_grid(dpi: int) -> None:
    sheet = NEW.own.folder_label.sheet
    document = FolderLabelsDocument(labels=(LONGEST,) * 10)
    (page,) = lay_out(document, NEW, size=PaperSize.A4, dpi=dpi)
    for operation in page.operations:
        assert isinstance(operation, Text | Bars)
        area = area_of(operation)
        column = int(area.left * 10 - sheet.left) // sheet.across
        left = (sheet.left + column * sheet.across) / 10
        assert left - 0.2 <= area.left < area.right <= left + sheet.width / 10 + 0.2
        if isinstance(operation, Bars):
            dots = operation.x * dpi / 25.4
            assert dots == pytest.approx(round(dots), abs=1e-6)


def test_a_folder_whose_code_has_no_bars_gets_a_label_all_the_same() -> None:
    (page,) = pages_of(replace(ONE, barcode=""))
    assert modules_of((page,)) == []
    assert ONE.code in words_on((page,))
