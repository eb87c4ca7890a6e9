import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import (
    check_phone,
    collation_key,
    dong,
    fold,
    is_digits,
    mask_identity,
    missing_letters,
    nfc,
    normalize_phone,
    person_sort_key,
    same_name,
    tidy_name,
)
from app.errors import InputError

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Nguyễn Văn Đức", "nguyen van duc"),
        ("NGUYỄN VĂN ĐỨC", "nguyen van duc"),
        ("Ðặng  Ðình\tƯớc ", "dang dinh uoc"),
        ("", ""),
    ],
)
def test_search_finds_a_name_typed_without_accents(typed: str, folded: str) -> None:
    assert fold(typed) == folded
    assert fold(unicodedata.normalize("NFD", typed)) == folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Trần Thị Hoà", "TRẦN  THỊ HÒA", True),
        ("Trần Thị Hoa", "Trần Thị Hòa", False),
        ("Tran Thi Hoa", "Trần Thị Hoa", False),
        ("Dương Văn Đạt", "Dương Văn Dạt", False),
        ("…", "", False),
    ],
)
def test_people_are_told_apart_by_their_accents(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(unicodedata.normalize("NFD", one), other) is same


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(nfc(text))


def test_a_name_loses_blanks_and_invisible_characters_but_keeps_its_case() -> None:
    decomposed = unicodedata.normalize("NFD", "Lê  Thị\u00a0")
    assert tidy_name(f"\ufeff{decomposed} \u200b ÁNH\n") == "Lê Thị ÁNH"


def test_letters_sort_as_in_the_vietnamese_dictionary() -> None:
    keys = [collation_key(letter) for letter in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("vowel", VOWELS)
def test_tones_sort_level_falling_asking_tumbling_rising_heavy(vowel: str) -> None:
    keys = [collation_key(nfc(vowel + tone)) for tone in TONES]
    assert keys == sorted(set(keys))


def test_a_shorter_word_stands_before_a_longer_one_and_letters_outweigh_tones() -> None:
    words = ["An", "An Bình", "Ạn", "Anh", "Ảnh", "Ăn", "Ân", "Ba", "Dũng", "Đan"]
    keys = [collation_key(word) for word in words]
    assert keys == sorted(set(keys))


def test_people_sort_by_given_name_then_family_name() -> None:
    people = ["Trần Văn An", "Bùi Đức", "Nguyễn Thị Hà", "Trần Bá Hà", "Lê Thị Hạ", "Vũ Ước"]
    keys = [person_sort_key(name) for name in people]
    assert keys == sorted(set(keys))


def test_both_ways_to_place_a_tone_sort_alike() -> None:
    assert collation_key("Hoà") == collation_key("Hòa") == collation_key("HÒA")


def test_punctuation_and_foreign_letters_do_not_disturb_the_order() -> None:
    assert collation_key("Bà Rịa - Vũng Tàu") == collation_key("Bà Rịa Vũng Tàu")
    assert collation_key("Zung") < collation_key("Юрий") < collation_key("李")
    assert person_sort_key("") == ""


@given(st.text())
def test_a_sort_key_holds_nothing_that_databases_sort_differently(text: str) -> None:
    key = collation_key(text)
    assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("001234562345", "001*****2345"),
        ("012345678", "*****5678"),
        ("C1234567", "****4567"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_an_identity_number_is_masked(number: str, masked: str) -> None:
    assert mask_identity(number) == masked


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("+84 (0)912 345 678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("912345678", "0912345678"),
        ("024 3875 1234", "02438751234"),
        ("2438751234", "02438751234"),
        ("19001234", "19001234"),
        ("0849123456", "0849123456"),
        ("849123456", "0849123456"),
        ("5678", "5678"),
        ("", ""),
    ],
)
def test_a_phone_number_has_one_form(typed: str, phone: str) -> None:
    assert normalize_phone(typed) == phone


@pytest.mark.parametrize("typed", ["", "  ", "0990758097", "+84 938 123 456", "024 3875 1234"])
def test_a_right_phone_number_passes(typed: str) -> None:
    assert check_phone(typed) == normalize_phone(typed)


@pytest.mark.parametrize("typed", ["091234567", "09123456789", "0112345678", "abc", "0912O45678"])
def test_a_wrong_phone_number_is_refused_without_being_named(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        check_phone(typed)
    assert refused.value.field == "phone"
    assert typed not in str(refused.value)
    assert not refused.value.values


def test_amounts_have_points_between_thousands() -> None:
    assert dong(157_425_000) == "157.425.000 đồng"
    assert dong(0) == "0 đồng"
    assert dong(-5_000) == "-5.000 đồng"


def test_letters_without_a_glyph_are_named_once() -> None:
    supported = frozenset("Vũ ăn")
    assert missing_letters("Vũ 漢 ăn 漢☐\n", supported) == ("漢", "☐")
    assert missing_letters(unicodedata.normalize("NFD", "Vũ"), supported) == ()


def test_only_the_ten_plain_digits_are_digits() -> None:
    assert is_digits("0123456789")
    assert not is_digits("")
    assert not is_digits("12a")
    assert not is_digits("١٢٣")
