"""A table keeps its rows whole and its head on every sheet."""

from app.domain.documents import PaperSize
from app.printing.fonts import Face
from app.printing.layout import Align, Box, Page
from app.printing.page import Flow
from app.printing.styles import receipt_styles
from app.printing.table import Column, draw_table
from tests.printing.papers import texts_of

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
