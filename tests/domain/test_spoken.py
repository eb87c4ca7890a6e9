"""What is read aloud: no digit and no abbreviation is left to whoever stands at the microphone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.number_words import number_in_words
from app.domain.spoken import (
    abbreviations_in,
    day_in_words,
    digits_in_words,
    month_in_words,
    share_in_words,
    spoken,
)

SHORT = abbreviations_in(["P.: phường", "UBND: Ủy ban nhân dân", "TTHC: thủ tục hành chính", "?"])


@pytest.mark.parametrize(
    ("hundredths", "words"),
    [
        (10_000, "một trăm phần trăm"),
        (0, "không phần trăm"),
        (9_973, "chín mươi chín phẩy bảy mươi ba phần trăm"),
        (5_010, "năm mươi phẩy một phần trăm"),
        (9_905, "chín mươi chín phẩy không năm phần trăm"),
        (-125, "âm một phẩy hai mươi lăm phần trăm"),
    ],
)
def test_a_share_is_read_without_the_zeros_that_end_it(hundredths: int, words: str) -> None:
    assert share_in_words(hundredths) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 4, 5), "mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu"),
        (date(2026, 1, 10), "mùng mười tháng một năm hai nghìn không trăm hai mươi sáu"),
        (date(2021, 11, 20), "hai mươi tháng mười một năm hai nghìn không trăm hai mươi mốt"),
        (date(2024, 12, 31), "ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi tư"),
    ],
)
def test_a_day_is_read_as_it_is_spoken(day: date, words: str) -> None:
    assert day_in_words(day) == words


def test_only_the_fourth_month_has_another_name() -> None:
    assert [m for m in range(1, 13) if month_in_words(m) != number_in_words(m)] == [4]


def test_a_telephone_number_is_read_digit_by_digit() -> None:
    assert digits_in_words("024 38") == "không hai bốn, ba tám"
    assert spoken("gọi 19001009.") == "gọi một chín không không một không không chín."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("UBND P. 5: 0 hồ sơ", "Ủy ban nhân dân phường năm: không hồ sơ"),
        ("21 và 105 hồ sơ TTHC", "hai mươi mốt và một trăm linh năm hồ sơ thủ tục hành chính"),
        (
            "1.205 hồ sơ, 99,8 %",
            "một nghìn hai trăm linh năm hồ sơ, chín mươi chín phẩy tám phần trăm",
        ),
        ("1.000.000 đồng", "một triệu đồng"),
        ("157.425.000 đồng", f"{number_in_words(157_425_000)} đồng"),
        ("từ 05/04/2026", "từ mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu"),
        ("VUBNDX", "VUBNDX"),
    ],
)
def test_a_sentence_is_read_in_whole_words(written: str, read: str) -> None:
    assert spoken(written, SHORT) == read


@given(st.text(alphabet="0123456789 ,.%/-hồsơ", max_size=40))
def test_no_digit_is_left(text: str) -> None:
    assert not any("0" <= letter <= "9" for letter in spoken(text))


def test_a_line_that_explains_nothing_is_passed_over() -> None:
    assert [short for short, _long in SHORT] == ["UBND", "TTHC", "P."]
