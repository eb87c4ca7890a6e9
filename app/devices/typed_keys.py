"""Digits that look like a scanner's and are not to be taken: a key held down, a foreign code.

Told apart by the keys around them; what is done about it is ``keyboard_wedge``'s business.
"""

from app.devices.scanner_timing import WedgeTiming
from app.devices.strokes import Stroke

_CODE_SIGNS = (".", "-", "/")


class KeyHeldDown:
    """Tells a digit key held down from a scanner's doubled digit, which Qt on X11 flags alike."""

    def __init__(self, timing: WedgeTiming) -> None:
        self._timing = timing
        self._repeating = ""

    def repeats(self, stroke: Stroke, gap: int, *, alone: bool) -> bool:
        """Say whether ``stroke`` is a key held down.

        ``gap`` is the time since the key before; ``alone`` that nothing but this digit is held.
        """
        if not (stroke.repeats and stroke.digit):
            self._repeating = ""
            return False
        began = gap >= self._timing.key_repeat and alone
        held_down = began or self._repeating == stroke.digit
        self._repeating = stroke.digit if held_down else ""
        return held_down


class ForeignCode:
    """Notices digits that follow letters at scanner speed, as in a code of another system.

    Those are not ours to take: they belong in the search box, whole.
    """

    def __init__(self, timing: WedgeTiming) -> None:
        self._limit = timing.digit_gap
        self._last_at: int | None = None

    def goes_on(self, stroke: Stroke) -> bool:
        """Say whether this digit belongs to such a code."""
        text, last = stroke.text, self._last_at
        # On a French keyboard the digit keys type signs, among them the hyphen.
        letter = text.isascii() and (text.isalpha() or text in _CODE_SIGNS)
        began = letter and not stroke.digit
        continues = bool(stroke.digit) and last is not None and stroke.at - last <= self._limit
        self._last_at = stroke.at if began or continues else None
        return continues

    def forget(self) -> None:
        """Take note that the letter was none of such a code."""
        self._last_at = None
