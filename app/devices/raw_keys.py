"""The keys of one entry exactly as they arrived, for the set-up page of scanners alone.

Listened to only while that page is open. What the keys say about the scanner is told by
``scanner_check``.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from statistics import median

# Longer than any scanner pauses within a code, shorter than a hand between two numbers.
SILENCE_MS = 400


class KeyKind(StrEnum):
    """What a key press is, as far as a scanner is concerned."""

    SIGN = "sign"  # a letter, a digit, a sign
    COMPOSED = "composed"  # a message of an input method
    ENTER = "enter"
    TAB = "tab"
    FUNCTION = "function"  # F1 and its like
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawKey:
    """One key press; ``at`` is milliseconds. Texts keep out of logs: they may be a card's."""

    at: int
    kind: KeyKind
    text: str = field(default="", repr=False)
    on_key: str = field(default="", repr=False)  # the digit printed on the physical key
    alt: bool = False
    caps_lock: bool = False


@dataclass(frozen=True, slots=True)
class RawEntry:
    """Keys that came one after another, up to Enter, Tab or a silence."""

    keys: tuple[RawKey, ...] = field(repr=False)

    @property
    def end(self) -> KeyKind | None:
        """Enter, Tab, or None for a silence."""
        last = self.keys[-1].kind
        return last if last in (KeyKind.ENTER, KeyKind.TAB) else None

    @property
    def signs(self) -> tuple[RawKey, ...]:
        """The keys without the end and whatever types nothing."""
        return tuple(key for key in self.keys if key.kind in (KeyKind.SIGN, KeyKind.COMPOSED))

    @property
    def gaps(self) -> tuple[int, ...]:
        """The milliseconds between the keys."""
        return tuple(later.at - earlier.at for earlier, later in pairwise(self.signs))

    @property
    def median_gap(self) -> int:
        """The middle one of the gaps; 0 without any."""
        return round(median(self.gaps)) if self.gaps else 0

    @property
    def worst_gap(self) -> int:
        """The longest of the gaps; 0 without any."""
        return max(self.gaps, default=0)

    @property
    def text(self) -> str:
        """What arrived; an input method's word counts once, as it was in the end."""
        words: list[str] = []
        composing = False
        for key in self.signs:
            composed = key.kind is KeyKind.COMPOSED
            if composed and composing:
                words.pop()
            words.append(key.text)
            composing = composed
        return "".join(words)

    @property
    def on_keys(self) -> str:
        """The text with the digits of the physical keys, whatever the layout made of them."""
        if any(key.kind is KeyKind.COMPOSED for key in self.keys):
            return self.text
        return "".join(key.on_key or key.text for key in self.signs)


class EntryCollector:
    """Gathers keys to entries; ``finish`` is to be called after ``SILENCE_MS`` without a key."""

    def __init__(self) -> None:
        self._keys: list[RawKey] = []

    @property
    def is_open(self) -> bool:
        """Whether keys wait for the end of their entry."""
        return bool(self._keys)

    def add(self, key: RawKey) -> list[RawEntry]:
        """Take a key and return the entries it completes."""
        entries = self.finish() if self._is_late(key) else []
        if key.kind in (KeyKind.ENTER, KeyKind.TAB) and not self._keys:
            return entries
        self._keys.append(key)
        if key.kind in (KeyKind.ENTER, KeyKind.TAB):
            entries += self.finish()
        return entries

    def finish(self) -> list[RawEntry]:
        """Return what has been gathered; it is forgotten here."""
        keys, self._keys = tuple(self._keys), []
        return [RawEntry(keys)] if any(key.text for key in keys) else []

    def _is_late(self, key: RawKey) -> bool:
        return bool(self._keys) and key.at - self._keys[-1].at > SILENCE_MS
