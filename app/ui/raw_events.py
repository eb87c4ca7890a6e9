"""Qt's key events as the set-up page of scanners wants them: what was pressed, and nothing decided.

Which keys are modifiers, and which no keyboard has, is known here for ``scan_filter`` too.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.devices.digit_keys import caps_lock_is_on, digit_on_key
from app.devices.raw_keys import KeyKind, RawKey
from app.devices.strokes import Composition

MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)

# Scanners can be set to press these before a code; F1 to F12 belong to the program.
KEYS_NO_HAND_HAS = frozenset(Qt.Key(code) for code in range(Qt.Key.Key_F13, Qt.Key.Key_F24 + 1))
_FUNCTION_KEYS = frozenset(Qt.Key(code) for code in range(Qt.Key.Key_F1, Qt.Key.Key_F12 + 1))


def raw_key(event: QKeyEvent, platform: str) -> RawKey:
    """Return a key press as it came; ``platform`` is the name of Qt's platform plugin."""
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return RawKey(
        at=event.timestamp(),
        kind=_kind(event),
        text=event.text(),
        on_key="" if shifted else digit_on_key(event.nativeScanCode(), platform),
        alt=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier),
        caps_lock=caps_lock_is_on(event.nativeModifiers(), platform),
    )


def raw_word(composition: Composition) -> RawKey:
    """Return a message of an input method."""
    text = composition.commit + composition.preedit
    return RawKey(at=composition.at, kind=KeyKind.COMPOSED, text=text)


def _kind(event: QKeyEvent) -> KeyKind:
    key, text = event.key(), event.text()
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or text in ("\r", "\n"):
        return KeyKind.ENTER
    if key == Qt.Key.Key_Tab:
        return KeyKind.TAB
    if key in _FUNCTION_KEYS:
        return KeyKind.FUNCTION
    typed = bool(text) and key not in MODIFIER_KEYS
    return KeyKind.SIGN if typed and (text.isprintable() or text == "\x02") else KeyKind.OTHER
