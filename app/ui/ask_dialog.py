"""The yes/no question whose answers are verbs; asked through ``messages.ask`` only."""

from PySide6.QtWidgets import QDialog, QWidget

from app.ui.messages import Question
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text


class AskDialog(QDialog):
    """Asks ``question``; accepted means yes. A dangerous yes is never the default button."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title)
        self.yes = Button(question.yes, "danger" if question.danger else "primary")
        self.no = Button(question.no)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        first = self.no if question.danger else self.yes
        first.setDefault(True)
        text = Text(question.text, wrap=True)
        show_if(text, bool(question.text))
        self.setLayout(
            column(
                Text(question.title, "title", wrap=True),
                text,
                GAP_S,
                row(None, self.no, self.yes),
                gap=GAP_M,
                margins=(GAP_L, GAP_L, GAP_L, GAP_L),
            )
        )
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)
        first.setFocus()


def ask_in_window(question: Question, parent: QWidget) -> bool:
    """Ask ``question`` over ``parent`` and wait for the answer."""
    dialog = AskDialog(question, parent)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
