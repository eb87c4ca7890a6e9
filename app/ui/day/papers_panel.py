"""The step that holds paper against the store: numbers and slips, hand-over lists and dossiers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.reconciliation import OF_PAPERS, OF_SLIPS, Counted, Reconciliation, Sum
from app.domain.roles import Actor
from app.errors import InputError, MotCuaError
from app.services.answers import PapersAsked
from app.services.commands import PrinterChoice
from app.services.day_commands import CountDay
from app.ui.day.count_panel import CountPanel
from app.ui.day.counted_words import OffLabel
from app.ui.day.difference_lines import DifferenceLines
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_L
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.text import Text
from app.words import N_, tr

if TYPE_CHECKING:
    from app.services.counter import Counter

_DIGITS = 4
_GAPS_SHOWN = 8


class PapersPanel(CountPanel):
    """While it is in front, scanned dossiers are counted as papers that left the desk."""

    title = N_("Đối chiếu giấy tờ")
    purpose = N_("Số đã cấp, giấy hẹn lưu và hồ sơ bàn giao phải khớp nhau.")
    print_label = N_("In danh sách &bàn giao")
    remark_label = N_("Giải &thích chênh lệch")
    saved = N_("Đã lưu số giấy đếm được")
    printed = N_("Đã gửi in danh sách bàn giao")

    def __init__(
        self, operations: Operations, actor: Actor, printer: Callable[[], PrinterChoice], day: date
    ) -> None:
        super().__init__(operations, actor, printer, day)
        self._scanned: dict[str, bool] = {}
        self._numbers = Text("", wrap=True)
        self.slips, self.slips_off = DigitEdit(_DIGITS), OffLabel()
        self.papers, self.papers_off = DigitEdit(_DIGITS), OffLabel()
        self.slips_field = Field(tr("&Giấy hẹn lưu (liên 1)"), self.slips)
        self.papers_field = Field(tr("&Hồ sơ giấy đã bàn giao"), self.papers)
        self.scanned = NoteLine()
        self.differences = DifferenceLines((*OF_SLIPS, *OF_PAPERS))
        counted = column(
            self._numbers,
            self.slips_field,
            self.slips_off,
            self.papers_field,
            self.papers_off,
            self.scanned,
            None,
        )
        both = row(counted, column(self.differences, self.remark_field, None), gap=GAP_L)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.put(both)
        self.put_buttons(self.print, None, self.save)
        for edit in (self.slips, self.papers):
            edit.textEdited.connect(self._typed)

    def forget(self) -> None:
        super().forget()
        self._scanned.clear()

    def show_counted(self, counted: Counted) -> None:
        self.slips.set_digits(_text(counted.slips))
        self.papers.set_digits(_text(counted.papers))

    def show_expected(self, held: Reconciliation) -> None:
        self._numbers.setText("\n".join(_numbers(held)) or tr("Chưa cấp số nào trong ngày."))
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

    def wish(self, command: CountDay) -> CountDay | None:
        slips, papers = _number(self.slips), _number(self.papers)
        if slips is None and papers is None:
            self.slips_field.show_error(tr("Chưa nhập số đếm nào."))
            self.slips.setFocus()
            return None
        return replace(command, slips=slips, papers=papers)

    @staticmethod
    def ask_papers(counter: "Counter", actor: Actor, day: date) -> PapersAsked:
        return counter.papers.hand_over_lists(actor, day)

    def refuse(self, failure: MotCuaError) -> bool:
        if isinstance(failure, InputError) and failure.field == "papers":
            self.papers_field.show_error(tr(failure.title, **failure.values))
            return True
        return super().refuse(failure)

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
