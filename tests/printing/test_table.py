"""A table keeps its rows whole and its head on every sheet."""

import pytest

from app.domain.documents import PaperSize
from app.printing.barcode import GOOD_MODULE
from app.printing.fonts import Face
from app.printing.layout import Align, Bars, Box, Page
from app.printing.page import Flow
from app.printing.styles import receipt_styles
from app.printing.table import Code, Column, Group, code_column, draw_table
from tests.printing.papers import overlaps, texts_of

DIGITS = "8826112210004250"
STYLE = receipt_styles(PaperSize.A5)[0]
COLUMNS = (
    Column("STT", 11, Align.CENTER),
    Column("Tên giấy tờ", 80),
    Column("Số lượng", 40, Align.RIGHT),
)


def table(rows: int, *, start: float = 0, last_is_total: bool = False) -> tuple[Page, ...]:
    flow = Flow(STYLE, continuation=lambda flow: flow.space(10))
    flow.space(start)
    cells = [(str(n), f"Giấy {n} " + "rất dài " * 20, "01") for n in range(1, rows + 1)]
    draw_table(flow, COLUMNS, cells, size=10, last_is_total=last_is_total)
    return flow.pages(lambda number, total: ())


def test_every_sheet_repeats_the_head() -> None:
    pages = table(20)
    assert len(pages) > 1
    for page in pages:
        assert [text.text for text in texts_of((page,))[:3]] == [c.head for c in COLUMNS]


def test_no_row_is_torn_apart_and_none_is_lost() -> None:
    pages = table(20)
    numbers = [t.text for t in texts_of(pages) if t.text.isdigit() and t.text != "01"]
    assert numbers == [str(n) for n in range(1, 21)]
    for page in pages:
        for box in (o for o in page.operations if isinstance(o, Box)):
            assert box.y + box.height < STYLE.sheet.height - STYLE.bottom


def test_the_head_does_not_stand_alone_at_the_end_of_a_sheet() -> None:
    pages = table(1, start=STYLE.sheet.height - 35)
    assert texts_of(pages[:1]) == []
    assert texts_of(pages[1:])[0].text == "STT"


def test_all_rows_are_as_wide_as_the_columns_together() -> None:
    (page,) = table(3)
    boxes = [o for o in page.operations if isinstance(o, Box)]
    assert {box.width for box in boxes} == {131}


def test_a_total_is_bold() -> None:
    (page,) = table(2, last_is_total=True)
    faces = {t.text: t.face for t in texts_of((page,)) if t.text in ("1", "2")}
    assert faces == {"1": Face.REGULAR, "2": Face.BOLD}


SHARED = (
    Column("TT", 11, Align.CENTER),
    Column("Tên", 60),
    Column("Bản chính", 30, over="Số lượng"),
    Column("Bản sao", 30, over="Số lượng"),
)


def test_columns_share_the_words_over_their_heads() -> None:
    flow = Flow(STYLE, continuation=lambda _flow: None)
    draw_table(flow, SHARED, [("1", "Giấy", "01", "02")], size=10)
    (page,) = flow.pages(lambda number, total: ())
    texts = {text.text: text for text in texts_of((page,))}
    over, original, copy = texts["Số lượng"], texts["Bản chính"], texts["Bản sao"]
    assert over.y < original.y == copy.y < texts["01"].y
    assert original.x < copy.left
    assert texts["Tên"].y < original.y
    assert list(overlaps(page)) == []


def sums(rows: int) -> tuple[Page, ...]:
    flow = Flow(STYLE, continuation=lambda flow: flow.space(10))
    cells = [(str(n), f"Giấy {n} " + "rất dài " * 20, "01") for n in range(1, rows + 1)]
    draw_table(
        flow,
        COLUMNS,
        cells,
        size=10,
        sheet_sum=lambda first, last: (f"Cộng {first + 1}–{last}", "", f"={last - first}"),
    )
    return flow.pages(lambda number, total: ())


def test_every_sheet_is_closed_by_the_sum_of_its_rows() -> None:
    pages = sums(20)
    assert len(pages) > 1
    begin = 0
    for page in pages:
        *_, label, count = texts_of((page,))
        rows = sum(text.text == "01" for text in texts_of((page,)))
        assert (label.text, count.text) == (f"Cộng {begin + 1}–{begin + rows}", f"={rows}")
        assert label.y < STYLE.sheet.height - STYLE.bottom
        begin += rows
    assert begin == 20


def test_a_table_of_nothing_has_no_sum() -> None:
    assert texts_of(sums(0)) == []


def test_a_code_stands_under_its_text_between_the_rules_of_its_column() -> None:
    flow = Flow(STYLE, continuation=lambda flow: flow.space(10))
    columns = (Column("Mã", 60, Align.CENTER), Column("Tên", 60))
    draw_table(flow, columns, [(Code("TN10", DIGITS), "An"), (Code("TN11", ""), "Bình")], size=10)
    (page,) = flow.pages(lambda number, total: ())
    (bars,) = (o for o in page.operations if isinstance(o, Bars))
    (text,) = (t for t in texts_of((page,)) if t.text == "TN10")
    assert text.y < bars.y
    assert flow.left < bars.x - bars.quiet
    assert bars.x + bars.width + bars.quiet < flow.left + 60


def test_a_column_too_narrow_for_its_code_is_refused() -> None:
    flow = Flow(STYLE, continuation=lambda flow: flow.space(10))
    with pytest.raises(ValueError, match="do not fit"):
        draw_table(flow, (Column("Mã", 30),), [(Code("TN10", DIGITS),)], size=10, dpi=203)


def test_a_group_is_named_on_every_sheet_its_rows_reach() -> None:
    flow = Flow(STYLE, continuation=lambda flow: flow.space(10))
    rows = [Group("Hộ tịch"), *[("1", "rất dài " * 60, "01")] * 20, Group("Cư trú")]
    draw_table(flow, COLUMNS, rows, size=10)
    pages = flow.pages(lambda number, total: ())
    assert len(pages) > 1
    for page in pages:
        assert texts_of((page,))[3].text == "Hộ tịch"
    # A group without rows would name nothing.
    assert "Cư trú" not in [text.text for text in texts_of(pages)]


def test_rows_to_write_in_are_as_high_as_asked_for() -> None:
    flow = Flow(STYLE, continuation=lambda flow: flow.space(10))
    draw_table(flow, COLUMNS, [("1", "", "")] * 3, size=10, least_height=15)
    (page,) = flow.pages(lambda number, total: ())
    assert [o.height for o in page.operations if isinstance(o, Box)][1:] == [15] * 3


def test_on_a_strip_each_row_is_a_paragraph_that_names_its_columns() -> None:
    flow = Flow(receipt_styles(PaperSize.ROLL_58)[0], continuation=lambda _flow: None)
    rows = [Group("Hộ tịch"), ("1", "Tờ khai", "02"), ("", Code("TN10", DIGITS).text, "")]
    draw_table(flow, COLUMNS, rows, size=9.5)
    (page,) = flow.pages(lambda number, total: ())
    words = [text.text for text in texts_of((page,))]
    assert words == ["Hộ tịch", "1. Tờ khai", "Số lượng: 02", "TN10"]
    assert not any(isinstance(operation, Box) for operation in page.operations)


def test_a_column_of_codes_is_as_wide_as_the_longest_needs() -> None:
    assert code_column("Mã", ["", ""], 300).width == 50
    longest = code_column("Mã", [DIGITS, "430000153226200518000792"], 300)
    assert longest.width > code_column("Mã", [DIGITS], 300).width == 50
    flow = Flow(STYLE, continuation=lambda _flow: None)
    draw_table(flow, (longest,), [(Code("Mã", "430000153226200518000792"),)], size=10)
    (page,) = flow.pages(lambda number, total: ())
    (bars,) = (o for o in page.operations if isinstance(o, Bars))
    assert bars.module >= GOOD_MODULE
