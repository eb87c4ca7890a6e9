from hypothesis import given
from hypothesis import strategies as st

from app.domain.text_changes import Change, Piece, text_changes

TEXTS = st.text(alphabet="aạ {}\n", max_size=20)


def test_words_taken_out_and_put_in_are_told() -> None:
    assert text_changes("Giấy hẹn trả", "Giấy tiếp nhận, hẹn trả") == (
        Piece(Change.SAME, "Giấy"),
        Piece(Change.ADDED, " tiếp nhận,"),
        Piece(Change.SAME, " hẹn trả"),
    )


def test_a_place_to_fill_in_is_one_word() -> None:
    assert text_changes("Số:{code}", "Số:{number}")[1:] == (
        Piece(Change.REMOVED, "{code}"),
        Piece(Change.ADDED, "{number}"),
    )


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_the_changes(before: str, after: str) -> None:
    pieces = text_changes(before, after)
    assert "".join(p.text for p in pieces if p.change is not Change.ADDED) == before
    assert "".join(p.text for p in pieces if p.change is not Change.REMOVED) == after
