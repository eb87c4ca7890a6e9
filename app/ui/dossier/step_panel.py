"""Takes one step with one or several dossiers, in place: a form, a key to do it, a key to leave.

What the steps ask for is in ``step_forms``; which of them are allowed, the dossier's card says.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from app.domain.listings import DossierCard, DossierRow
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.errors import InputError, MotCuaError
from app.services.answers import StepTaken
from app.services.commands import PrinterChoice
from app.ui import messages
from app.ui.dossier.correct_form import CorrectForm
from app.ui.dossier.course_forms import (
    AgencyForm,
    BroughtForm,
    EndForm,
    ExtendForm,
    NumberForm,
    PaymentForm,
    ReturnElectronicallyForm,
    SendOutForm,
    SupplementForm,
)
from app.ui.dossier.step_forms import (
    HandOverForm,
    ReasonForm,
    ReprintForm,
    ResultForm,
    StepForm,
    Wish,
    print_wish,
)
from app.ui.dossier.step_words import LOUD, STEP_WORDS, Step, step_done, step_title
from app.ui.operations import Operations
from app.ui.papers.paper_maker import PaperMaker
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.text import Text
from app.words import tr

# What Qt calls QWIDGETSIZE_MAX and keeps from Python.
_UNLIMITED = 16_777_215
# A field with its label, and the next one begun.
_LEAST_LINES = 7


class _Forms(QStackedWidget):
    """Is as large as the form that is shown, not as the largest one."""

    def sizeHint(self) -> QSize:
        current = self.currentWidget()
        return current.sizeHint() if current is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        current = self.currentWidget()
        return current.minimumSizeHint() if current is not None else super().minimumSizeHint()


class StepPanel(QWidget):
    """Hidden until ``open``; ``taken`` tells the step once it is done, ``closed`` comes always.

    ``now`` gives aware instants and ``printer`` where slips come out at this desk.
    """

    taken = Signal(object)
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
        self._operations, self._actor = operations, actor
        self._now, self._printer = now, printer
        self._papers = PaperMaker(operations, actor, printer, self)
        self._forms: dict[Step, StepForm] = {}
        self._step: Step | None = None
        self._dossiers: tuple[DossierRow, ...] = ()
        self._title = Text("", "strong", wrap=True)
        self._stack = _Forms()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._stack)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_in_sight)
        self._problem = InlineBanner()
        self._save = Button("", "primary", icon="check", key="F9")
        self._save.clicked.connect(self._take)
        leave = Button(tr("Thôi (Esc)"), icon="x")
        leave.clicked.connect(self.close_step)
        buttons = row(self._save, leave, gap=GAP_S)
        buttons.setStretch(0, 1)
        self.setLayout(column(self._title, self._problem, self._area, buttons))
        self.hide()

    def open(
        self, step: Step, dossiers: Sequence[DossierRow], card: DossierCard | None = None
    ) -> None:
        """Ask for what ``step`` with ``dossiers`` needs, and put the keyboard there.

        Steps of one dossier that depend on what is known of it are given its ``card``.
        """
        if self.is_busy():
            return
        self._step, self._dossiers = step, tuple(dossiers)
        form = self._form(step)
        form.clear()
        if card is not None:
            form.begin(card)
        if isinstance(form, HandOverForm):
            form.begin_with(len(dossiers))
        self._problem.close_note()
        self._title.setText(step_title(step, dossiers))
        self._save.set_label(tr(STEP_WORDS[step].save))
        self._save.set_kind("danger" if step in LOUD else "primary")
        self._stack.setCurrentWidget(form)
        height = form.sizeHint().height()
        self._area.setMinimumHeight(min(height, self._least_height()))
        self._area.setMaximumHeight(_UNLIMITED if form.roomy else height)
        self.show()
        form.first_field().setFocus()

    def step(self) -> Step | None:
        """Return the step that is being asked for, or None."""
        return self._step

    def needs_room(self) -> bool:
        """Say whether the open form is one that needs the place of the whole card."""
        return self._step is not None and self._forms[self._step].roomy

    def is_busy(self) -> bool:
        """True until the counter has answered."""
        return not self._save.isEnabled()

    def half_typed(self) -> bool:
        """Say whether an open form holds something that has been typed."""
        form = self._forms.get(self._step) if self._step else None
        return self.is_busy() or (form is not None and form.half_typed())

    def field(self, name: str) -> Field:
        """Return a field of the open form by the name errors call it."""
        assert self._step is not None
        return self._forms[self._step].fields[name]

    def first_field(self) -> QWidget | None:
        """Return where typing begins in the open form, or None without one."""
        form = self._forms.get(self._step) if self._step else None
        return form.first_field() if form is not None and self.isVisible() else None

    def problem(self) -> str:
        """Return what is told above the form, or an empty text."""
        return "" if self._problem.isHidden() else self._problem.title()

    def print_first(self, dossier: DossierRow) -> None:
        """Print a receipt that has not been on paper yet: nothing needs to be asked."""
        if self.is_busy():
            return
        self._step, self._dossiers = Step.REPRINT, (dossier,)
        self._run(print_wish(self._actor, dossier.id, "", self._printer()))

    def close_step(self) -> None:
        """Leave the form without doing anything."""
        if self._step is None or self.is_busy():
            return
        self._step, self._dossiers = None, ()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter moves on; only F9 does it, because a scanner sends Enter as well.
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_step()
        else:
            super().keyPressEvent(event)

    def _form(self, step: Step) -> StepForm:
        if step not in self._forms:
            self._forms[step] = form = self._make(step)
            self._stack.addWidget(form)
        return self._forms[step]

    def _make(self, step: Step) -> StepForm:
        match step:
            case Step.HAND_OVER:
                return HandOverForm()
            case Step.RECORD_RESULT:
                return ResultForm(self._today)
            case Step.UNDO_RESULT | Step.UNDO_RETURN | Step.CANCEL | Step.BRING_BACK:
                return ReasonForm(step)
            case Step.REPRINT:
                return ReprintForm(self._printer)
            case _:
                return self._make_on_the_way(step)

    def _make_on_the_way(self, step: Step) -> StepForm:
        match step:
            case Step.REQUEST_SUPPLEMENT:
                return SupplementForm(self._today)
            case Step.ACCEPT_SUPPLEMENT:
                return BroughtForm()
            case Step.REQUEST_PAYMENT:
                return PaymentForm()
            case Step.SEND_TO_AGENCY:
                return AgencyForm(self._today)
            case Step.EXTEND:
                return ExtendForm(self._today)
            case Step.CORRECT:
                return CorrectForm(self._operations, self._actor, self._today)
            case Step.SEND_OUT:
                return SendOutForm()
            case Step.RETURN_ELECTRONICALLY:
                return ReturnElectronicallyForm(self._today)
            case Step.WITHDRAW | Step.STOP:
                return EndForm(step, self._today)
            case _:
                return NumberForm(step)

    def _today(self) -> date:
        return office_day(self._now())

    def _least_height(self) -> int:
        """Return how much of a form is seen at least, however small the screen."""
        return self.fontMetrics().height() * _LEAST_LINES

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._stack.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)

    def _take(self) -> None:
        if self._step is None:
            return
        form = self._forms[self._step]
        form.clear_errors()
        try:
            wish = form.wish(self._actor, self._dossiers)
        except InputError as error:
            self._show_failure(error)
            return
        self._run(wish)

    def _run(self, wish: Wish) -> None:
        if self._step is Step.REPRINT:
            self._operations.output(
                lambda counter, _tick: wish(counter),
                self._show_done,
                self._show_failure,
                while_busy=[self._save],
            )
        else:
            self._operations.write(
                wish, self._show_done, self._show_failure, while_busy=[self._save]
            )

    def _show_done(self, answer: object) -> None:
        step, dossiers = self._step, self._dossiers
        if step is None:
            return
        self.close_step()
        messages.success(step_done(step, dossiers))
        form = self._forms.get(step)
        if isinstance(form, HandOverForm) and form.list_wanted.isChecked():
            self._papers.hand_over_lists(*(one.id for one in dossiers))
        if isinstance(answer, StepTaken) and answer.print_ids:
            self._papers.put_out(answer.print_ids)
        self.taken.emit(step)

    def _show_failure(self, failure: MotCuaError) -> bool:
        """Tell at its field what is wrong, else above the form; before it is open, anywhere."""
        form = self._forms.get(self._step) if self._step else None
        if form is None or not self.isVisible():
            self._step = None
            return False
        if not (isinstance(failure, InputError) and form.refuse(failure)):
            advice = tr(failure.advice, **failure.values)
            self._problem.show_note("error", tr(failure.title, **failure.values), advice)
        return True
