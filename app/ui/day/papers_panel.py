"""The step that holds paper against the store: numbers and slips, hand-over lists and dossiers."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.domain.reconciliation import OF_PAPERS, OF_SLIPS, Reconciliation, Sum
from app.domain.roles import Actor, Permission
from app.errors import InputError, MotCuaError
from app.services.commands import PrinterChoice
from app.services.day_commands import CountDay
from app.ui.day.counted_words import OffLabel
from app.ui.day.difference_lines import DifferenceLines
from app.ui.day.print_asked import print_asked
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_L
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.text import Text
from app.words import tr

_DIGITS = 4
_GAPS_SHOWN = 8


class PapersPanel(ActionPanel):
    """While it is in front, scanned dossiers are counted as papers that left the desk."""

    counted = Signal()

    def __init__(
        self, operations: Operations, actor: Actor, printer: Callable[[], PrinterChoice], day: date
    ) -> None:
        self.save = Button(tr("&Lưu số đếm"), "primary", icon="device-floppy", key="F9")
        self.print = Button(tr("In danh sách &bàn giao"), icon="printer")
        super().__init__(
            tr("Đối chiếu giấy tờ"),
            tr("Số đã cấp, giấy hẹn lưu và hồ sơ bàn giao phải khớp nhau."),
        )
        self._operations, self._actor, self._printer = operations, actor, printer
        self._day = day
        self._held: Reconciliation | None = None
        self._touched = False
        self._scanned: dict[str, bool] = {}
        self._numbers = Text("", wrap=True)
        self.slips, self.slips_off = DigitEdit(_DIGITS), OffLabel()
        self.papers, self.papers_off = DigitEdit(_DIGITS), OffLabel()
        self.slips_field = Field(tr("&Giấy hẹn lưu (liên 1)"), self.slips)
        self.papers_field = Field(tr("&Hồ sơ giấy đã bàn giao"), self.papers)
        self.scanned = NoteLine()
        self.differences = DifferenceLines((*OF_SLIPS, *OF_PAPERS))
        self.remark = QLineEdit()
        self.remark.setPlaceholderText(tr("in trên phiếu cuối ngày"))
        counted = column(
            self._numbers,
            self.slips_field,
            self.slips_off,
            self.papers_field,
            self.papers_off,
            self.scanned,
            None,
        )
        remark = Field(tr("Giải &thích chênh lệch"), self.remark)
        both = row(counted, column(self.differences, remark, None), gap=GAP_L)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.put(both)
        self.put_buttons(self.print, None, self.save)
        for edit in (self.slips, self.papers, self.remark):
            edit.textEdited.connect(self._typed)
        self.save.clicked.connect(self.start)
        self.print.clicked.connect(self.print_lists)
        self.save.setEnabled(actor.may(Permission.WORK_AT_DESK))

    def show_held(self, held: Reconciliation) -> None:
        """Show what a day comes to; another day forgets what was typed, scanned and not saved."""
        if held.day != self._day:
            self._day, self._touched = held.day, False
            self._scanned.clear()
            self.note.close_note()
        self._held = held
        self._numbers.setText("\n".join(_numbers(held)) or tr("Chưa cấp số nào trong ngày."))
        if not self._touched:
            counted = held.counted
            self.slips.set_digits(_text(counted.slips if counted else None))
            self.papers.set_digits(_text(counted.papers if counted else None))
            self.remark.setText(counted.remark if counted else "")
        for field, what in ((self.slips_field, Sum.SLIPS), (self.papers_field, Sum.PAPERS)):
            field.set_hint(tr("theo sổ {count}", count=held.expected(what)))
        self.differences.show_found(held)
        self._show_off()
        self._show_scanned()

    def take_scan(self, code: str) -> None:
        """Count a dossier that was scanned; twice is once."""
        if self._held is None:
            return
        self._scanned[code] = code in {known for _key, known in self._held.handed_over}
        self.papers.set_digits(str(sum(self._scanned.values())))
        self._typed()
        self._show_scanned()

    def start(self) -> None:
        """Keep what was counted."""
        slips, papers = _number(self.slips), _number(self.papers)
        if slips is None and papers is None:
            self.slips_field.show_error(tr("Chưa nhập số đếm nào."))
            self.slips.setFocus()
            return
        command = CountDay(
            actor=self._actor,
            day=self._day,
            slips=slips,
            papers=papers,
            remark=self.remark.text(),
        )
        self.note.close_note()
        self._operations.write(
            lambda counter: counter.closing.count(command),
            self._saved,
            self._refused,
            while_busy=(self.save,),
        )

    def print_lists(self) -> None:
        """Put a hand-over list for each unit out on paper."""
        actor, day = self._actor, self._day
        self.note.close_note()
        print_asked(
            self._operations,
            actor,
            self._printer(),
            lambda counter: counter.papers.hand_over_lists(actor, day),
            lambda: self.note.show_note("success", tr("Đã gửi in danh sách bàn giao")),
            self.explain,
            self.print,
        )

    def _typed(self, *_text: str) -> None:
        self._touched = True
        self.slips_field.clear_error()
        self._show_off()

    def _show_off(self) -> None:
        if self._held is None:
            return
        for edit, words, what in (
            (self.slips, self.slips_off, Sum.SLIPS),
            (self.papers, self.papers_off, Sum.PAPERS),
        ):
            number = _number(edit)
            words.show_off(what, None if number is None else number - self._held.expected(what))

    def _show_scanned(self) -> None:
        if self._held is None or not self._held.handed_over:
            self.scanned.clear_note()
            return
        strange = [code for code, known in self._scanned.items() if not known]
        total = len(self._held.handed_over)
        words = tr("Quét mã vạch từng hồ sơ để đếm: 0 / {total}.", total=total)
        if self._scanned:
            count = len(self._scanned) - len(strange)
            words = tr("Đã quét {count} / {total} hồ sơ.", count=count, total=total)
        if strange:
            words += " " + tr("Không thuộc danh sách: {codes}.", codes=", ".join(strange))
        self.scanned.show_note("warn" if strange else "info", words)

    def _saved(self, _answer: object) -> None:
        self._touched = False
        self.note.show_note("success", tr("Đã lưu số giấy đếm được"))
        self.counted.emit()

    def _refused(self, failure: MotCuaError) -> bool:
        if isinstance(failure, InputError) and failure.field == "papers":
            self.papers_field.show_error(tr(failure.title, **failure.values))
            return True
        return self.explain(failure)


def _numbers(held: Reconciliation) -> list[str]:
    lines: list[str] = []
    for one in held.series:
        gaps = ", ".join(map(str, one.missing[:_GAPS_SHOWN]))
        end = tr("thiếu số {numbers}", numbers=gaps) if gaps else tr("không thiếu số nào")
        lines.append(
            tr(
                "{series}: số 1 đến {last} · in {printed} giấy hẹn · hủy {cancelled} · {end}",
                series=one.series,
                last=one.last,
                printed=one.printed,
                cancelled=one.cancelled,
                end=end,
            )
        )
    return lines


def _number(edit: DigitEdit) -> int | None:
    return int(edit.digits()) if edit.digits() else None


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
