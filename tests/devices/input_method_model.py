"""A small model of Vietnamese input methods (Telex and VNI) that show the word being typed.

Written after the rules every Vietnamese typist knows, as Unikey applies them: a key changes the
vowels of the word it ends, the same key again takes the change back and stands for itself, and a
word that holds anything else than such letters is left alone.
"""

import unicodedata
from dataclasses import dataclass, field
from typing import Literal

Rules = Literal["telex", "vni"]

_TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_TONES = dict(zip("12345", _TONES, strict=True))
_TELEX_TONES = dict(zip("sfrxj", _TONES, strict=True))
# What a key makes of a letter, and what it leaves alone because it has made it already.
_HATS = {"a": "â", "ă": "â", "e": "ê", "o": "ô", "ơ": "ô"}
_HORNS = {"o": "ơ", "ô": "ơ", "u": "ư"}
_BREVES = {"a": "ă", "â": "ă"}
_VNI_SHAPES = {"6": _HATS, "7": _HORNS, "8": _BREVES, "9": {"d": "đ"}}
_TELEX_SHAPES = {
    "a": {"a": "â"}, "e": {"e": "ê"}, "o": {"o": "ô"}, "w": {**_BREVES, **_HORNS}, "d": {"d": "đ"},
}  # fmt: skip
_VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơư"


@dataclass
class Word:
    """A word being typed: letters with their shapes, and one tone over all of them."""

    letters: list[str] = field(default_factory=list[str])
    tone: str = ""
    spoiled: bool = False  # holds something no Vietnamese word does: nothing changes any more

    def shown(self) -> str:
        letters = list(self.letters)
        if self.tone and (at := self._tone_place()) is not None:
            letters[at] = unicodedata.normalize("NFC", letters[at] + self.tone)
        return "".join(letters)

    def vowels(self) -> list[int]:
        """The places of the vowels; the u of qu and the i of gi are consonants there."""
        places = [at for at, letter in enumerate(self.letters) if letter.lower() in _VOWELS]
        if len(places) > 1 and "".join(self.letters[:2]).lower() in ("qu", "gi"):
            return places[1:]
        return places

    def _tone_place(self) -> int | None:
        vowels = self.vowels()
        if not vowels:
            return None
        marked = [at for at in vowels if self.letters[at].lower() in _MARKED]
        if marked:
            return marked[-1]
        closed = vowels[-1] < len(self.letters) - 1
        return vowels[-1] if closed or len(vowels) == 1 else vowels[-2]

    def set_tone(self, tone: str) -> bool:
        """Put a tone on the word; False when it must stand for itself."""
        if self.spoiled or not self.vowels():
            return False
        if self.tone == tone:
            self.tone = ""
            self.spoiled = True
            return False
        self.tone = tone
        return True

    def reshape(self, shapes: dict[str, str], *, whole_word: bool) -> bool:
        """Give letters another shape; False when the key must stand for itself."""
        if self.spoiled:
            return False
        places = range(len(self.letters)) if whole_word else range(len(self.letters))[-1:]
        fitting = [at for at in places if self.letters[at].lower() in shapes]
        if fitting:
            both = "".join(self.letters[at].lower() for at in fitting[-2:]) == "uo"
            for at in fitting[-2:] if both else fitting[-1:]:
                self._put(at, shapes[self.letters[at].lower()])
            return True
        made = [at for at in places if self.letters[at].lower() in shapes.values()]
        if made:
            back = {new: old for old, new in reversed(shapes.items())}
            self._put(made[-1], back[self.letters[made[-1]].lower()])
            self.spoiled = True
        return False

    def _put(self, at: int, letter: str) -> None:
        self.letters[at] = letter.upper() if self.letters[at].isupper() else letter

    def append(self, char: str) -> None:
        self.letters.append(char)
        self.spoiled |= not char.isalpha()


class InputMethod:
    """Turns keys into what a field is told: (word shown, text finished, key let through)."""

    def __init__(self, rules: Rules) -> None:
        self._rules: Rules = rules
        self._word = Word()

    def key(self, char: str) -> list[tuple[str, str, str]]:
        """Type one key."""
        if not char.isalnum():
            finished, self._word = self._word.shown(), Word()
            return [*([("", finished, "")] if finished else []), ("", "", char)]
        changed = self._vni(char) if self._rules == "vni" else self._telex(char)
        if not changed:
            self._word.append(char)
        return [(self._word.shown(), "", "")]

    def _vni(self, char: str) -> bool:
        if char == "0":
            had, self._word.tone = (
                self._word.tone,
                "" if not self._word.spoiled else self._word.tone,
            )
            return bool(had) and not self._word.tone
        if char in _VNI_TONES:
            return self._word.set_tone(_VNI_TONES[char])
        if char in _VNI_SHAPES:
            return self._word.reshape(_VNI_SHAPES[char], whole_word=True)
        return False

    def _telex(self, char: str) -> bool:
        key = char.lower()
        if key == "z" and self._word.tone and not self._word.spoiled:
            self._word.tone = ""
            return True
        if key in _TELEX_TONES:
            return self._word.set_tone(_TELEX_TONES[key])
        if key in _TELEX_SHAPES:
            return self._word.reshape(_TELEX_SHAPES[key], whole_word=True)
        return False


def typed(rules: Rules, text: str) -> str:
    """Return what stands in an empty field after ``text`` was typed."""
    method, field_text, shown = InputMethod(rules), "", ""
    for char in text:
        for word, finished, key in method.key(char):
            field_text, shown = field_text + finished + key, word
    return field_text + shown
