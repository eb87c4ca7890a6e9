import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.legacy_encoding import from_tcvn3, from_vni, looks_like_tcvn3, looks_like_vni
from app.domain.text import nfc

# The code positions of TCVN 5712:1993 VN3, letter by letter, for a round trip through bytes.
TCVN3 = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9,
    "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6,
    "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "đ": 0xAE,
    "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1,
    "ê": 0xAA, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6,
    "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE,
    "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4,
    "ô": 0xAB, "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9,
    "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE,
    "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4,
    "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9,
    "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE,
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip
VOWELS = "aăâeêioôơuưy"
TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_SHAPES = {
    "\u0302": {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"},
    "\u0306": {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"},
}
VNI_ALONE = {
    "i": {"": "i", "\u0300": "ì", "\u0301": "í", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"},
}
LETTERS = [nfc(vowel + tone) for vowel in VOWELS for tone in ("", *TONES)] + ["đ"]


def to_tcvn3(text: str) -> str:
    """Write ``text`` as a TCVN3 workbook holds it; capitals with a tone lose their size."""
    return "".join(chr(TCVN3[c]) if c in TCVN3 else _toned_capital(c) for c in nfc(text))


def _toned_capital(char: str) -> str:
    return chr(TCVN3[char.lower()]) if char.lower() in TCVN3 else char


def to_vni(text: str) -> str:
    """Write ``text`` in VNI Windows, capitals with capital marks."""
    return "".join(_vni(c.lower()).upper() if c.isupper() else _vni(c) for c in nfc(text))


def _vni(char: str) -> str:
    special = {"đ": "ñ", "ỵ": "î"}
    if char in special:
        return special[char]
    base, *marks = unicodedata.normalize("NFD", char)
    tone = next((mark for mark in marks if mark in TONES), "")
    if base in VNI_ALONE:
        return VNI_ALONE[base][tone]
    for shape, tones in VNI_SHAPES.items():
        if shape in marks:
            return base + tones[tone]
    stem = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
    return stem + (TONES[tone] if tone else "")


def test_every_small_letter_comes_back_from_both_encodings() -> None:
    for letter in LETTERS:
        assert from_tcvn3(to_tcvn3(letter)) == letter
        assert from_vni(to_vni(letter)) == letter


def test_every_capital_comes_back_from_both_encodings() -> None:
    for word in (f"TH{letter.upper()}NG" for letter in LETTERS):
        assert from_tcvn3(to_tcvn3(word)) == word
        assert from_vni(to_vni(word)) == word


@pytest.mark.parametrize("letter", "ĂÂÊÔƠƯĐ")
def test_capitals_without_a_tone_need_no_guess(letter: str) -> None:
    assert from_tcvn3(to_tcvn3(f"{letter}n")) == f"{letter}n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NguyÔn V¨n Hµ", "Nguyễn Văn Hà"),
        ("§inh ThÞ H\xad¬ng", "Đinh Thị Hương"),
        ("TRÇN THÞ Hµ", "TRẦN THỊ HÀ"),
        ("Hµ", "Hà"),
        ("Tæ 5, ph\xadêng Th¹ch Bµn", "Tổ 5, phường Thạch Bàn"),
    ],
)
def test_real_tcvn3_text_is_recognized_and_read(old: str, new: str) -> None:
    assert looks_like_tcvn3(old)
    assert not looks_like_vni(old)
    assert from_tcvn3(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nguyeãn Vaên Haø", "Nguyễn Văn Hà"),
        ("Ñinh Thò Höông", "Đinh Thị Hương"),
        ("TRAÀN THÒ HAÏNH", "TRẦN THỊ HẠNH"),
        ("Aân, Ñöùc", "Ân, Đức"),
        ("phöôøng Thaïch Baøn, quaän Long Bieân", "phường Thạch Bàn, quận Long Biên"),
    ],
)
def test_real_vni_text_is_recognized_and_read(old: str, new: str) -> None:
    assert looks_like_vni(old)
    assert not looks_like_tcvn3(old)
    assert from_vni(old) == new


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nguyễn Văn Hà",
        "Hoà, Huê, Xuân, Tuân, Quý, Hô",
        "Lê Hoàng Hà",
        "Ðinh Công",
        "Mai Thanh An",
        "H26.32.15-210104-0001",
        "«Hoa» 50 m², § 5",
        unicodedata.normalize("NFD", "Nguyễn Đức"),
    ],
)
def test_unicode_text_is_left_alone(text: str) -> None:
    assert not looks_like_tcvn3(text)
    assert not looks_like_vni(text)


@given(st.text(alphabet="abcdeghiklmnoprstuvxyABCDEGH 0123456789.,-"))
def test_plain_text_passes_through_unchanged(text: str) -> None:
    assert from_tcvn3(text) == text
    assert from_vni(text) == text
