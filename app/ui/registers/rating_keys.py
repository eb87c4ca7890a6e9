"""Four large keys on which a citizen says how content they are, right after a return.

A second keypad before the citizen is set to send Ctrl+1 to Ctrl+4, one of its keys each.
"""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.ratings import SCORE_LABELS, RatingMeans, Score
from app.domain.roles import Actor, Permission
from app.services.register_commands import Rate, Rated
from app.ui import messages
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

SCORE_ICONS: dict[Score, str] = {
    Score.VERY_CONTENT: "star",
    Score.CONTENT: "mood-smile",
    Score.ORDINARY: "minus",
    Score.NOT_CONTENT: "alert-triangle",
}


class RatingKeys(QWidget):
    """Hidden until a visit has been asked about; one answer, then it is gone."""

    def __init__(self, operations: Operations, actor: Actor) -> None:
        super().__init__()
        self._operations, self._actor = operations, actor
        self._asks = False
        self.keys: dict[Score, Button] = {}
        for number, (score, words) in enumerate(SCORE_LABELS.items(), 1):
            key = f"Ctrl+{number}"
            button = Button(tr(words), icon=SCORE_ICONS[score])
            button.setToolTip(key)
            button.clicked.connect(lambda _on=False, score=score: self._rate(score))
            shortcut = QShortcut(QKeySequence(key), button)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(button.click)
            self.keys[score] = button
        question = Text(tr("Mời đánh giá (Ctrl+1 … 4)"), "secondary")
        line = row(question, *self.keys.values(), gap=GAP_S)
        for at in range(1, line.count()):
            line.setStretch(at, 1)
        self.setLayout(line)
        self.hide()

    def ask(self) -> None:
        """Be ready for the answer of one more visit."""
        self._asks = self._actor.may(Permission.WORK_AT_DESK)

    def show_between(self, between: bool) -> None:
        """Show the keys between two dossiers; the next one ends the question about the last."""
        self._asks = self._asks and between
        show_if(self, self._asks)

    def _rate(self, score: Score) -> None:
        if not self._asks:
            return
        self.show_between(False)
        command = Rate(actor=self._actor, score=score, means=RatingMeans.KEYPAD)

        def done(_answer: Rated) -> None:
            messages.success(tr("Cảm ơn ý kiến của ông/bà"))

        self._operations.write(lambda counter: counter.registers.rate(command), done)
