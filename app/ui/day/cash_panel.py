"""The step that counts the money: what ought to be there, what is, and what explains the rest."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit

from app.domain.fees import means_in_words
from app.domain.reconciliation import OF_CASH, Reconciliation, Sum
from app.domain.roles import Actor, Permission
from app.domain.text import grouped
from app.errors import InputError, MotCuaError
from app.services.commands import PrinterChoice
from app.services.day_commands import CountDay
from app.ui.day.banknotes import Banknotes
from app.ui.day.counted_words import OffLabel
from app.ui.day.difference_lines import DifferenceLines
from app.ui.day.print_asked import print_asked
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_L, GAP_XS
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.digit_edit import MoneyEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import N_, tr

_MOST_MEANS = 4
NO_MEANS = N_("Không ghi hình thức")


class CashPanel(ActionPanel):
    """``differences`` asks for dossiers; what is being typed is never overwritten by an answer."""

    counted = Signal()

    def __init__(
        self, operations: Operations, actor: Actor, printer: Callable[[], PrinterChoice], day: date
    ) -> None:
        self.save = Button(tr("&Lưu số đếm"), "primary", icon="device-floppy", key="F9")
        self.print = Button(tr("In &bảng kê"), icon="printer")
        super().__init__(
            tr("Đếm tiền"),
            tr("Tiền thu theo sổ, tính vào ngày tiền trao tay."),
        )
        self._operations, self._actor, self._printer = operations, actor, printer
        self._day = day
        self._held: Reconciliation | None = None
        self._touched = False
        self._sums: list[tuple[Text, Text]] = []
        self.cash = MoneyEdit()
        self.cash_field = Field(tr("&Tiền mặt đếm được"), self.cash, hint=tr("đồng"))
        self.off = OffLabel()
        self.by_notes = QCheckBox(tr("Đếm theo &mệnh giá"))
        self.notes = Banknotes()
        self.remark = QLineEdit()
        self.differences = DifferenceLines(OF_CASH)
        self._lay_out()
        self._connect()

    def show_held(self, held: Reconciliation) -> None:
        """Show what a day comes to; another day forgets what was typed and not saved."""
        if held.day != self._day:
            self._day, self._touched = held.day, False
            self.note.close_note()
        self._held = held
        for line, one in zip(self._sums, (*held.sums, *([None] * _MOST_MEANS)), strict=False):
            for part in line:
                show_if(part, one is not None)
            if one is not None:
                name = tr(means_in_words(one.means) or NO_MEANS)
                line[0].setText(tr("{means}, {count} lần", means=name, count=one.count))
                line[1].setText(grouped(one.amount))
        if not self._touched:
            self._show_counted(held)
        self.differences.show_found(held)
        self._show_off()

    def start(self) -> None:
        """Keep what was counted."""
        if self.cash.value() is None:
            self.cash_field.show_error(tr("Chưa nhập số tiền đếm được; không có tiền thì nhập 0."))
            self.cash.setFocus()
            return
        command = CountDay(
            actor=self._actor,
            day=self._day,
            cash=self.cash.value(),
            notes=self.notes.notes() if self.by_notes.isChecked() else {},
            remark=self.remark.text(),
        )
        self.note.close_note()
        self._operations.write(
            lambda counter: counter.closing.count(command),
            self._saved,
            self._refused,
            while_busy=(self.save,),
        )

    def print_list(self) -> None:
        """Put the list of the day's money out on paper."""
        actor, day = self._actor, self._day
        self.note.close_note()
        print_asked(
            self._operations,
            actor,
            self._printer(),
            lambda counter: counter.papers.cash_list(actor, day),
            lambda: self.note.show_note("success", tr("Đã gửi in bảng kê thu tiền")),
            self.explain,
            self.print,
        )

    def _lay_out(self) -> None:
        sums = QGridLayout()
        sums.setVerticalSpacing(GAP_XS)
        sums.setColumnStretch(0, 1)
        for at in range(_MOST_MEANS):
            line = Text(), Text("", "strong")
            line[1].setAlignment(self.cash.alignment())
            for across, part in enumerate(line):
                sums.addWidget(part, at, across)
            self._sums.append(line)
        remark = Field(tr("&Giải thích chênh lệch"), self.remark)
        self.remark.setPlaceholderText(tr("in trên phiếu cuối ngày"))
        counted = column(sums, self.cash_field, self.off, self.by_notes, remark, None)
        both = row(counted, column(self.differences, self.notes, None), gap=GAP_L)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.put(both)
        self.put_buttons(self.print, None, self.save)
        self.notes.hide()

    def _connect(self) -> None:
        self.cash.textEdited.connect(self._typed)
        self.remark.textEdited.connect(self._typed)
        self.notes.summed.connect(self._summed)
        self.by_notes.toggled.connect(self._count_by_notes)
        self.save.clicked.connect(self.start)
        self.print.clicked.connect(self.print_list)
        self.save.setEnabled(self._actor.may(Permission.WORK_AT_DESK))

    def _show_counted(self, held: Reconciliation) -> None:
        counted = held.counted
        self.cash.set_value(counted.cash if counted else None)
        self.remark.setText(counted.remark if counted else "")
        notes = dict(counted.notes) if counted else {}
        self.notes.show_notes(notes)
        with QSignalBlocker(self.by_notes):
            self.by_notes.setChecked(bool(notes))
        self._offer_notes(bool(notes))

    def _count_by_notes(self, wanted: bool) -> None:
        self._offer_notes(wanted)
        if wanted:
            self.notes.counts[max(self.notes.counts)].setFocus()
            self._summed(self.notes.total())

    def _offer_notes(self, wanted: bool) -> None:
        show_if(self.notes, wanted)
        show_if(self.differences, not wanted)
        self.cash.setReadOnly(wanted)

    def _summed(self, total: int) -> None:
        if self.by_notes.isChecked():
            self.cash.set_value(total)
            self._typed()

    def _typed(self, *_text: str) -> None:
        self._touched = True
        self.cash_field.clear_error()
        self._show_off()

    def _show_off(self) -> None:
        if self._held is None:
            return
        typed = self.cash.value()
        self.off.show_off(Sum.CASH, None if typed is None else typed - self._held.cash)

    def _saved(self, _answer: object) -> None:
        self._touched = False
        self.note.show_note("success", tr("Đã lưu số tiền đếm được"))
        self.counted.emit()

    def _refused(self, failure: MotCuaError) -> bool:
        if isinstance(failure, InputError) and failure.field in ("cash", "notes"):
            self.cash_field.show_error(tr(failure.title, **failure.values))
            self.cash.setFocus()
            return True
        return self.explain(failure)
