"""Sheets fill from the top, break where they must, and carry the head the decree asks for."""

from dataclasses import replace

import pytest

from app.domain.documents import PaperSize
from app.printing.fonts import Face, text_width
from app.printing.layout import Align, Box, Line, Text
from app.printing.page import (
    Flow,
    Signature,
    agency_heading,
    foot,
    framed,
    national_heading,
    row_height,
    signature_block,
)
from app.printing.styles import receipt_styles
from app.printing.wrap import Span
from tests.printing.papers import LONGEST_WARD, NEW, WARD, texts_of

STYLE = receipt_styles(PaperSize.A5)[0]


def continuation(flow: Flow) -> None:
    flow.draw(Text(flow.left, flow.y + 4, "tiếp theo", Face.ITALIC, 10))
    flow.space(8)


@pytest.fixture
def flow() -> Flow:
    return Flow(STYLE, continuation=continuation)


def no_foot(number: int, total: int) -> tuple[Text, ...]:
    return ()


def test_a_paragraph_moves_the_flow_by_its_rows_and_the_gap(flow: Flow) -> None:
    flow.paragraph(Span("một dòng"))
    assert flow.y == pytest.approx(STYLE.top + row_height(STYLE.body, STYLE) + STYLE.gap)


def test_a_full_sheet_is_followed_by_one_with_a_small_head(flow: Flow) -> None:
    for number in range(60):
        flow.paragraph(Span(f"dòng {number}"))
    pages = flow.pages(no_foot)
    assert len(pages) == 2
    assert texts_of(pages[1:])[0].text == "tiếp theo"
    assert all(text.y < STYLE.sheet.height - STYLE.bottom for text in texts_of(pages))


def test_a_short_paragraph_is_not_torn_apart(flow: Flow) -> None:
    flow.space(flow.bottom - flow.y - 1.5 * row_height(STYLE.body, STYLE))
    flow.paragraph(Span("chữ " * 60))
    first, second = flow.pages(no_foot)
    assert texts_of((first,)) == []
    assert len(texts_of((second,))) > 2


def test_the_foot_knows_its_number_and_how_many_sheets_there_are(flow: Flow) -> None:
    flow.next_sheet()
    pages = flow.pages(lambda number, total: (Text(0, 200, f"{number}/{total}", Face.REGULAR, 9),))
    assert [texts_of((page,))[-1].text for page in pages] == ["1/2", "2/2"]


def test_the_rule_under_the_motto_is_as_long_as_the_motto(flow: Flow) -> None:
    end = national_heading(flow, NEW.page, "Hà Nội, ngày 20 tháng 11 năm 2026")
    (page,) = flow.pages(no_foot)
    (rule,) = (o for o in page.operations if isinstance(o, Line))
    motto = text_width(NEW.page.motto, Face.BOLD, STYLE.motto)
    assert rule.x2 - rule.x == pytest.approx(motto)
    assert all(text.y < end for text in texts_of((page,)))


def test_the_issuing_unit_is_bold_with_a_rule_of_a_third_of_the_column(flow: Flow) -> None:
    agency_heading(flow, WARD, 60)
    (page,) = flow.pages(no_foot)
    faces = [text.face for text in texts_of((page,))]
    assert faces == [Face.REGULAR, Face.REGULAR, Face.BOLD, Face.BOLD]
    (rule,) = (o for o in page.operations if isinstance(o, Line))
    assert rule.x2 - rule.x == pytest.approx(20)


def test_the_longest_agency_stays_in_its_column(flow: Flow) -> None:
    agency_heading(flow, LONGEST_WARD, 60)
    for text in texts_of(flow.pages(no_foot)):
        assert text_width(text.text, text.face, text.size) <= 60


def test_signatures_are_never_torn_apart(flow: Flow) -> None:
    flow.space(flow.bottom - flow.y - 20)
    signature_block(flow, (Signature("A", "(ký)", "An"), Signature("B", "(ký)", "Bình")))
    pages = flow.pages(no_foot)
    assert {text.text for text in texts_of(pages[1:])} >= {"A", "B", "(ký)", "An", "Bình"}


def test_a_long_name_is_signed_in_two_rows_of_its_column(flow: Flow) -> None:
    name = "Hoàng Phủ Ngọc Tường Nguyễn Thị Thuỳ Dương Quỳnh"
    signature_block(flow, (Signature("A", "(ký)", name), Signature("B", "(ký)", "Bình")))
    names = [t for t in texts_of(flow.pages(no_foot)) if t.text in name]
    assert len(names) == 2
    assert max(text_width(t.text, t.face, t.size) for t in names) < STYLE.width / 2


def test_a_long_left_foot_gives_way_to_the_right_one(flow: Flow) -> None:
    _, left, right = foot(flow, "BM-01/MC-TNTKQ, lần ban hành 02 – " * 3, "Trang 1/2")
    assert isinstance(left, Text)
    assert isinstance(right, Text)
    assert left.size < STYLE.foot == right.size
    assert left.left + text_width(left.text, left.face, left.size) < right.left


def test_a_frame_holds_all_of_its_text(flow: Flow) -> None:
    framed(flow, "Lịch nghỉ lễ, Tết chưa có thông báo chính thức. " * 3)
    (page,) = flow.pages(no_foot)
    (box,) = (o for o in page.operations if isinstance(o, Box))
    for text in texts_of((page,)):
        assert box.y < text.y < box.y + box.height
        assert box.x < text.left


def test_centered_and_right_rows_stand_between_the_margins() -> None:
    flow = Flow(replace(STYLE, gap=0), continuation=continuation)
    for align in Align:
        flow.paragraph(Span("Liên 2"), align=align)
    left, center, right = texts_of(flow.pages(no_foot))
    width = text_width("Liên 2", Face.REGULAR, STYLE.body)
    assert left.left == pytest.approx(STYLE.left)
    assert center.left == pytest.approx(STYLE.left + (STYLE.width - width) / 2)
    assert right.left == pytest.approx(STYLE.sheet.width - STYLE.right - width)


def test_a_strip_ends_below_its_foot_and_never_goes_on_elsewhere() -> None:
    flow = Flow(receipt_styles(PaperSize.ROLL_58)[0], continuation=continuation)
    for number in range(300):
        flow.paragraph(Span(f"dòng {number}"))
    (page,) = flow.pages(lambda _number, _total: foot(flow, "Mẫu số 01", "Tổng đài: 1900 1009"))
    *_, last = texts_of((page,))
    assert last.text == "Tổng đài: 1900 1009"
    assert 4 < page.sheet.height - last.y < 8


def test_who_signs_a_strip_signs_below_the_one_before() -> None:
    flow = Flow(receipt_styles(PaperSize.ROLL_58)[0], continuation=continuation)
    columns = (Signature("A", "(ký)", "An"), Signature("", "(ký)", ""), Signature("B", "(ký)", ""))
    signature_block(flow, columns)
    (page,) = flow.pages(no_foot)
    assert [text.text for text in texts_of((page,))] == ["A", "(ký)", "An", "B", "(ký)"]
    heights = [text.y for text in texts_of((page,))]
    assert heights == sorted(heights)
