"""Rows are as wide as they may be and lose nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.fonts import Face, text_width
from app.printing.layout import Align, Text, TickBox
from app.printing.wrap import Piece, Row, Span, Tick, balanced, fitting_size, wrap

words = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyNGUYỄN", min_size=1, max_size=12)
spans = st.lists(
    st.builds(Span, st.lists(words, min_size=1).map(" ".join), st.sampled_from(Face)), max_size=4
)


def text_of(row: Row) -> str:
    return "".join(piece.text for _, piece in row.pieces if isinstance(piece, Span))


@given(spans, st.floats(40, 170))
def test_no_row_is_too_wide_and_no_letter_is_lost(pieces: list[Piece], width: float) -> None:
    rows = wrap(pieces, width, 10)
    assert all(row.width <= width + 1e-6 for row in rows)
    given_letters = "".join(p.text for p in pieces if isinstance(p, Span)).replace(" ", "")
    assert "".join(map(text_of, rows)).replace(" ", "") == given_letters


def test_words_of_one_face_are_one_text_so_that_it_can_be_searched() -> None:
    (row,) = wrap((Span("Họ tên: "), Span("Nguyễn Thị Hường", Face.BOLD)), 100, 10)
    assert [piece for _, piece in row.pieces] == [
        Span("Họ tên:"),
        Span("Nguyễn Thị Hường", Face.BOLD),
    ]
    assert row.pieces[1][0] == pytest.approx(text_width("Họ tên: ", Face.REGULAR, 10), abs=0.2)


def test_a_hard_blank_is_no_place_to_break() -> None:
    rows = wrap((Span("Mã thủ\u00a0tục:\u00a01.001193"),), 28, 10)
    assert list(map(text_of, rows)) == ["Mã", "thủ\u00a0tục:\u00a01.001193"]


def test_two_faces_without_a_blank_between_stay_together() -> None:
    rows = wrap((Span("số "), Span("12", Face.BOLD), Span("/2026")), 15, 10)
    assert list(map(text_of, rows)) == ["số", "12/2026"]


def test_a_word_wider_than_a_row_is_cut() -> None:
    rows = wrap((Span("Email: abcdefghijklmnopqrstuvwxyz@example.vn"),), 30, 10)
    assert len(rows) > 2
    assert "".join(map(text_of, rows)) == "Email:abcdefghijklmnopqrstuvwxyz@example.vn"


def test_nothing_is_one_empty_row() -> None:
    (row,) = wrap((), 50, 10)
    assert row.pieces == []


def test_a_box_to_tick_takes_its_place_in_the_row() -> None:
    (row,) = wrap((Tick(True), Span("\u00a0Đã thanh toán")), 80, 10)
    box, text = row.place(20, 30, 10, Align.LEFT)
    assert isinstance(box, TickBox)
    assert isinstance(text, Text)
    assert box.x == 20
    assert box.y + box.side == 30
    assert text.x > box.x + box.side


def test_a_row_stands_where_its_alignment_says() -> None:
    (row,) = wrap((Span("Long Biên"),), 80, 10)
    places = {align: next(iter(row.place(50, 9, 10, align))).x for align in Align}
    assert places[Align.LEFT] == 50
    assert places[Align.CENTER] == pytest.approx(50 - row.width / 2)
    assert places[Align.RIGHT] == pytest.approx(50 - row.width)


def test_a_heading_is_broken_into_even_rows() -> None:
    rows = balanced("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", Face.BOLD, 60, 9.5)
    assert list(map(text_of, rows)) == ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"]


def test_a_text_shrinks_to_its_row_but_not_below_the_least_size() -> None:
    natural = text_width("Mã hồ sơ", Face.BOLD, 12)
    assert fitting_size("Mã hồ sơ", Face.BOLD, natural + 1, 12, 8) == 12
    assert fitting_size("Mã hồ sơ", Face.BOLD, natural * 0.75, 12, 8) == pytest.approx(9)
    assert fitting_size("Mã hồ sơ", Face.BOLD, natural / 4, 12, 8) == 8


def test_what_hard_blanks_bind_comes_apart_only_where_no_row_holds_it() -> None:
    bound = "Thời\u00a0hạn\u00a0giải\u00a0quyết"
    assert list(map(text_of, wrap((Span(f"2. {bound}"),), 40, 10))) == [f"2. {bound}"]
    rows = list(map(text_of, wrap((Span(f"2. {bound}"),), 20, 10)))
    assert rows == ["2. Thời hạn", "giải quyết"]
