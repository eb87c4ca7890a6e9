"""Operations know where their parts are, so that both back-ends draw the same."""

import pytest

from app.printing.fonts import Face, text_width
from app.printing.layout import Align, Bars, Box, Line, Matrix, Text, TickBox, moved


def test_text_is_composed_wherever_it_comes_from() -> None:
    assert Text(0, 0, "Nguye\u0302\u0303n", Face.BOLD, 12).text == "Nguyễn"


@pytest.mark.parametrize(("align", "share"), [("left", 0), ("center", 0.5), ("right", 1)])
def test_text_begins_where_its_alignment_says(align: str, share: float) -> None:
    width = text_width("Long Biên", Face.ITALIC, 11)
    text = Text(100, 0, "Long Biên", Face.ITALIC, 11, Align(align))
    assert text.left == pytest.approx(100 - share * width)


def test_bars_are_every_other_run() -> None:
    code = Bars(10, 0, 0.5, 10, (2, 1, 1, 2, 3), 5)
    assert list(code.bars()) == [(0, 2), (3, 1), (6, 3)]
    assert code.width == 4.5


def test_dark_cells_of_a_row_are_drawn_together() -> None:
    code = Matrix(0, 0, 0.5, ("110", "000", "101"), 2)
    assert sorted(code.blocks()) == [(0, 0, 2, 1), (2, 0, 1, 1), (2, 2, 1, 1)]
    assert code.side == 1.5


def test_only_a_ticked_box_has_a_tick_and_it_stays_inside() -> None:
    assert TickBox(10, 20, 3, False).tick == ()
    corners = TickBox(10, 20, 3, True).tick
    assert len(corners) == 3
    assert all(10 < x < 13 and 20 < y < 23 for x, y in corners)


def test_moving_keeps_the_height_and_the_length() -> None:
    assert moved(Line(1, 2, 5, 6), 10) == Line(11, 2, 15, 6)
    assert moved(Box(1, 2, 3, 4), 10) == Box(11, 2, 3, 4)
    assert moved(Text(1, 2, "a", Face.BOLD, 9), 10) == Text(11, 2, "a", Face.BOLD, 9)


def test_what_is_moved_keeps_its_shape() -> None:
    line = moved(Line(1, 2, 5, 8), 10, 20)
    assert (line.x, line.y, line.x2, line.y2) == (11, 22, 15, 28)  # type: ignore[union-attr]
    box = moved(Box(1, 2, 5, 8), 10, 20)
    assert box == Box(11, 22, 5, 8)
