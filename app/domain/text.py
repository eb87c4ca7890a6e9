"""Vietnamese text as the office needs it: stored, searched, sorted, masked and spelled one way.

Old one-byte encodings are in ``legacy_encoding``, amounts in words in ``number_words``; what may
be drawn in a font is the printing package's knowledge and is only passed in here.
"""

import re
import unicodedata
from collections.abc import Set

from app.errors import InputError
from app.words import N_

# The Icelandic eth looks like đ, and some keyboards and old converters produce it.
_D_STROKES = str.maketrans("đĐðÐ", "dddd")

# Breve, circumflex and horn make another letter, placed after the plain one in the alphabet.
_LETTER_MARKS = {"\u0306": "1", "\u0302": "2", "\u031b": "3"}

# Tones in dictionary order: ngang (none), huyền, hỏi, ngã, sắc, nặng.
_TONE_MARKS = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}

_INVISIBLE = frozenset({"Cc", "Cf"})
_PHONE = re.compile(r"0(?:[35789][0-9]{8}|2[0-9]{8,9})")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE_WITHOUT_ZERO = re.compile(r"[235789][0-9]{8,9}")


def nfc(text: str) -> str:
    """Return ``text`` with each accented letter as one character: the form stored and drawn."""
    return unicodedata.normalize("NFC", text)


def is_digits(text: str) -> bool:
    """True for one or more of 0–9 and nothing else; other scripts' digits do not count."""
    return text.isascii() and text.isdigit()


def tidy_name(text: str) -> str:
    """Return a name or address in NFC, without invisible characters and superfluous blanks.

    The case is left as typed: how a name is written is the citizen's business.
    """
    visible = (c for c in nfc(text) if c.isspace() or unicodedata.category(c) not in _INVISIBLE)
    return " ".join("".join(visible).split())


def fold(text: str) -> str:
    """Return ``text`` as search compares it: lower case, no accents, đ as d, blanks collapsed."""
    lowered = text.translate(_D_STROKES).casefold()
    letters = (c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def collation_key(text: str) -> str:
    """Return a key whose plain order is the Vietnamese dictionary's; for a store column.

    Words are compared one after another, within a word first the letters (a ă â b c d đ e ê …),
    then the tone, so that all Hà stand before all Hạ. Only 0–9 and a–z occur in the key: every
    database sorts these alike.
    """
    return "".join(_word_key(word) for word in words_in(text))


def same_name(one: str, other: str) -> bool:
    """Say whether two names are written alike: Hoà is HÒA but not Hoa, who is somebody else.

    A name without a letter or digit is nobody's.
    """
    key = collation_key(one)
    return bool(key) and key == collation_key(other)


def person_sort_key(name: str) -> str:
    """Return the key for lists of people: by given name (the last word), then by the rest."""
    words = words_in(name)
    return "".join(_word_key(word) for word in (*words[-1:], *words[:-1]))


def mask_identity(number: str) -> str:
    """Return an identity number as lists show it: 001*****2345; of other lengths the last four."""
    if not number:
        return ""
    if len(number) == 12 and is_digits(number):
        return f"{number[:3]}*****{number[-4:]}"
    shown = number[-4:] if len(number) > 6 else ""
    return "*" * (len(number) - len(shown)) + shown


def normalize_phone(text: str) -> str:
    """Return the digits of a phone number with its leading 0: +84 and a 0 lost in Excel are cured.

    Never fails; what is not a whole number of Vietnam comes back as its digits.
    """
    digits = re.sub(r"[^0-9]", "", text)
    national = re.sub(r"^(?:00)?840?(?=[0-9]{9,10}$)", "", digits)
    return f"0{national}" if _PHONE_WITHOUT_ZERO.fullmatch(national) else national


def check_phone(text: str) -> str:
    """Return ``text`` as a normalized phone number, "" when empty; else InputError("phone")."""
    phone = normalize_phone(text)
    letters = any(c.isalpha() for c in text)
    if (text.strip() and not phone) or letters or (phone and not _PHONE.fullmatch(phone)):
        raise InputError(
            "phone",
            N_("Số điện thoại chưa đúng."),
            N_("Di động có 10 chữ số (03, 05, 07, 08, 09…), cố định bắt đầu bằng 02."),
        )
    return phone


def check_email(text: str) -> str:
    """Return ``text`` as a mail address without blanks around it; else InputError("email")."""
    email = text.strip()
    if email and not _EMAIL.fullmatch(email):
        raise InputError("email", N_("Địa chỉ thư điện tử chưa đúng dạng ten@mien."))
    return email


def dong(amount: int) -> str:
    """Return an amount in đồng as papers print it: 157.425.000 đồng."""
    return f"{grouped(amount)} đồng"


def grouped(number: int) -> str:
    """Return a number with its thousands set apart, as columns of amounts have it: 157.425.000."""
    return f"{number:,}".replace(",", ".")


def missing_letters(text: str, supported: Set[str]) -> tuple[str, ...]:
    """Return the characters of ``text`` that are not in ``supported``, each once, blanks aside."""
    return tuple(dict.fromkeys(c for c in nfc(text) if not c.isspace() and c not in supported))


def words_in(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, with their accents.

    Split at everything that is neither letter nor digit: Bà Rịa - Vũng Tàu has four words.
    """
    return re.findall(r"[^\W_]+", nfc(text).casefold())


def _word_key(word: str) -> str:
    """Two characters a letter, then 0 and the tone; the 0 puts a shorter word first."""
    letters: list[str] = []
    tone = "0"
    for char in unicodedata.normalize("NFD", word):
        if char in _TONE_MARKS:
            tone = _TONE_MARKS[char]
        elif char in _LETTER_MARKS:
            _mark_last(letters, _LETTER_MARKS[char])
        elif not unicodedata.combining(char):
            letters.append(_letter_key(char))
    return f"{''.join(letters)}0{tone}"


def _mark_last(letters: list[str], rank: str) -> None:
    """Give the letter before a mark its own place: ă after a, ô after o, ư after u."""
    if letters and len(letters[-1]) == 2:
        letters[-1] = letters[-1][0] + rank


def _letter_key(char: str) -> str:
    if char == "đ":
        return "d1"
    if "a" <= char <= "z":
        return f"{char}0"
    if is_digits(char):
        return f"1{char}"
    return f"zz{ord(char):06x}"
