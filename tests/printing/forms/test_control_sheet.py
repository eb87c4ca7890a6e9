"""The control sheet has a whole row for each hand-over and rows to write in to its last foot."""

from dataclasses import replace

import pytest

from app.domain.form_set import FormSet
from app.domain.forms.control_sheet import ControlSheetDocument
from app.printing.forms.control_sheet import lay_out
from app.printing.layout import Line, Page
from app.printing.styles import CONTROL_SHEET as STYLE
from tests.printing.circular_papers import CONTROL_SHEET, LONGEST_CONTROL_SHEET
from tests.printing.papers import NEW, OLD, area_of, texts_of, words_on

HEADS = ("TÊN CƠ QUAN", "THỜI GIAN GIAO, NHẬN HỒ SƠ", "GHI CHÚ")


def pages_of(
    document: ControlSheetDocument = CONTROL_SHEET, wording: FormSet = NEW
) -> tuple[Page, ...]:
    return lay_out(document, wording, dpi=300)


def to_fill(pages: tuple[Page, ...]) -> int:
    return words_on(pages).count(NEW.control_sheet.table.time_blank)


@pytest.mark.parametrize("wording", [OLD, NEW], ids=lambda s: s.id)
def test_what_is_known_of_the_dossiers_way_is_printed(wording: FormSet) -> None:
    words = " ".join(words_on(pages_of(wording=wording)).split())
    for said in (
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Kèm theo hồ sơ của: Nguyễn Thị Hường",
        "Thời gian trả: 17 giờ 00 phút, ngày 30 tháng 11 năm 2026",
        "Cơ quan (bộ phận) giải quyết hồ sơ: Ủy ban nhân dân phường Long Biên",
        "Cơ quan phối hợp giải quyết hồ sơ: …",
        "1. Giao: Trung tâm Phục",
        "2. Nhận: Phòng Văn hóa",
        "11 giờ 05 phút, ngày 20 tháng 11 năm 2026",
        "Trần Minh Đức",
        "Trước hạn",
        "Đủ điều kiện",
        "phải ghi rõ lý do",
        "do bên nhận ghi",
    ):
        assert said in words


def test_a_sheet_is_filled_with_rows_to_write_in() -> None:
    (page,) = pages_of(replace(CONTROL_SHEET, rows=()))
    assert to_fill((page,)) >= 7
    lowest = max(text.y for text in texts_of((page,)) if text.size == STYLE.small)
    assert lowest > STYLE.sheet.height - STYLE.bottom - 25


def test_every_sheet_repeats_the_heads_and_the_last_has_a_row_to_write_in() -> None:
    pages = pages_of(LONGEST_CONTROL_SHEET)
    for page in pages:
        for head in HEADS:
            assert head in words_on((page,))
    assert to_fill(pages[:-1]) == 0
    assert to_fill(pages[-1:]) >= 1


def test_no_hand_over_is_torn_apart_or_lost() -> None:
    pages = pages_of(LONGEST_CONTROL_SHEET)
    for number in range(1, 23):
        (page,) = (page for page in pages if f"1. Giao: {number}. " in words_on((page,)))
        assert words_on((page,)).replace("\n", " ").count(f"bước {number} ") == 1
    for page in pages:
        rules = [o for o in page.operations if isinstance(o, Line) and o.y == o.y2]
        assert all(line.y <= STYLE.sheet.height - STYLE.bottom for line in rules)
        for text in texts_of((page,)):
            area = area_of(text)
            crossed = [r for r in rules if area.top < r.y < area.bottom and r.x < area.left < r.x2]
            assert crossed == [], text.text


def test_a_name_stands_under_the_room_to_sign() -> None:
    texts = texts_of(pages_of())
    name = next(text for text in texts if text.text == "Trần Minh Đức")
    head = next(text for text in texts if text.text == "Người giao")
    assert head.y + 6 < name.y < head.y + 16
