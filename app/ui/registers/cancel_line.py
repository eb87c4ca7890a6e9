"""Asks in place why an entry is cancelled; it stands where the keys of the list were."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import InputError, MotCuaError
from app.ui import messages
from app.ui.dossier.form_part import error_words
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.words import tr


class CancelLine(QWidget):
    """Emits ``wanted`` with the reason for F9 and ``left`` for Esc; hidden until ``begin``."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.field = Field(tr("Lý do hủy"), self.line, required=True)
        self.save = Button(tr("Hủy dòng này"), "danger", icon="ban", key="F9")
        leave = Button(tr("Thôi (Esc)"), icon="x")
        buttons = row(self.save, leave, None, gap=GAP_S)
        self.setLayout(column(self.field, buttons, gap=GAP_S))
        self.save.clicked.connect(lambda: self.wanted.emit(self.line.text()))
        leave.clicked.connect(self.left)
        self.line.textEdited.connect(lambda _text: self.field.clear_error())
        self.hide()

    def begin(self, label: str) -> None:
        """Ask about the entry with this number."""
        self.field.set_label(tr("Lý do hủy dòng số {number}", number=label))
        self.line.clear()
        self.field.clear_error()
        self.show()
        self.line.setFocus()

    def refuse(self, failure: MotCuaError) -> bool:
        """Say beside the line, or where announcements are, why it was not cancelled."""
        if isinstance(failure, InputError):
            self.field.show_error(error_words(failure))
            self.line.setFocus()
        else:
            messages.explain(failure)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
