"""What the steps that count something of a day share: keeping, explaining and printing it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.domain.reconciliation import Counted, Reconciliation
from app.domain.roles import Actor, Permission
from app.errors import MotCuaError
from app.services.answers import PapersAsked
from app.services.commands import PrinterChoice
from app.services.day_commands import CountDay
from app.ui.day.print_asked import print_asked
from app.ui.operations import Operations
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.words import N_, tr

if TYPE_CHECKING:
    from app.services.counter import Counter


class CountPanel(ActionPanel):
    """What is being typed is never overwritten by an answer; another day forgets it.

    The remark belongs to the day and not to a panel: only one that was edited here is kept.
    """

    counted = Signal()

    title = ""
    purpose = ""
    print_label = ""
    remark_label = N_("&Giải thích chênh lệch")
    saved = ""
    printed = ""

    def __init__(
        self, operations: Operations, actor: Actor, printer: Callable[[], PrinterChoice], day: date
    ) -> None:
        self.save = Button(tr("&Lưu số đếm"), "primary", icon="device-floppy", key="F9")
        self.print = Button(tr(self.print_label), icon="printer")
        super().__init__(tr(self.title), tr(self.purpose))
        self._operations, self._actor, self._printer = operations, actor, printer
        self._day = day
        self._held: Reconciliation | None = None
        self._touched = False
        self._remark_kept = ""
        self.remark = QLineEdit()
        self.remark.setPlaceholderText(tr("in trên phiếu cuối ngày"))
        self.remark_field = Field(tr(self.remark_label), self.remark)
        self.save.clicked.connect(self.start)
        self.print.clicked.connect(self.print_papers)
        self.save.setEnabled(actor.may(Permission.WORK_AT_DESK))

    def show_held(self, held: Reconciliation) -> None:
        """Show what a day comes to; another day forgets what was typed and not saved."""
        if held.day != self._day:
            self._day = held.day
            self.note.close_note()
            self.forget()
        self._held = held
        counted = held.counted or Counted()
        if not self._touched:
            self.show_counted(counted)
        if self._remark() is None:
            self.remark.setText(counted.remark)
        self._remark_kept = counted.remark
        self.show_expected(held)

    def start(self) -> None:
        """Keep what was counted."""
        command = self.wish(CountDay(actor=self._actor, day=self._day, remark=self._remark()))
        if command is None:
            return
        self.note.close_note()
        self._operations.write(
            lambda counter: counter.closing.count(command),
            self._saved,
            self.refuse,
            while_busy=(self.save,),
        )

    def print_papers(self) -> None:
        """Put the papers of this step out."""
        actor, day, ask = self._actor, self._day, self.ask_papers
        self.note.close_note()
        print_asked(
            self._operations,
            actor,
            self._printer(),
            lambda counter: ask(counter, actor, day),
            lambda: self.note.show_note("success", tr(self.printed)),
            self.explain,
            self.print,
        )

    def forget(self) -> None:
        """Forget what was typed and not saved."""
        self._touched = False
        self.remark.setText(self._remark_kept)

    def show_counted(self, counted: Counted) -> None:
        """Show what was counted before, where nothing is half typed."""
        raise NotImplementedError

    def show_expected(self, held: Reconciliation) -> None:
        """Show what ought to be there, and how far what is typed is off."""
        raise NotImplementedError

    def wish(self, command: CountDay) -> CountDay | None:
        """Return ``command`` with what was counted; None when it is not, which has been said."""
        raise NotImplementedError

    @staticmethod
    def ask_papers(counter: "Counter", actor: Actor, day: date) -> PapersAsked:
        """Put down the papers of this step to be printed: on a worker thread."""
        raise NotImplementedError

    def refuse(self, failure: MotCuaError) -> bool:
        """Say why the count was not kept."""
        return self.explain(failure)

    def _remark(self) -> str | None:
        """Return the remark if it was edited here."""
        remark = self.remark.text().strip()
        return None if remark == self._remark_kept else remark

    def _saved(self, _answer: object) -> None:
        self._touched = False
        self.note.show_note("success", tr(self.saved))
        self.counted.emit()
