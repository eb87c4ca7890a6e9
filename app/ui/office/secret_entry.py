"""Where somebody proves who they are: the PIN, or the password when that is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.clerk import LONGEST_PASSWORD, LONGEST_PIN
from app.domain.sign_in import Secret
from app.errors import MotCuaError
from app.ui.dossier.form_part import error_words
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column
from app.ui.widgets.password_edit import PasswordEdit, PasswordField
from app.ui.widgets.styling import show_if
from app.words import tr


class SecretEntry(QWidget):
    """Shows the one field that is asked for; Enter in it emits ``submitted``."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pin = DigitEdit(LONGEST_PIN)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.password = PasswordEdit(LONGEST_PASSWORD)
        self.pin_field = Field(tr("Mã &PIN"), self.pin)
        self.password_field = PasswordField(
            tr("Mật k&hẩu"), self.password, hint=tr("lần đầu trong ngày")
        )
        for editor in (self.pin, self.password):
            editor.returnPressed.connect(self.submitted)
        self.setLayout(column(self.pin_field, self.password_field, gap=0))
        self.ask(Secret.PIN)

    def ask(self, kind: Secret) -> None:
        """Ask for ``kind`` from now on, with an empty field."""
        self.kind = kind
        self.clear()
        show_if(self.pin_field, kind is Secret.PIN)
        show_if(self.password_field, kind is Secret.PASSWORD)
        self.setFocusProxy(self.editor())

    def editor(self) -> QLineEdit:
        """Return what is typed into."""
        return self.pin if self.kind is Secret.PIN else self.password

    def field(self) -> Field:
        """Return the field that is shown."""
        return self.pin_field if self.kind is Secret.PIN else self.password_field

    def secret(self) -> str:
        """Return what has been typed."""
        return self.editor().text()

    def clear(self) -> None:
        """Forget what has been typed and said, and hide what was shown."""
        for editor, field in ((self.pin, self.pin_field), (self.password, self.password_field)):
            editor.clear()
            field.clear_error()
        self.password.show_plainly(False)

    def refuse(self, failure: MotCuaError) -> bool:
        """Say what was wrong with what was typed, and begin again."""
        self.clear()
        self.field().show_error(error_words(failure))
        self.setFocus()
        return True

    def begin(self, letter: str) -> None:
        """Take the keyboard, with ``letter`` typed already."""
        self.editor().setFocus()
        self.editor().setText(letter)
