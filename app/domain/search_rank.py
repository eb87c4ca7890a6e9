"""What of a search result comes first: the number itself, then names with the accents typed.

Accents raise and never hide: what is found at all is the search index's business.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

from app.domain.text import collation_key, fold, nfc, words_in

# So many digits at the end of a number are how people say which one they mean.
_LAST_DIGITS = range(3, 9)


# Hundreds of names are judged at every key pressed, and have few different words.
_key = lru_cache(maxsize=4096)(collation_key)


class Rank(IntEnum):
    """How well a dossier fits what was typed, best first."""

    NUMBER = 0
    LAST_DIGITS = 1
    AS_TYPED = 2
    SAME_ACCENTS = 3
    BEGINS_SO = 4
    PLAIN = 5


class SearchRank:
    """Judges dossiers against ``typed``; ``raises`` tells whether it can prefer any."""

    def __init__(self, typed: str) -> None:
        words = words_in(typed)
        self._number = _joined(typed) if any(char.isdigit() for char in typed) else ""
        # The last word may still be growing.
        self._accented = [
            (word, place == len(words) - 1)
            for place, word in enumerate(words)
            if fold(word) != word
        ]
        self.raises = bool(self._accented) or len(self._number) >= _LAST_DIGITS.start

    def of(self, names: Iterable[str], numbers: Iterable[str]) -> Rank:
        """Return the rank of a dossier of people with ``names``, known by ``numbers``."""
        if self._number:
            known = [_joined(number) for number in numbers]
            if self._number in known:
                return Rank.NUMBER
            ends = len(self._number) in _LAST_DIGITS
            if ends and any(number.endswith(self._number) for number in known):
                return Rank.LAST_DIGITS
        if not self._accented:
            return Rank.PLAIN
        return min((self._of_name(words_in(name)) for name in names), default=Rank.PLAIN)

    def _of_name(self, words: Sequence[str]) -> Rank:
        ranks = [
            min((_rank(typed, word, growing) for word in words), default=Rank.PLAIN)
            for typed, growing in self._accented
        ]
        return max(ranks)


def _rank(typed: str, word: str, growing: bool) -> Rank:
    """Return how well ``word`` of a name fits a typed one: hoà is hòa, only spelled otherwise."""
    if typed == word:
        return Rank.AS_TYPED
    if _key(typed) == _key(word):
        return Rank.SAME_ACCENTS
    return Rank.BEGINS_SO if growing and _begins_alike(typed, word) else Rank.PLAIN


def _begins_alike(typed: str, word: str) -> bool:
    """Tell whether ``word`` may become of ``typed``, wherever the tone is put: ngoà, ngoài."""
    # A key is that of the letters, a 0 and the tone; no tone is one that may still be typed.
    begun, whole = _key(typed), _key(word)
    return whole.startswith(begun[:-2]) and begun[-1] in ("0", whole[-1])


def _joined(text: str) -> str:
    return "".join(char for char in fold(nfc(text)) if char.isascii() and char.isalnum())
