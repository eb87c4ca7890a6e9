"""Making a paper on the spot: which one, the few things it asks, and the key that prints it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.domain.date_entry import DateSense
from app.domain.roles import Actor
from app.errors import InputError, MotCuaError
from app.services.answers import PapersAsked
from app.ui.dossier.form_part import error_words
from app.ui.operations import Operations
from app.ui.papers.issues import ISSUES, Asks, Issue, Said
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, least_height, row
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.side_button import SideButton
from app.ui.widgets.styling import show_if
from app.words import N_, tr

_USUAL_SLIPS, _MOST_SLIPS = 20, 200


class IssuePanel(QWidget):
    """Emits ``asked`` with what is to be printed now, ``look_wanted`` with what is seen first."""

    asked = Signal(object)
    look_wanted = Signal(object)

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor, self._today = operations, actor, today
        self._issue = ISSUES[0]
        self.buttons = [SideButton(tr(issue.label), icon="file-text") for issue in ISSUES]
        for button in self.buttons:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.form = _IssueForm(today)
        self._lay_out()
        for issue, button in zip(ISSUES, self.buttons, strict=True):
            button.toggled.connect(self._chooser(issue))
        self.form.print.clicked.connect(lambda: self._ask(self.asked.emit))
        self.form.look.clicked.connect(lambda: self._ask(self.look_wanted.emit))
        self.buttons[0].setChecked(True)
        self.form.show_issue(self._issue)

    def first_field(self) -> QWidget:
        """Return the chosen paper, from which the arrow keys go to the others."""
        return next(one for one in self.buttons if one.isChecked())

    def heightForWidth(self, width: int) -> int:
        return least_height(self, width)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(column(*self.buttons, None, gap=GAP_S))
        rail = QScrollArea()
        rail.setWidgetResizable(True)
        rail.setFrameShape(QFrame.Shape.NoFrame)
        rail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rail.setWidget(inside)
        both = row(rail, self.form, gap=GAP_M)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        self.setLayout(both)

    def _chooser(self, issue: Issue) -> Callable[[bool], None]:
        def choose(checked: bool) -> None:
            if checked:
                self._issue = issue
                self.form.show_issue(issue)

        return choose

    def _ask(self, then: Callable[[PapersAsked], object]) -> None:
        self.form.note.close_note()
        try:
            said = self.form.said()
        except InputError as error:
            self._explain(error)
            return
        actor, wish = self._actor, self._issue.wish
        self._operations.write(
            lambda counter: wish(counter, actor, said),
            then,
            self._explain,
            while_busy=(self.form.print, self.form.look),
        )

    def _explain(self, failure: MotCuaError) -> bool:
        if isinstance(failure, InputError) and self.form.show_error(failure):
            return True
        return self.form.explain(failure)


class _IssueForm(ActionPanel):
    """The chosen paper: what it is for, its fields, its keys."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.look = Button(tr("Xem trước"), icon="eye", key="Ctrl+P")
        self.print = Button(tr("Lập và in"), "primary", icon="printer", key="F9")
        super().__init__(" ", " ")
        self._today = today
        self._asks = Asks.NOTHING
        self._day = DateEdit(today, sense=DateSense.PAST)
        self._last = DateEdit(today, sense=DateSense.PAST)
        self._count = NumberEdit(1, _MOST_SLIPS)
        self._count.setValue(_USUAL_SLIPS)
        self._day_field = Field(tr("&Ngày"), self._day, required=True)
        self._last_field = Field(tr("Đến n&gày"), self._last, required=True)
        self._count_field = Field(tr("&Số phiếu"), self._count, required=True)
        self.fields = {
            "day": self._day_field,
            "last": self._last_field,
            "count": self._count_field,
        }
        self.put(row(self._day_field, self._last_field, self._count_field, None, gap=GAP_M))
        self.put_buttons(self.look, self.print)

    def show_issue(self, issue: Issue) -> None:
        """Ask for what ``issue`` needs, with the likeliest values in place."""
        self.note.close_note()
        self.set_title(tr(issue.label))
        self.set_purpose(tr(issue.purpose))
        self._asks = issue.asks
        today = self._today()
        self._day.set_value(today.replace(day=1) if issue.asks is Asks.PERIOD else today)
        self._last.set_value(today)
        show_if(self._day_field, issue.asks in (Asks.DAY, Asks.PERIOD))
        show_if(self._last_field, issue.asks is Asks.PERIOD)
        show_if(self._count_field, issue.asks is Asks.COUNT)
        for field in self.fields.values():
            field.clear_error()

    def said(self) -> Said:
        """Return what was said; InputError for a day that is none."""
        today = self._today()
        day = self._read("day", self._day, asked=self._asks in (Asks.DAY, Asks.PERIOD))
        last = self._read("last", self._last, asked=self._asks is Asks.PERIOD)
        return Said(day or today, last or today, self._count.value())

    def show_error(self, error: InputError) -> bool:
        """Tell beside its field what is wrong; False when it has none here."""
        field = self.fields.get(error.field)
        if field is None or field.isHidden():
            return False
        field.show_error(error_words(error))
        field.setFocus()
        return True

    def _read(self, name: str, edit: DateEdit, *, asked: bool) -> date | None:
        if not asked:
            return None
        self.fields[name].clear_error()
        if problem := edit.problem():
            raise InputError(name, problem)
        if edit.value() is None:
            raise InputError(name, N_("Chưa nhập ngày."))
        return edit.value()
