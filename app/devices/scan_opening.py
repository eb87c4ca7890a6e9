"""What a scanner may send before a code: a prefix sign, STX, or the name of the bar code's kind.

Such a key stands for nothing and is held back like a digit; ``keyboard_wedge`` decides whether a
scan follows.
"""

import re

from app.devices.strokes import Stroke

# STX as scanners type it, which is Ctrl+B.
_SIGNS = frozenset({"~", "*", "\x02"})

# An AIM identifier: ]C1 before a Code 128, ]Q3 before a QR code.
_AIM = "]"

# Both of them, where the whole text is there. Telex makes ơ or ư of the bracket.
OPENING = re.compile(r"[~*\x02]*(?:[\]ơưƠƯ][A-Za-z][0-9])?")


class ScanOpening:
    """Follows the keys before a code; more than ``patience`` milliseconds between two end it.

    ``goes_on`` tells that the last key followed another one of the same opening.
    """

    def __init__(self, patience: int) -> None:
        self._patience = patience
        self._so_far: str = ""
        self.goes_on = False
        self._last_at: int | None = None

    def begins(self, stroke: Stroke) -> bool:
        """Say whether an opening can begin with this key."""
        return stroke.opens or stroke.text in _SIGNS or stroke.text == _AIM

    def takes(self, stroke: Stroke) -> bool:
        """Say whether this key belongs to an opening, and go one step on."""
        before = self._so_far if self.is_near(stroke.at) else ""
        self.goes_on = bool(before)
        self._so_far = ""
        if self.begins(stroke):
            self._so_far = stroke.text or "key"
        elif before == _AIM and stroke.text.isascii() and stroke.text.isalpha():
            self._so_far = _AIM + stroke.text
        elif before.startswith(_AIM) and len(before) == len("]C") and stroke.digit:
            self._so_far = before + stroke.digit
        if self._so_far:
            self._last_at = stroke.at
        return bool(self._so_far)

    def is_near(self, at: int) -> bool:
        """Say whether what comes at ``at`` can belong to the opening before it."""
        return self._last_at is not None and 0 <= at - self._last_at <= self._patience
