"""The hands of the demo: they type, scan and wait at real windows, as a clerk does.

What is typed goes to the native window with times of its own, so that the scan filter can tell a
hand from a scanner; Qt's test keys would stop the interpreter at the first Vietnamese letter.
"""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.ask_dialog import AskDialog

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_TYPING_GAP_MS, _SCANNER_GAP_MS, _PAUSE_MS, _HELD_MS = 120, 5, 2_000, 80
_READING_MS, _LOOKING_MS = 300, 5
_FIRST_DIGIT_KEY = 10
_DIGITS = frozenset("1234567890")
_LONGEST_WAIT = 30.0


class Hands:
    """Works at ``window``; ``at`` is the time stamp keys carry, moved on with every key."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self._at = 1_000_000

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press and release one key that writes nothing: F9, Tab, Enter, Alt with a letter."""
        QTest.keyClick(self._handle(), key, modifiers)
        self.settle()

    def key_and_agree(self, key: Qt.Key) -> None:
        """Press a key that asks a question first, and say yes to it."""
        QTimer.singleShot(_READING_MS, self._say_yes)
        self.key(key)

    def type(self, text: str) -> None:
        """Type ``text`` into whatever has the keyboard, Vietnamese letters included."""
        for letter in text:
            self._at += _TYPING_GAP_MS
            self._press(_key_of(letter), letter)
        # The scan filter holds a digit for a moment, in which nobody moves to another field.
        QTest.qWait(_HELD_MS)
        self.settle()

    def scan(self, text: str) -> None:
        """Send ``text`` as a scanner does: fast, ended by Enter."""
        self._at += _PAUSE_MS
        for letter in text:
            self._at += _SCANNER_GAP_MS
            self._press(_key_of(letter), letter)
        self._at += _SCANNER_GAP_MS
        self._press(Qt.Key.Key_Return, "\r")
        self.settle()

    def settle(self) -> None:
        """Let the window do what is waiting to be done."""
        for _ in range(3):
            QApplication.processEvents()

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until ``condition`` holds; RuntimeError saying ``what`` never came."""
        end = time.monotonic() + _LONGEST_WAIT
        while not condition():
            if time.monotonic() > end:
                raise RuntimeError(f"waited in vain until {what}")
            QTest.qWait(_LOOKING_MS)

    def picture(self, path: Path) -> None:
        """Save what the window shows."""
        self.settle()
        self.window.grab().save(str(path))

    def _press(self, key: Qt.Key, text: str) -> None:
        handle = self._handle()
        code = _FIRST_DIGIT_KEY + "1234567890".index(text) if text in _DIGITS else 0
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, NO_MODIFIER, code, 0, 0, text, False, 1)
            event.setTimestamp(self._at)
            QCoreApplication.sendEvent(handle, event)

    def _say_yes(self) -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, AskDialog):
            QTest.mouseClick(question.yes, Qt.MouseButton.LeftButton)

    def _handle(self) -> QWindow:
        return (QApplication.activeModalWidget() or self.window).windowHandle()


def _key_of(letter: str) -> Qt.Key:
    if letter == " ":
        return Qt.Key.Key_Space
    return Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
