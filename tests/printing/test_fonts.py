"""Every Vietnamese letter has a shape, in whatever form it was typed."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import FileError
from app.printing import fonts
from app.printing.fonts import Face, missing_letters, printable, text_width

TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES]
LETTERS = "".join([*LOWER, *"ăâêôơưđ"]) + "".join([*LOWER, *"ăâêôơưđ"]).upper()


def test_there_are_134_letters_with_marks() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 134


def test_every_vietnamese_letter_can_be_drawn() -> None:
    assert missing_letters(LETTERS) == ()


def test_decomposed_letters_are_composed() -> None:
    assert printable(unicodedata.normalize("NFD", LETTERS)) == LETTERS


def test_a_letter_without_shape_is_told_and_printed_as_a_question_mark() -> None:
    assert missing_letters("Nguyễn 漢 ✓ 漢") == ("漢", "✓")
    assert printable("Nguyễn 漢 ✓") == "Nguyễn ? ?"


def test_what_has_no_shape_by_nature_leaves_no_trace() -> None:
    assert printable("Hà\u200b Nội\ufeff\tViệt\nNam\u2011") == "Hà Nội Việt Nam-"
    assert missing_letters("Hà\u200b Nội\ufeff\t\u2011") == ()


@given(st.text(), st.sampled_from(Face))
def test_whatever_was_typed_can_be_drawn_in_every_face(text: str, face: Face) -> None:
    assert missing_letters(printable(text)) == ()
    assert text_width(text, face, 12) >= 0


@given(st.text(LETTERS + " abcXYZ0123"), st.text(LETTERS))
def test_letters_stand_side_by_side_without_kerning(one: str, other: str) -> None:
    together = text_width(one + other, Face.REGULAR, 13)
    apart = text_width(one, Face.REGULAR, 13) + text_width(other, Face.REGULAR, 13)
    assert together == pytest.approx(apart)


def test_a_missing_font_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FONT_FOLDER", tmp_path)
    with pytest.raises(FileError) as refused:
        fonts.register.__wrapped__()
    assert "LiberationSerif-Regular.ttf" in str(refused.value)
