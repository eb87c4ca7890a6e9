"""The sign-in window: the first thing that is seen, before anything slow is loaded.

Who is at the desk is asked by ``sign_in_form``, which comes right after the first painting; what
follows a signing in is the program's business.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.office.sign_in_board import SignInBoard
from app.words import tr

if TYPE_CHECKING:
    from app.ui.office.sign_in_form import SignInForm
    from app.ui.operations import Operations

_BOARD, _FORM = 2, 3


class SignInWindow(QWidget):
    """Emits ``signed_in`` with the Actor, ``language_chosen``, and ``closing`` when it is closed.

    It shows the office's board at once; ``open_form`` adds what is typed into.
    """

    signed_in = Signal(object)
    language_chosen = Signal(str)
    troubled = Signal(object)
    restore_wanted = Signal()
    closing = Signal()

    def __init__(self, now: Callable[[], datetime], language: str) -> None:
        super().__init__()
        self._language = language
        self._operations: Operations | None = None
        self._form: SignInForm | None = None
        self.board = SignInBoard(now)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.board, _BOARD)
        self._layout.addStretch(_FORM)
        self.setWindowTitle(tr("Một Cửa – đăng nhập"))

    def open_form(self, operations: "Operations") -> None:
        """Add the form and let it ask ``operations`` for the office and its clerks."""
        self._operations = operations
        self._layout.takeAt(1)
        self._put_form(self._make_form(operations))
        self.form().load()

    def is_ready(self) -> bool:
        """Say whether there is somebody to choose already."""
        return self._form is not None and self._form.list.clerk() is not None

    def form(self) -> "SignInForm":
        """Return the form, which must have been opened."""
        assert self._form is not None
        return self._form

    def rebuild(self, language: str) -> None:
        """Say everything in the language in force, keeping who was marked."""
        self._language = language
        self.setWindowTitle(tr("Một Cửa – đăng nhập"))
        self.board.update()
        if self._operations is None or self._form is None:
            return
        old, new = self._form, self._make_form(self._operations)
        new.take_over(old)
        self._layout.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._put_form(new)
        new.focus_into()

    def sizeHint(self) -> QSize:
        return QSize(1366, 689)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._form is not None:
            self._form.focus_into()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.accept()

    def _make_form(self, operations: "Operations") -> "SignInForm":
        # Loaded after the first painting.
        from app.ui.office.sign_in_form import SignInForm

        form = SignInForm(operations, self._language)
        form.signed_in.connect(self.signed_in)
        form.language_chosen.connect(self.language_chosen)
        form.office_known.connect(self.board.show_office)
        form.troubled.connect(self.troubled)
        form.restore_wanted.connect(self.restore_wanted)
        return form

    def _put_form(self, form: "SignInForm") -> None:
        self._form = form
        self._layout.addWidget(form, _FORM)
