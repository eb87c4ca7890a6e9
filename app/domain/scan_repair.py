"""What scanners, keyboards and layouts do to a text on its way in, and how it is undone.

Deciding what the text then is belongs to ``scan`` and ``citizen_card``; keys and timing belong
to the devices.
"""

import re
import unicodedata

# An AIM identifier (]C1 for Code 128); Telex turns its bracket into ơ or ư.
_AIM_IDENTIFIER = re.compile(r"[\]ơưƠƯ][A-Za-z][0-9]")
_CONTROLS = "".join(map(chr, range(0x21))) + "\x7f\ufeff"
_FRAME = "*~"

# UTF-8 typed as Alt+0198 Alt+0176 … by a scanner whose Alt key was lost on the way.
_LOST_ALT = re.compile(r"(?:0(?:12[89]|1[3-9][0-9]|2[0-4][0-9]|25[0-5])){2,}")

_CP1252_BYTES = {
    char: byte
    for byte in range(0x80, 0xA0)
    if (char := bytes([byte]).decode("cp1252", errors="ignore"))
}

# The digit row of Windows' own Vietnamese layout: letters by base and mark, tones by mark alone.
_ROW_LETTERS = {"a\u0306": "1", "a\u0302": "2", "e\u0302": "3", "o\u0302": "4", "đ": "0"}
_ROW_TONES = {"\u0300": "5", "\u0309": "6", "\u0303": "7", "\u0301": "8", "\u0323": "9"}
_ROW_SHAPES = "\u0306\u0302"


def strip_marks(text: str) -> str:
    """Return ``text`` without what a scanner puts around it: AIM identifier, ``*`` or ``~``, CR.

    Only controls and plain blanks go from the ends; a no-break blank may be half of a letter.
    """
    inner = text.strip(_CONTROLS).strip(_FRAME)
    if _AIM_IDENTIFIER.match(inner):
        inner = inner[3:]
    return inner.strip(_CONTROLS + _FRAME)


def undo_digit_row(text: str) -> str:
    """Return ``text`` with ă â ê ô, the tone marks and đ as the digits 1 to 9 and 0 of their keys.

    Marks are read in the order they came, so do not normalize before.
    """
    return "".join(_row_digits(char) for char in text)


def undo_latin_reading(text: str) -> str:
    """Return UTF-8 that was taken for Western European (NguyÃªn) as the text it is.

    Anything else comes back unchanged: right Vietnamese text is never valid this way.
    """
    try:
        return bytes(_CP1252_BYTES.get(char, ord(char)) for char in text).decode("utf-8")
    except ValueError:
        return text


def undo_lost_alt(text: str) -> str:
    """Return ``text`` with groups like 01980176 as the letters whose UTF-8 bytes they count."""
    return _LOST_ALT.sub(_from_alt_codes, text)


def undo_caps_lock(text: str) -> str:
    """Return ``text`` with its cases swapped back, if every word of it begins with a small letter.

    For names as cards have them: none of their words ever does.
    """
    initials = [word[0] for word in text.split()]
    return text.swapcase() if initials and all(map(str.islower, initials)) else text


def has_lost_alt(text: str) -> bool:
    """True if groups of lost Alt codes are left that could not be undone."""
    return _LOST_ALT.search(text) is not None


def _row_digits(char: str) -> str:
    """One typed character may hold a letter key and a tone key: ằ was typed as 1 and 5."""
    base, *marks = unicodedata.normalize("NFD", char)
    shape = "".join(mark for mark in marks if mark in _ROW_SHAPES)
    tones = "".join(_ROW_TONES.get(mark, mark) for mark in marks if mark not in _ROW_SHAPES)
    if not marks and base in _ROW_TONES:
        return _ROW_TONES[base]
    return _ROW_LETTERS.get(base.lower() + shape, base + shape) + tones


def _from_alt_codes(found: re.Match[str]) -> str:
    codes = found[0]
    try:
        return bytes(int(codes[i : i + 4]) for i in range(0, len(codes), 4)).decode("utf-8")
    except UnicodeDecodeError:
        return codes
