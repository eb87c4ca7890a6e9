"""The day sheet shows every figure once, and tomorrow's list with a head on each sheet."""

from dataclasses import replace

import pytest

from app.domain.forms.day_sheet import CountedLine, DaySheetDocument, LateLine
from app.domain.vietnam_time import local
from app.printing.fonts import Face
from app.printing.forms.day_sheet import lay_out
from app.printing.layout import A4
from tests.printing.papers import DAY_SHEET, NEW, OLD, area_of, overlaps, texts_of, words_on

QUIET_DAY = replace(
    DAY_SHEET,
    clerk_name="Trần Minh Đức",
    lines=DAY_SHEET.lines[:1],
    total=DAY_SHEET.lines[0],
    carried_over=(),
    carried_over_total=0,
)


def test_figures_and_totals_stand_in_the_table() -> None:
    words = words_on(lay_out(DAY_SHEET, NEW)).split("\n")
    first = words.index("1")
    assert words[first : first + 12] == [
        *("1", "Trần Minh Đức", "31", "28", "25", "24", "2", "1", "112", "0", "1.256.000", "11,25")
    ]
    total = words.index("Tổng cộng")
    assert words[total : total + 11] == [
        *("Tổng cộng", "63", "56", "50", "48", "3", "1", "224", "1", "3.768.000", "10,33")
    ]


def test_the_total_is_bold() -> None:
    faces = {text.text: text.face for text in texts_of(lay_out(DAY_SHEET, NEW))}
    assert faces["3.768.000"] == Face.BOLD
    assert faces["1.256.000"] == Face.REGULAR


def test_every_open_dossier_is_listed_and_the_rest_is_counted() -> None:
    pages = lay_out(DAY_SHEET, NEW)
    words = words_on(pages)
    for line in DAY_SHEET.carried_over:
        assert words.count(line.code) == 1
    assert "Còn 194 hồ sơ nữa" in words
    assert len(pages) > 1
    assert all("Trang" in words_on((page,)) for page in pages)
    listing = [page for page in pages if "TN10-" in words_on((page,))]
    assert len(listing) > 1
    assert all("Tình trạng" in words_on((page,)) for page in listing)


def test_the_head_of_the_journal_is_printed_whole() -> None:
    assert DAY_SHEET.history_head in words_on(lay_out(DAY_SHEET, NEW))


def test_whose_day_it_is_is_said() -> None:
    assert "Toàn bộ công chức" in words_on(lay_out(DAY_SHEET, NEW))
    words = words_on(lay_out(QUIET_DAY, NEW))
    assert "Công chức: Trần Minh Đức" in words
    assert "Thứ Sáu, ngày 20 tháng 11 năm 2026" in words
    assert "Không còn hồ sơ nào." in words


@pytest.mark.parametrize("document", [DAY_SHEET, QUIET_DAY], ids=["full", "quiet"])
@pytest.mark.parametrize("wording", [OLD, NEW], ids=lambda s: s.id)
def test_nothing_stands_on_anything_else_or_off_the_sheet(
    document: DaySheetDocument, wording: object
) -> None:
    assert wording in (OLD, NEW)
    for page in lay_out(document, NEW if wording is NEW else OLD):
        assert page.sheet == A4
        assert list(overlaps(page)) == []
        for text in texts_of((page,)):
            area = area_of(text)
            assert 10 <= area.left < area.right <= A4.width - 10
            assert 10 <= area.top < area.bottom <= A4.height - 10


def test_what_was_counted_and_what_came_late_stand_before_the_signatures() -> None:
    closed = replace(
        QUIET_DAY,
        counted=(CountedLine("Tiền mặt, đồng", 55_000, 29_000), CountedLine("Giấy hẹn", 6, None)),
        findings=("Trùng số biên lai: 2 hồ sơ.",),
        remark="nợ tiền lẻ",
        late=(LateLine("TN10-261116-0015-35", "Tiếp nhận", local(2026, 11, 16, 18), "Hà", "Bích"),),
    )
    words = words_on(lay_out(closed, NEW))
    for told in ("-26.000", "chưa đếm", "– Trùng số biên lai: 2 hồ sơ.", "Giải thích: nợ tiền lẻ"):
        assert told in words
    assert words.index("NHẬP SAU KHI ĐÃ CHỐT NGÀY: 1") < words.index("LÃNH ĐẠO PHỤ TRÁCH")
    assert [found for page in lay_out(closed, NEW) for found in overlaps(page)] == []
