"""The page for many dossiers at once: each scan adds a line, one key confirms them all.

What is scanned is on disk within a second and changes nothing before it is confirmed. What a line
would do is judged by the counter; the list itself is ``batch_list``.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTabBar, QWidget

from app.domain.barcode_digits import Slip
from app.domain.batch import KIND_WORDS, BatchKind, BatchLine, PaperList
from app.domain.roles import Actor
from app.domain.scan import ScannedCard, ScannedDossier, ScannedItem
from app.domain.scan_answers import ScanMeaning, Sound
from app.domain.scan_log import ScanHeard
from app.domain.vietnam_time import office_day
from app.errors import InputError, MotCuaError
from app.services.answers import BatchDone
from app.services.changes import Changes
from app.services.commands import PrinterChoice
from app.ui import messages
from app.ui.dossier.batch_against import BatchAgainst
from app.ui.dossier.batch_list import BatchList, draft_of
from app.ui.dossier.batch_message import BatchMessage
from app.ui.dossier.batch_said import BatchSaid
from app.ui.dossier.batch_tables import BatchLines, MissingRows
from app.ui.dossier.batch_who import BatchWho
from app.ui.dossier.draft_keeper import DraftKeeper
from app.ui.dossier.form_part import error_words
from app.ui.dossier.search_line import SearchLine
from app.ui.dossier.typed_entry import read_typed
from app.ui.operations import LatestOnly, Operations
from app.ui.page import Page
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import tr

DRAFT_FORM = "batch"


class BatchPage(Page):
    """``now`` gives aware instants, ``printer`` where papers come out at this desk.

    Every kind of batch has a list of its own, kept as a draft.
    """

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
        self._operations, self._actor, self._now = operations, actor, now
        self._batches = {kind: BatchList(kind) for kind in BatchKind}
        self._keeper = DraftKeeper(operations, DRAFT_FORM, self._content, now, self)
        self._expected, self._offered = LatestOnly(operations), LatestOnly(operations)
        self._begun = False
        self.tabs = QTabBar()
        self.line = SearchLine("Shift+F5")
        self.line.setPlaceholderText(tr("khi không quét được"))
        self.field = Field(tr("&Mã hồ sơ"), self.line)
        self.message = BatchMessage(operations, actor, printer)
        self.lines, self.missing = BatchLines(), MissingRows()
        self.who, self.said = BatchWho(), BatchSaid()
        self._against = BatchAgainst()
        self.against = self._against.box
        self.confirm = Button("", "primary", icon="check", key="F9")
        self.drop = Button(tr("Bỏ dòng"), icon="trash", key="F10")
        self.clear = Button(tr("&Bỏ hết"), icon="x")
        self._lay_out()
        self._connect()
        self.show_kind(BatchKind.RETURN)

    def kind(self) -> BatchKind:
        """Return which batch is in front."""
        return list(BatchKind)[self.tabs.currentIndex()]

    def batch(self) -> BatchList:
        """Return the list in front."""
        return self._batches[self.kind()]

    def show_kind(self, kind: BatchKind) -> None:
        """Bring the batch of ``kind`` to the front; the others stay as they are."""
        self.tabs.setCurrentIndex(list(BatchKind).index(kind))
        self._open()

    def add(self, slip: Slip, *, typed: bool = False) -> None:
        """Add the line of a scanned or typed slip to the batch in front."""
        batch, actor, list_id = self.batch(), self._actor, self.batch().list_id
        if not batch.await_slip(slip):
            self._tell_again(batch, str(slip.code), typed=typed)
            return
        self._keeper.note_change()

        def show(line: BatchLine) -> None:
            new = batch.put(slip, line)
            sound = line.judgement.sound if new else Sound.AGAIN
            self.scan_answered.emit(ScanHeard(line.meaning, line.code, typed, sound))
            self._show_line(batch, line)

        def give_up(failure: MotCuaError) -> bool:
            batch.forget(slip)
            self._keeper.note_change()
            self.message.tell_failure(failure)
            return True

        self._operations.read(
            lambda counter: counter.scans.batch_line(actor, batch.kind, slip, list_id),
            show,
            give_up,
        )

    def on_shown(self) -> None:
        if not self._begun:
            self._begun = True
            self._look_for_draft()
        self._look_again()

    def on_hidden(self) -> None:
        self._keeper.flush()

    def on_scan(self, scan: object) -> bool:
        match scan:
            case ScannedDossier(code, _layout_wrong, version):
                self.add(Slip(code, version))
            case ScannedCard(card) if self.kind() is BatchKind.RETURN:
                self.who.take_card(card)
            case ScannedItem(number) if self.kind() is BatchKind.POST_ROUND:
                self._note_item(number)
            case _:
                return False
        return True

    def first_field(self) -> QWidget:
        return self.line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
            self.field.clear_error()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(tr("Quét để làm gì"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for kind in BatchKind:
            self.tabs.addTab(tr(KIND_WORDS[kind].label))
        fields = row(self.field, self._against, self.who, self.said, gap=GAP_M)
        for at, part in enumerate((1, 1, 0, 0)):
            fields.setStretch(at, part)
        self._fields = fields
        middle = row(self.lines, self.missing, gap=GAP_M)
        middle.setStretch(0, 2)
        middle.setStretch(1, 1)
        buttons = row(self.confirm, self.drop, self.clear, gap=GAP_S)
        buttons.setStretch(0, 1)
        layout = column(self.tabs, fields, self.message, middle, buttons, gap=GAP_S)
        layout.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _at: self._open())
        self.line.returnPressed.connect(self._submit)
        self.line.textEdited.connect(lambda _text: self.field.clear_error())
        self.who.changed.connect(self._note_who)
        self.said.typed.connect(self._note_said)
        self._against.chosen.connect(self._hold_against)
        self.lines.remove_wanted.connect(self._drop)
        self.lines.moved.connect(self._show_marked)
        self.drop.clicked.connect(self._drop)
        self.clear.clicked.connect(self._clear)
        self.confirm.clicked.connect(self._confirm)
        self._operations.changed.connect(self._note_changes)

    def _open(self) -> None:
        """Show the batch in front with all that belongs to it."""
        batch = self.batch()
        self.message.tell_nothing()
        self.field.clear_error()
        who = batch.who
        asked = self.who.show_kind(batch.kind)
        show_if(self.who, asked > 0)
        noted = self.said.show_kind(batch.kind)
        show_if(self.said, noted > 0)
        for at, part in ((2, asked), (3, noted)):
            self._fields.setStretch(at, part)
        self.who.restore(who)
        compared = batch.kind is not BatchKind.RETURN
        show_if(self.missing, compared)
        show_if(self._against, compared)
        self._show_batch()
        if self._begun:
            self._look_again()

    def _show_batch(self) -> None:
        batch = self.batch()
        count, words = len(batch.taken()), KIND_WORDS[batch.kind]
        self.lines.show_batch(batch)
        self.missing.show_rows(batch.missing(), batch.unexpected())
        self.confirm.set_label(tr(words.confirm, count=count))
        self.confirm.setEnabled(count > 0)
        for button in (self.drop, self.clear):
            button.setEnabled(bool(batch.lines))
        self._show_said()

    def _show_line(self, batch: BatchList, line: BatchLine) -> None:
        """Say in large letters what the newest scan came to."""
        self._keeper.note_change()
        if batch is not self.batch():
            return
        self.lines.table.clearSelection()
        self._show_batch()
        self.message.tell_line(self.lines, line)

    def _show_marked(self) -> None:
        self._show_said()
        line = self.lines.marked()
        if line is not None:
            self.message.tell_line(self.lines, line)

    def _noted_line(self) -> BatchLine | None:
        """Return the line something is noted of: the marked one, else the last one scanned."""
        line = self.lines.marked() or next(reversed(self.batch().lines), None)
        return line if line is not None and line.judgement.takes else None

    def _show_said(self) -> None:
        line = self._noted_line()
        if line is None:
            self.said.show_line(None)
        else:
            self.said.show_line(self.batch().said_of(line), line.applicant_name)

    def _note_said(self) -> None:
        line = self._noted_line()
        if line is not None:
            self.batch().say(line, self.said.said())
            self._keeper.note_change()
            self._show_batch()
            self.message.tell_line(self.lines, line)

    def _note_item(self, number: str) -> None:
        """Note the scanned number of a parcel at the slip that was scanned before it."""
        line = self._noted_line()
        if line is None:
            self.message.tell_stray_item()
            return
        self.said.item.setText(number)
        self._note_said()

    def _tell_again(self, batch: BatchList, code: str, *, typed: bool) -> None:
        self.scan_answered.emit(ScanHeard(ScanMeaning.REPEATED, code, typed))
        self.message.tell_again(code)
        self.lines.show_batch(batch)

    def _submit(self) -> None:
        """Read what was typed as a code; a wrong number is told where it was typed."""
        text, today = self.line.text().strip(), office_day(self._now())

        def take(slip: Slip) -> None:
            self.line.clear()
            self.add(slip, typed=True)

        def refuse(failure: MotCuaError) -> bool:
            self.scan_answered.emit(ScanHeard(ScanMeaning.FAILED_CHECK, typed=True))
            self.field.show_error(error_words(failure))
            self.line.selectAll()
            return True

        if text:
            self._operations.read(lambda counter: read_typed(counter, text, today), take, refuse)

    def _drop(self) -> None:
        """Take the marked line away, or else the last one scanned."""
        batch = self.batch()
        line = self.lines.marked() or (batch.lines[-1] if batch.lines else None)
        if line is None:
            return
        batch.remove(line.code)
        self._keeper.note_change()
        self._show_batch()
        self.message.tell("info", tr("Đã bỏ dòng {code}", code=line.code))
        self.line.setFocus()

    def _clear(self) -> None:
        batch = self.batch()
        count = len(batch.lines)
        if not messages.ask(
            tr("Bỏ {count} dòng đã quét?", count=count),
            tr("Hồ sơ không thay đổi gì; muốn làm tiếp thì quét lại."),
            yes=tr("Bỏ hết"),
            no=tr("Giữ lại"),
        ):
            return
        batch.clear()
        self._keeper.note_change()
        self._open()
        self.line.setFocus()

    def _confirm(self) -> None:
        batch = self.batch()
        self.who.clear_errors()
        command = batch.command(self._actor, self.who.state())
        if not command.dossier_ids:
            return
        # Disabled until the answer: a second F9 confirms nothing twice.
        self._operations.write(
            lambda counter: counter.scans.confirm(command),
            lambda answer: self._show_done(batch, answer),
            self._refuse,
            while_busy=[self.confirm, self.drop, self.clear, self.tabs],
        )

    def _show_done(self, batch: BatchList, answer: BatchDone) -> None:
        batch.note_done(answer)
        if not answer.failed:
            batch.who = {}
        self._keeper.note_change()
        self._open()
        self.message.tell_done(batch.kind, answer)
        if answer.failed:
            first = answer.failed[0]
            problem = InputError(first.field, first.title, first.advice, **dict(first.values))
            self.who.show_problem(first.field, problem)
        else:
            self.line.setFocus()

    def _refuse(self, failure: MotCuaError) -> bool:
        return isinstance(failure, InputError) and self.who.show_problem(failure.field, failure)

    def _note_who(self) -> None:
        self.batch().who = self.who.state()
        self._keeper.note_change()

    def _hold_against(self, list_id: int | None) -> None:
        self.batch().list_id = list_id
        self._keeper.note_change()
        self._look_again()

    def _look_again(self) -> None:
        """Judge all lines as the dossiers stand now, and ask for what is expected."""
        batch, actor = self.batch(), self._actor
        kind, slips, list_id = batch.kind, batch.slips(), batch.list_id

        def look(counter: Any) -> tuple[Sequence[BatchLine], Sequence[Any]]:
            lines = counter.scans.batch_lines(actor, kind, slips, list_id)
            return lines, counter.scans.expected(actor, kind, list_id)

        def show(answer: tuple[Sequence[BatchLine], Sequence[Any]]) -> None:
            lines, expected = answer
            batch.refresh(slips, lines)
            batch.expected = tuple(expected)
            if batch is self.batch():
                self._show_batch()

        self._expected.ask(look, show)
        if kind is not BatchKind.RETURN:
            self._offered.ask(
                lambda counter: counter.scans.paper_lists(actor, kind), self._offer_lists
            )

    def _offer_lists(self, lists: Sequence[PaperList]) -> None:
        self._against.offer(lists, self.batch().list_id)

    def _look_for_draft(self) -> None:
        actor = self._actor
        self._operations.read(
            lambda counter: counter.days.load_draft(actor, DRAFT_FORM), self._take_up
        )

    def _take_up(self, draft: Mapping[str, Any]) -> None:
        """Show what was scanned and not confirmed before a crash or a change of clerks."""
        self._keeper.begin(self._actor, draft)
        if not draft or any(batch.lines for batch in self._batches.values()):
            return
        for name, state in draft["batches"].items():
            self._batches[BatchKind(name)].restore(state)
        self.show_kind(BatchKind(draft["kind"]))
        self.message.tell_draft(draft)

    def _note_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes & Changes.DOSSIERS:
            self._look_again()

    def _content(self) -> dict[str, Any]:
        return draft_of(self.kind(), self._batches.values())
