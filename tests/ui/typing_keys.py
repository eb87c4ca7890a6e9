"""Types as people at the counter do, Vietnamese included.

QTest.keyClicks cannot be used: a letter beyond Latin-1 stops the interpreter.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

# What a Telex keyboard driver makes of two keys; enough for names used in tests.
_TELEX = {
    "aw": "ă", "aa": "â", "dd": "đ", "ee": "ê", "oo": "ô", "ow": "ơ", "uw": "ư",
    "as": "á", "af": "à", "ar": "ả", "ax": "ã", "aj": "ạ", "êx": "ễ", "ês": "ế",
    "is": "í", "if": "ì", "ij": "ị", "os": "ó", "of": "ò", "us": "ú", "uf": "ù",
}  # fmt: skip


def type_text(widget: QWidget, text: str) -> None:
    """Send ``text`` as key events, the way UniKey and plain keyboards do."""
    for letter in text:
        _press(widget, letter)


def commit_text(widget: QWidget, text: str) -> None:
    """Send ``text`` as an input method does: a preview of the word, then the word."""
    for end in range(1, len(text) + 1):
        _send_method(widget, QInputMethodEvent(text[:end], []))
    done = QInputMethodEvent()
    done.setCommitString(text)
    _send_method(widget, done)


def type_telex(widget: QWidget, keys: str) -> None:
    """Send ``keys`` as UniKey in Telex does: a letter, then backspace and the accented one."""
    last = ""
    for key in keys:
        made = _TELEX.get((last + key).lower())
        if made is None:
            _press(widget, key)
            last = key
            continue
        QTest.keyClick(widget, Qt.Key.Key_Backspace)
        last = made.upper() if last.isupper() else made
        _press(widget, last)


def press(widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys without letters: Tab, arrows, Enter, F keys."""
    for key in keys:
        QTest.keyClick(widget, key)


def _press(widget: QWidget, letter: str) -> None:
    code = ord(letter.upper()) if letter.isascii() else 0
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, code, none, letter))


def _send_method(widget: QWidget, event: QInputMethodEvent) -> None:
    if widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        QApplication.sendEvent(widget, event)
