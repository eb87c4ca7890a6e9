"""Every list begins with the office's head, and nobody signs a sheet that says nothing."""

from dataclasses import replace

import pytest

from app.domain.forms.parts import FormWording
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.styles import LIST
from app.printing.wrap import Span
from tests.printing.own_papers import MARK, check_layout
from tests.printing.papers import LONGEST_WARD, NEW, WARD, words_on

WORDS = FormWording(title="DANH SÁCH", footer="Danh sách – Bộ phận", iso_code="BM-09")
HEAD = ListHead(
    header=WARD,
    title="DANH SÁCH",
    place_and_date="Hà Nội, ngày 20 tháng 11 năm 2026",
    subtitles=("", "Số: 7"),
    running="số 7",
)


def sheet(head: ListHead = HEAD) -> ListSheet:
    return ListSheet(LIST, NEW.page, WORDS, head)


def test_the_head_names_office_list_and_number() -> None:
    words = words_on(sheet().pages())
    for said in ("CỘNG HÒA XÃ HỘI", "TRUNG TÂM PHỤC VỤ", "DANH SÁCH", "Số: 7", "BM-09"):
        assert said in words


def test_further_sheets_say_which_list_they_belong_to() -> None:
    listed = sheet()
    listed.flow.next_sheet()
    pages = listed.pages("lúc 17:00")
    assert words_on(pages[1:]).startswith("DANH SÁCH\nsố 7")
    assert "Danh sách – Bộ phận – BM-09 – lúc 17:00" in words_on(pages[1:])
    assert "Trang 2/2" in words_on(pages[1:])


def test_a_list_printed_again_is_marked() -> None:
    assert "IN LẠI LẦN 1" in words_on(sheet(replace(HEAD, mark=MARK)).pages())


@pytest.mark.parametrize("left", [10, 40, 60, 80])
def test_what_is_signed_and_the_signatures_stay_together(left: float) -> None:
    listed = sheet(replace(HEAD, header=LONGEST_WARD))
    listed.flow.y = listed.flow.bottom - left
    listed.close([Span("Tổng cộng: 7 hồ sơ. " * 6)], ("BÊN GIAO", "Trần Minh Đức"))
    pages = listed.pages()
    check_layout(pages)
    (signed,) = (page for page in pages if "BÊN GIAO" in words_on((page,)))
    assert words_on((signed,)).count("Tổng cộng") == words_on(pages).count("Tổng cộng")
