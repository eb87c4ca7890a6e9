"""The keys of one possible scan and what became of each: held back, gone to the field, or eaten.

Bookkeeping only; what to do with them is decided in ``keyboard_wedge``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise


class Place(Enum):
    """Where a caught key is now."""

    HELD = auto()
    FIELD = auto()  # it went on to the window
    EATEN = auto()  # it was taken as part of a scan


@dataclass(slots=True)
class CaughtKey:
    """One key: what it stands for, when it came, where it is, and how to deliver it again."""

    text: str
    at: int
    place: Place
    token: object


class CaughtKeys:
    """The keys of one run, oldest first."""

    def __init__(self) -> None:
        self._keys: list[CaughtKey] = []

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, text: str, at: int, place: Place, token: object) -> None:
        """Append a key."""
        self._keys.append(CaughtKey(text, at, place, token))

    def text(self, start: int = 0) -> str:
        """Return what the keys from ``start`` on stand for."""
        return "".join(key.text for key in self._keys[start:])

    def text_outside_field(self, *, end: int | None = None) -> str:
        """Return what was kept from the window, before index ``end``."""
        return "".join(key.text for key in self._keys[:end] if key.place is not Place.FIELD)

    def text_in_field(self, *, end: int | None = None) -> str:
        """Return what went on to the window, before index ``end``."""
        return "".join(key.text for key in self._keys[:end] if key.place is Place.FIELD)

    def gaps(self, start: int = 0) -> tuple[int, ...]:
        """Return the milliseconds between the keys from ``start`` on."""
        return tuple(later.at - earlier.at for earlier, later in pairwise(self._keys[start:]))

    def find(
        self, accepts: Callable[[str], bool], *, since: int, end: int | None = None
    ) -> int | None:
        """Return the first index from where the text is accepted.

        Only keys not older than ``since`` and before index ``end`` may be the first.
        """
        for start, key in enumerate(self._keys[:end]):
            if key.at >= since and accepts(self.text(start)):
                return start
        return None

    def count(self, place: Place, start: int = 0) -> int:
        """Return how many keys from ``start`` on are at ``place``."""
        return sum(key.place is place for key in self._keys[start:])

    def only_held(self, text: str) -> bool:
        """Whether every held key stands for ``text``; true when none is held."""
        return all(key.text == text for key in self._keys if key.place is Place.HELD)

    def move(self, place: Place, to: Place, *, end: int | None = None) -> tuple[object, ...]:
        """Move all keys at ``place`` (before index ``end``), and return their tokens in order."""
        moved = [key for key in self._keys[:end] if key.place is place]
        for key in moved:
            key.place = to
        return tuple(key.token for key in moved)

    def rewrite(self, start: int, text: str) -> None:
        """Let the keys from ``start`` on together stand for ``text``."""
        for key in self._keys[start:]:
            key.text = ""
        self._keys[start].text = text

    def drop(self, count: int) -> None:
        """Forget the oldest ``count`` keys."""
        del self._keys[:count]

    def drop_before(self, at: int) -> None:
        """Forget the keys that came before ``at``."""
        while self._keys and self._keys[0].at < at:
            del self._keys[0]

    def clear(self) -> None:
        """Forget all keys."""
        self._keys.clear()
