"""Which digit key an input method of the VNI kind made a mark of, read off the word it changed.

Pure comparison of two words; that such digits may be a scan's is ``keyboard_wedge``'s knowledge.
"""

import unicodedata
from collections import Counter

_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_SHAPES = {"\u0302": "6", "\u031b": "7", "\u0306": "8", "đ": "9"}
_NO_TONE = "0"


def digit_behind(before: str, after: str) -> str:
    """Return the digit that turned the word ``before`` into ``after``, "" if none did.

    VNI: 1 to 5 are tones, 6 to 8 shapes of vowels, 9 makes đ, 0 takes the tone away; the same
    digit a second time takes its mark back and stands for itself (Vá, 1: Va1).
    """
    letters, marks = _taken_apart(before)
    new_letters, new_marks = _taken_apart(after)
    if new_letters != letters:
        digit = after[-1:]
        taken_back = new_letters == letters + digit and len(marks) > len(new_marks)
        return digit if taken_back and digit in "0123456789" else ""
    gained = set(Counter(new_marks) - Counter(marks))
    if tones := gained & _TONES.keys():
        return _TONES[tones.pop()]
    if shapes := gained & _SHAPES.keys():
        return _SHAPES[shapes.pop()]
    lost = set(Counter(marks) - Counter(new_marks))
    return _NO_TONE if lost and lost <= _TONES.keys() else ""


def _taken_apart(word: str) -> tuple[str, list[str]]:
    """Return the bare letters of ``word`` and its marks, among which counts the bar of đ."""
    letters: list[str] = []
    marks: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES or char in _SHAPES:
            marks.append(char)
            if char != "đ":
                continue
        elif char == "Đ":
            marks.append("đ")
        letters.append({"đ": "d", "Đ": "D"}.get(char, char))
    return "".join(letters), marks
