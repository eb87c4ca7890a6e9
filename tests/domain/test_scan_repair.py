import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scan_repair import (
    has_lost_alt,
    strip_marks,
    undo_caps_lock,
    undo_digit_row,
    undo_latin_reading,
    undo_lost_alt,
)
from app.domain.text import nfc

NAMES = "Nguyễn Thị Ánh Tuyết, Đỗ Ước, số 5 ngõ 12 phường Thạch Bàn, Ỷ Ỹ Ợ"
ROW = dict(zip("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ", strict=True))


def lose_alt(text: str) -> str:
    """Type ``text`` as a scanner does whose Alt key is lost: every byte above 127 as digits."""
    return "".join(chr(byte) if byte < 128 else f"0{byte}" for byte in nfc(text).encode("utf-8"))


def read_as_latin(text: str) -> str:
    """Read UTF-8 bytes one by one as Windows does in the West."""
    return "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)
        for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize(
    "text",
    [
        *("8826", "8826\r\n", "\x028826\x03", "\ufeff8826 ", "*8826*", "~8826"),
        *("]C18826", "]c18826", "ưC18826", "ơC18826", "~]C18826\r", "]C1~8826"),
    ],
)
def test_what_the_scanner_puts_around_a_code_is_taken_off(text: str) -> None:
    assert strip_marks(text) == "8826"


def test_a_no_break_blank_at_the_end_is_kept_for_it_may_be_half_a_letter() -> None:
    assert strip_marks("Ã\xa0") == "Ã\xa0"


@given(st.text("0123456789", min_size=1, max_size=30))
def test_the_vietnamese_digit_row_is_undone_key_by_key(digits: str) -> None:
    assert undo_digit_row("".join(ROW[digit] for digit in digits)) == digits


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ẵẩêâằâăăăâđđđđăắ", "17263215211120000118"),
        ("Hẩ.êâ.ằ-âăăăâđ-đđđă", "H26.32.15-211120-0001"),
        ("ĐẰ", "015"),
        ("H26", "H26"),
    ],
)
def test_what_a_real_layout_typed_is_understood(typed: str, meant: str) -> None:
    assert undo_digit_row(typed) == meant


@pytest.mark.parametrize("word", NAMES.split())
def test_letters_typed_with_a_lost_alt_come_back(word: str) -> None:
    assert undo_lost_alt(lose_alt(word)) == word


def test_the_garbled_name_seen_in_the_field_comes_back() -> None:
    assert undo_lost_alt("Tr0198017601980161ng") == "Trương"


@pytest.mark.parametrize(
    "text", ["Tr0198ng", "Tr019801ng", "số 0128", "Tr01980198ng", "0912345678"]
)
def test_digits_that_are_no_letters_stay(text: str) -> None:
    assert undo_lost_alt(text) == text


def test_what_could_not_be_undone_is_noticed() -> None:
    assert has_lost_alt("Tr01980198ng")
    assert not has_lost_alt("số 5 ngõ 128")


def test_utf8_read_as_western_european_is_read_again() -> None:
    assert undo_latin_reading(read_as_latin(NAMES)) == NAMES


@given(st.text())
def test_any_text_survives_being_read_as_western_european(text: str) -> None:
    assert undo_latin_reading(read_as_latin(text)) == text


@pytest.mark.parametrize("text", [NAMES, "Hà Lê", "plain", unicodedata.normalize("NFD", NAMES), ""])
def test_right_text_is_not_read_again(text: str) -> None:
    assert undo_latin_reading(text) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nGUYỄN vĂN đỨC", "Nguyễn Văn Đức"),
        ("nguyễn văn đức", "NGUYỄN VĂN ĐỨC"),
        ("Nguyễn văn Đức", "Nguyễn văn Đức"),
        ("NGUYỄN VĂN ĐỨC", "NGUYỄN VĂN ĐỨC"),
        ("", ""),
    ],
)
def test_a_name_typed_with_caps_lock_is_turned_round(typed: str, meant: str) -> None:
    assert undo_caps_lock(typed) == meant
