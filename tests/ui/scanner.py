"""A scanner and a hand for the tests of windows: keys with times of their own, no waiting.

Keys go to the native window and pass shortcuts first, as the platform delivers them; pytest-qt's
``keyClick`` on a widget would go past every filter.
"""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow

_FIRST_DIGIT_KEY = 10
_NAMED = {
    "\n": (Qt.Key.Key_Return, "\r"),
    "\t": (Qt.Key.Key_Tab, "\t"),
    "|": (Qt.Key.Key_Bar, "|"),
    " ": (Qt.Key.Key_Space, " "),
}


class Keyboard:
    """Presses keys on a window; ``now`` is the time stamp of the last event.

    ``row`` is what the keyboard layout makes of the digit keys, where that is no digit.
    """

    def __init__(
        self, window: QWindow, *, now: int = 1_000_000, row: Mapping[str, str] | None = None
    ) -> None:
        self.window = window
        self.now = now
        self.row: Mapping[str, str] = row or {}

    def scan(self, text: str, *, gap: int = 5, end: str = "\n") -> None:
        """Type ``text`` the way a scanner does, after a pause."""
        self.now += 2_000
        self.type(text + end, gap=gap)

    def type(self, text: str, *, gap: int = 120) -> None:
        """Press and release the keys of ``text``, ``gap`` milliseconds apart."""
        for char in text:
            self.now += gap
            self.press(char)
            self.release(char)

    def press(self, char: str, *, key: Qt.Key | None = None, repeats: bool = False) -> None:
        """Press one key now: first as a possible shortcut, then as a key."""
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = self._event(kind, char, key, repeats=repeats)
            event.ignore()
            QCoreApplication.sendEvent(self.window, event)

    def release(self, char: str, *, key: Qt.Key | None = None) -> None:
        """Release one key now."""
        QCoreApplication.sendEvent(self.window, self._event(QEvent.Type.KeyRelease, char, key))

    def _event(
        self, kind: QEvent.Type, char: str, key: Qt.Key | None, *, repeats: bool = False
    ) -> QKeyEvent:
        typed = self.row.get(char, char)
        named, text = _NAMED.get(typed, (Qt.Key.Key_unknown, typed))
        if key is None and typed not in _NAMED and typed.isascii():
            key = Qt.Key(ord(typed.upper()))
        shift = Qt.KeyboardModifier.ShiftModifier if char.isupper() else Qt.KeyboardModifier(0)
        code = _scan_code(char)
        event = QKeyEvent(kind, key or named, shift, code, 0, 0, text, repeats, 1)
        event.setTimestamp(self.now)
        return event


def compose(preedit: str, commit: str = "") -> None:
    """Let an input method show ``preedit`` in the focused field and finish ``commit``."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(QGuiApplication.focusObject(), event)


def _scan_code(char: str) -> int:
    """Return the XKB code of a number-row key, and for other keys some number of their own."""
    if char and char in "1234567890":
        return _FIRST_DIGIT_KEY + "1234567890".index(char)
    return 1000 + ord(char) if char else 0
