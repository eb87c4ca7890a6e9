import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.devices.raw_keys import KeyKind
from app.devices.strokes import Composition
from app.ui.raw_events import raw_key, raw_word

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def event(
    key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier = NONE, code: int = 0, native: int = 0
) -> QKeyEvent:
    made = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, code, 0, native, text)
    made.setTimestamp(77)
    return made


@pytest.mark.parametrize(
    ("pressed", "kind"),
    [
        (event(Qt.Key.Key_A, "a"), KeyKind.SIGN),
        (event(Qt.Key.Key_Return, "\r"), KeyKind.ENTER),
        (event(Qt.Key.Key_Enter, "\r"), KeyKind.ENTER),
        (event(Qt.Key.Key_J, "\n", CONTROL), KeyKind.ENTER),
        (event(Qt.Key.Key_Tab, "\t"), KeyKind.TAB),
        (event(Qt.Key.Key_F9, ""), KeyKind.FUNCTION),
        (event(Qt.Key.Key_F13, ""), KeyKind.OTHER),
        (event(Qt.Key.Key_Shift, "", SHIFT), KeyKind.OTHER),
        (event(Qt.Key.Key_B, "\x02", CONTROL), KeyKind.SIGN),
        (event(Qt.Key.Key_Backspace, "\b"), KeyKind.OTHER),
    ],
)
def test_a_key_is_told_for_what_it_is(pressed: QKeyEvent, kind: KeyKind) -> None:
    key = raw_key(pressed, "xcb")
    assert (key.kind, key.at) == (kind, 77)


def test_the_digit_on_the_key_is_told_beside_its_letter() -> None:
    assert raw_key(event(Qt.Key.Key_unknown, "ă", code=10), "xcb").on_key == "1"
    assert raw_key(event(Qt.Key.Key_Exclam, "!", SHIFT, code=10), "xcb").on_key == ""


def test_alt_and_caps_lock_are_told() -> None:
    key = raw_key(event(Qt.Key.Key_1, "1", ALT, native=0x2), "xcb")
    assert (key.alt, key.caps_lock) == (True, True)


def test_an_input_methods_message_is_its_whole_word() -> None:
    key = raw_word(Composition(at=5, preedit="12", commit="a"))
    assert (key.kind, key.text, key.at) == (KeyKind.COMPOSED, "a12", 5)
