import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.number_words import number_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_050, "một nghìn không trăm năm mươi"),
        (21_000, "hai mươi mốt nghìn"),
        (36_000, "ba mươi sáu nghìn"),
        (2_000_000, "hai triệu"),
        (1_000_004, "một triệu không trăm linh bốn"),
        (1_000_000_000, "một tỷ"),
        (
            157_425_000,
            "một trăm năm mươi bảy triệu bốn trăm hai mươi lăm nghìn",
        ),
        (123_000_000_001, "một trăm hai mươi ba tỷ không trăm linh một"),
        (-5_000, "âm năm nghìn"),
    ],
)
def test_a_number_is_read_as_a_cashier_reads_it(number: int, words: str) -> None:
    assert number_in_words(number) == words


def test_a_number_of_more_than_twelve_digits_is_refused() -> None:
    with pytest.raises(ValueError, match="twelve"):
        number_in_words(10**12)


_VALUES = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
_SCALES = {"nghìn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}


def _listen(words: str) -> int:
    """Turn words back into a number the way a listener adds them up."""
    total = group = digit = 0
    for word in words.split():
        if word in _VALUES:
            digit = _VALUES[word]
            group += digit
        elif word == "trăm":
            group += digit * 99
        elif word == "mươi":
            group += digit * 9
        elif word == "mười":
            group += 10
        elif word in _SCALES:
            total, group = total + group * _SCALES[word], 0
    return total + group


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_whoever_listens_writes_down_the_same_number(number: int) -> None:
    assert _listen(number_in_words(number)) == number
