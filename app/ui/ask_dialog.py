"""The yes/no question whose answers are verbs; asked through ``messages.ask`` only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.messages import Question
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.text import Text


class AskDialog(Dialog):
    """Asks ``question``; accepted means yes. A dangerous yes is never the default button."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question.title, parent)
        self.yes = Button(question.yes, "danger" if question.danger else "primary")
        self.no = Button(question.no)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        if question.text:
            text = Text(question.text, wrap=True)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.add(text)
        self.set_buttons(self.no, self.yes)
        first = self.no if question.danger else self.yes
        first.setDefault(True)
        first.setFocus()


def ask_in_window(question: Question, parent: QWidget) -> bool:
    """Ask ``question`` over ``parent`` and wait for the answer."""
    dialog = AskDialog(question, parent)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
