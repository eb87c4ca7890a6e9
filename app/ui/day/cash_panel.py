"""The step that counts the money: what ought to be there, what is, and what explains the rest."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QGridLayout

from app.domain.fees import means_in_words
from app.domain.reconciliation import OF_CASH, Counted, Reconciliation, Sum
from app.domain.roles import Actor
from app.domain.text import grouped
from app.errors import InputError, MotCuaError
from app.services.answers import PapersAsked
from app.services.commands import PrinterChoice
from app.services.day_commands import CountDay
from app.ui.day.banknotes import Banknotes
from app.ui.day.count_panel import CountPanel
from app.ui.day.counted_words import OffLabel
from app.ui.day.difference_lines import DifferenceLines
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_L, GAP_XS
from app.ui.widgets.digit_edit import MoneyEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import N_, tr

if TYPE_CHECKING:
    from app.services.counter import Counter

_MOST_MEANS = 4
NO_MEANS = N_("Không ghi hình thức")


class CashPanel(CountPanel):
    """``differences`` asks for dossiers; banknotes, once counted one by one, make up the sum."""

    title = N_("Đếm tiền")
    purpose = N_("Tiền thu theo sổ, tính vào ngày tiền trao tay.")
    print_label = N_("In &bảng kê")
    saved = N_("Đã lưu số tiền đếm được")
    printed = N_("Đã gửi in bảng kê thu tiền")

    def __init__(
        self, operations: Operations, actor: Actor, printer: Callable[[], PrinterChoice], day: date
    ) -> None:
        super().__init__(operations, actor, printer, day)
        self._sums: list[tuple[Text, Text]] = []
        self.cash = MoneyEdit()
        self.cash_field = Field(tr("&Tiền mặt đếm được"), self.cash, hint=tr("đồng"))
        self.off = OffLabel()
        self.by_notes = QCheckBox(tr("Đếm theo &mệnh giá"))
        self.notes = Banknotes()
        self.differences = DifferenceLines(OF_CASH)
        self._lay_out()
        self._connect()

    def show_expected(self, held: Reconciliation) -> None:
        for line, one in zip(self._sums, (*held.sums, *([None] * _MOST_MEANS)), strict=False):
            for part in line:
                show_if(part, one is not None)
            if one is not None:
                name = tr(means_in_words(one.means) or NO_MEANS)
                line[0].setText(tr("{means}, {count} lần", means=name, count=one.count))
                line[1].setText(grouped(one.amount))
        self.differences.show_found(held)
        self._show_off()

    def show_counted(self, counted: Counted) -> None:
        self.cash.set_value(counted.cash)
        notes = dict(counted.notes)
        self.notes.show_notes(notes)
        with QSignalBlocker(self.by_notes):
            self.by_notes.setChecked(bool(notes))
        self._offer_notes(bool(notes))

    def wish(self, command: CountDay) -> CountDay | None:
        cash = self.cash.value()
        if cash is None:
            self.cash_field.show_error(tr("Chưa nhập số tiền đếm được; không có tiền thì nhập 0."))
            self.cash.setFocus()
            return None
        notes = self.notes.notes() if self.by_notes.isChecked() else {}
        return replace(command, cash=cash, notes=notes)

    @staticmethod
    def ask_papers(counter: "Counter", actor: Actor, day: date) -> PapersAsked:
        return counter.papers.cash_list(actor, day)

    def refuse(self, failure: MotCuaError) -> bool:
        if isinstance(failure, InputError) and failure.field in ("cash", "notes"):
            self.cash_field.show_error(tr(failure.title, **failure.values))
            self.cash.setFocus()
            return True
        return super().refuse(failure)

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
        counted = column(sums, self.cash_field, self.off, self.by_notes, self.remark_field, None)
        both = row(counted, column(self.differences, self.notes, None), gap=GAP_L)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.put(both)
        self.put_buttons(self.print, None, self.save)
        self.notes.hide()

    def _connect(self) -> None:
        self.cash.textEdited.connect(self._typed)
        self.notes.summed.connect(self._summed)
        self.by_notes.toggled.connect(self._count_by_notes)

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
