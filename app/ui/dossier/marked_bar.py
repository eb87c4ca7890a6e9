"""The line under the list: how to mark several dossiers, and handing the marked ones over."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.dossier_state import Action, allowed_actions
from app.domain.listings import DossierRow
from app.domain.roles import Actor
from app.services.commands import PrinterChoice
from app.ui.dossier.step_panel import StepPanel
from app.ui.dossier.step_words import Step
from app.ui.operations import Operations
from app.ui.papers.paper_maker import PaperMaker
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText
from app.words import tr


class MarkedBar(QWidget):
    """Given the marked dossiers, offers what can be done with several at once.

    Emits ``closed`` when its form has been left or done, so that the list gets the keyboard.
    """

    closed = Signal()

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        printer: Callable[[], PrinterChoice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actor = actor
        self._ready: list[DossierRow] = []
        self._marked: tuple[int, ...] = ()
        self._words = ElidedText("", "secondary")
        self._hand_over = Button(tr("&Chuyển giải quyết"), icon="send")
        self._hand_over.clicked.connect(self.begin)
        self.steps = StepPanel(operations, actor, now=now, printer=printer)
        self.steps.closed.connect(self._end)
        papers = PaperMaker(operations, actor, printer, self)
        self.labels = Button(tr("Nhãn túi"), icon="barcode")
        self.labels.clicked.connect(lambda: papers.labels(*self._marked))
        self._line = QWidget()
        line = row(self._words, self.labels, self._hand_over, gap=GAP_M)
        line.setStretch(0, 1)
        self._line.setLayout(line)
        self.setLayout(column(self._line, self.steps, gap=0))
        self.show_marked([])

    def show_marked(self, dossiers: Sequence[DossierRow]) -> None:
        """Say what is marked and offer what may be done with it."""
        if self.steps.step() is not None:
            return
        self._ready = [one for one in dossiers if self._may_go(one)]
        self._marked = tuple(one.id for one in dossiers)
        several = len(dossiers) > 1
        show_if(self.labels, several)
        show_if(self._hand_over, several and bool(self._ready))
        if not several:
            self._words.setText(
                tr("Enter: mở.  Shift + ↓: chọn nhiều.  Ctrl+P: giấy hẹn.  Ctrl+S: lưu PDF.")
            )
        else:
            self._words.setText(
                tr(
                    "Đã chọn {marked} hồ sơ, chuyển được {ready} hồ sơ mới nhận.",
                    marked=len(dossiers),
                    ready=len(self._ready),
                )
            )

    def begin(self) -> None:
        """Ask to whom the marked dossiers go."""
        self._line.hide()
        self.steps.open(Step.HAND_OVER, self._ready)

    def _may_go(self, dossier: DossierRow) -> bool:
        return Action.HAND_OVER in allowed_actions(dossier.state, self._actor.role)

    def _end(self) -> None:
        self._line.show()
        self.closed.emit()
