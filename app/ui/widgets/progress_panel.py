"""Shows how far a long task is and lets the clerk stop it; the task itself runs elsewhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.ui.job import Job
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import tr


class ProgressPanel(Card):
    """Hidden until ``start``; emits ``cancel_requested`` when the clerk wants to stop."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._what = Text("", "strong", wrap=True)
        self._detail = ElidedText("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Tiến độ"))
        self._cancel = Button(tr("&Dừng lại"), icon="x")
        self._cancel.clicked.connect(self._stop)
        words = column(self._what, self._bar, self._detail, gap=GAP_S)
        line = row(words, self._cancel, gap=GAP_M)
        line.setStretch(0, 1)
        self.add(line)
        self.hide()

    def start(self, what: str, *, cancellable: bool = True) -> None:
        """Appear and say what is going on; until the first report the length is unknown."""
        self._what.setText(what)
        self._detail.setText("")
        self._bar.setRange(0, 0)
        show_if(self._cancel, cancellable)
        self._cancel.setEnabled(True)
        show_if(self, True)

    def follow(self, job: Job, what: str) -> None:
        """Show ``job`` from now to its end and let the clerk cancel it."""
        self.start(what)
        job.progress.connect(self.report)
        job.finished.connect(self.finish)
        self.cancel_requested.connect(job.cancel)

    def report(self, done: int, total: int, detail: str = "") -> None:
        """Show ``done`` parts of ``total``; a total of 0 means that it is unknown."""
        # Parts of a thousand: the bar counts in 32 bits, tasks may count bytes.
        self._bar.setRange(0, 1000 if total > 0 else 0)
        if total > 0:
            self._bar.setValue(min(1000, done * 1000 // total))
        self._detail.setText(detail)

    def finish(self) -> None:
        """Disappear."""
        self.hide()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._detail.setText(tr("Đang dừng…"))
        self.cancel_requested.emit()
