"""A field for a password: hidden unless asked for, and open about what changes letters unseen.

It takes no input method: what is typed blindly must not be turned into other letters.
"""

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QRegularExpressionValidator,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.theme import icon, tokens, watch
from app.ui.widgets.button import IconButton
from app.ui.widgets.field import Field
from app.words import tr

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PasswordEdit(QLineEdit):
    """The eye at its end, or Ctrl+H, shows what is typed; ``warned`` carries what to beware of.

    Whether Caps Lock is on no system tells alike, but a capital letter without Shift does.
    """

    warned = Signal(str)

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps_lock = False
        self.setMaxLength(longest)
        self.setInputMethodHints(_HINTS)
        self._button = IconButton("eye", "", parent=self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.turn)
        shortcut = QShortcut(QKeySequence("Ctrl+H"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.turn)
        self.textChanged.connect(lambda _text: self._warn())
        watch.changed.connect(self._make_room)
        self._make_room()
        self.show_plainly(False)

    def show_plainly(self, plainly: bool) -> None:
        """Show the letters, or dots in their place."""
        mode = QLineEdit.EchoMode.Normal if plainly else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._take_no_input_method()
        hide, show = self._eye_words()
        name = hide if plainly else show
        self._button.setIcon(icon("eye-off" if plainly else "eye", "text_secondary"))
        self._button.setAccessibleName(name)
        self._button.setToolTip(name)

    def is_plain(self) -> bool:
        """Say whether the letters can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def turn(self) -> None:
        """Show what is hidden, or hide what is shown."""
        self.show_plainly(not self.is_plain())

    def warning(self) -> str:
        """Return what may make this another password than is meant, or an empty text."""
        if not self.text().isascii():
            return tr("Có chữ có dấu: bộ gõ tiếng Việt đang bật?")
        return tr("Caps Lock đang bật") if self._caps_lock else ""

    def _eye_words(self) -> tuple[str, str]:
        """Return what the eye does: hide, show."""
        return tr("Ẩn mật khẩu (Ctrl+H)"), tr("Hiện mật khẩu (Ctrl+H)")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps_lock = False
        elif len(letter) == 1 and letter.isascii() and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps_lock = letter.isupper() is not shift
        super().keyPressEvent(event)
        self._warn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._button.sizeHint().width()
        self._button.setGeometry(self.width() - side - 2, (self.height() - side) // 2, side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._take_no_input_method()

    def _take_no_input_method(self) -> None:
        # Qt switches it back on whenever the field becomes writable or shows its letters.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setInputMethodHints(_HINTS)

    def _make_room(self) -> None:
        self.setTextMargins(0, 0, tokens().sizes.icon_small + 12, 0)

    def _warn(self) -> None:
        self.warned.emit(self.warning())


class PinEdit(PasswordEdit):
    """A password of digits only."""

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(longest, parent)
        self.setInputMethodHints(_HINTS | Qt.InputMethodHint.ImhDigitsOnly)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))

    def digits(self) -> str:
        """Return what has been typed."""
        return self.text()

    def set_digits(self, digits: str) -> None:
        """Let ``digits`` be what has been typed."""
        self.setText(digits)

    def _eye_words(self) -> tuple[str, str]:
        return tr("Ẩn mã PIN (Ctrl+H)"), tr("Hiện mã PIN (Ctrl+H)")


class PasswordField(Field):
    """A ``PasswordEdit`` with its label; the hint beside it gives way to a warning."""

    def __init__(
        self, label: str, edit: PasswordEdit, *, required: bool = False, hint: str = ""
    ) -> None:
        super().__init__(label, edit, required=required, hint=hint)
        self._usual_hint = hint
        edit.warned.connect(lambda warning: self.set_hint(warning or self._usual_hint))
