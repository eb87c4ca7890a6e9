"""The page for giving results out: a scan opens the dossier, one key returns it.

A scan is never lost and never presses anything: while something is half typed it waits, and a
scan that cannot be read stands until a real key has closed it.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.domain.barcode_digits import Slip
from app.domain.citizen_card import CitizenCard
from app.domain.listings import ReturnView
from app.domain.roles import Actor
from app.domain.scan import ScannedCard, ScannedDossier, UnreadableScan
from app.domain.scan_answers import NextStep, ScanMeaning
from app.domain.scan_log import ScanHeard
from app.domain.vietnam_time import office_day
from app.errors import InputError, MotCuaError
from app.services.changes import Changes
from app.services.commands import PrinterChoice
from app.ui import messages
from app.ui.dossier.card_finder import note_card_search, note_look_up
from app.ui.dossier.form_part import error_words
from app.ui.dossier.giving_out import GIVEN_WORDS, Given, Giving, give_out, given_by
from app.ui.dossier.return_buttons import ReturnButtons
from app.ui.dossier.return_draft import ReturnDraft
from app.ui.dossier.return_message import ReturnMessage
from app.ui.dossier.return_panel import ReturnPanel
from app.ui.dossier.return_screens import ReturnScreen, screen_of
from app.ui.dossier.step_words import Step
from app.ui.dossier.typed_entry import look_up_typed
from app.ui.dossier.unmatched_form import UnmatchedForm
from app.ui.dossier.waiting_panel import WaitingPanel
from app.ui.operations import LatestOnly, Operations
from app.ui.page import Page
from app.ui.registers.rating_keys import RatingKeys
from app.ui.theme.tokens import GAP_L, GAP_M
from app.ui.widgets.layouts import column
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.words import tr

_STEPS: dict[NextStep, Step] = {
    NextStep.HAND_OVER: Step.HAND_OVER,
    NextStep.RECORD_RESULT: Step.RECORD_RESULT,
    NextStep.UNDO_RETURN: Step.UNDO_RETURN,
}


class ReturnPage(Page):
    """Emits ``card_wanted`` (a dossier's key) and ``search_wanted`` for the page of all dossiers.

    ``scans_held`` is True while a scan that could not be read must be seen first; whoever holds
    the scans tells with ``show_waiting`` how many wait and calls ``dismiss`` for a real key.
    """

    card_wanted = Signal(int)
    search_wanted = Signal()
    scans_held = Signal(bool)

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
        self._latest = LatestOnly(operations)
        self._view: ReturnView | None = None
        self._unreadable: UnreadableScan | None = None
        self._returned: Given | None = None
        self._later: Callable[[], None] | None = None
        self._giving: Given | None = None
        self._focus_before: QWidget | None = None
        self._slip: Slip | None = None
        self.message = ReturnMessage(now)
        self.later_note = NoteLine()
        self.waiting = WaitingPanel(operations, lambda: office_day(now()))
        self.panel = ReturnPanel(operations, actor, now=now, printer=printer)
        self.unmatched = UnmatchedForm(operations, actor)
        self._draft = ReturnDraft(operations, actor, self.panel.collector, self.view, now, self)
        self.rating = RatingKeys(operations, actor)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_state()

    def marked(self) -> int | None:
        """Return the dossier on the screen, else the one marked in a list with the keyboard."""
        card = self._view.card if self._view is not None else None
        return card.row.id if card is not None else self.waiting.with_keyboard()

    def open_slip(self, slip: Slip) -> None:
        """Look the scanned slip up and show what may be done; a half-typed one comes first."""
        view = self._view
        if view is not None and view.card is not None and slip == self._slip:
            self._tell_answer(view, typed=False)
            return
        if self._keeps_waiting(lambda: self.open_slip(slip)):
            self.scan_kept.emit()
            return
        actor = self._actor
        self._latest.ask(
            lambda counter: counter.dossiers.look_up(actor, slip.code, slip.version),
            partial(self._take_answer, slip),
        )

    def open_dossier(self, dossier_id: int) -> None:
        """Show a dossier picked from a list; a half-typed one is finished first."""
        if not self._keeps_waiting(lambda: self.open_dossier(dossier_id)):
            self._look_again(dossier_id)

    def open_typed(self, text: str) -> None:
        """Look up what was typed from a slip; a wrong number is told where it was typed."""
        if self._keeps_waiting(lambda: self.open_typed(text)):
            return
        actor, today = self._actor, office_day(self._now())
        self._latest.ask(
            lambda counter: look_up_typed(counter, actor, text, today),
            partial(self._take_answer, None),
            self._refuse,
        )

    def view(self) -> ReturnView | None:
        """Return what is the matter with the dossier on the screen, or None between two."""
        return self._view

    def dismiss(self) -> None:
        """Close what must be read first, or else the dossier: a real key was pressed."""
        if self._unreadable is not None:
            self._unreadable = None
            self._show_state()
            if self._focus_before is not None and self._focus_before.isVisible():
                self._focus_before.setFocus()
            self.scans_held.emit(False)
        else:
            self._leave()

    def show_waiting(self, count: int) -> None:
        """Say how many scans wait behind the message."""
        self.message.show_waiting(count)

    def on_shown(self) -> None:
        self.waiting.look_again()
        self._draft.look(self.open_dossier)

    def on_hidden(self) -> None:
        self._draft.flush()

    def on_scan(self, scan: object) -> bool:
        match scan:
            case ScannedDossier(code, layout_wrong, version):
                if layout_wrong:
                    messages.info(
                        tr("Bàn phím đang ở chế độ tiếng Việt"),
                        tr("Mã vẫn đọc được. Nên chuyển bàn phím Windows sang ENG."),
                    )
                self.open_slip(Slip(code, version))
            case ScannedCard(card):
                self._take_card(card)
            case UnreadableScan():
                self._show_unreadable(scan)
            case _:
                return False
        return True

    def first_field(self) -> QWidget:
        if self._unreadable is not None:
            return self.message.seen_button
        if self.unmatched.code:
            return self.unmatched.name
        if self._view is None or self._view.card is None:
            return self.waiting.line
        return (
            self.panel.collector.applicant
            if self.give_button.isVisible()
            else self._buttons.close_dossier
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        busy_with = (self._view, self._unreadable, self._returned)
        if event.key() == Qt.Key.Key_Escape and any(busy_with):
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._buttons = ReturnButtons()
        self.give_button, self.next_button = self._buttons.give, self._buttons.next
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self.unmatched)
        layout = column(
            self.message, self.rating, self.later_note, self._stack, self._buttons, gap=GAP_M
        )
        layout.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.message.seen_button.clicked.connect(self.dismiss)
        self.message.undo_button.clicked.connect(self._open_returned)
        self.give_button.clicked.connect(self._give_out)
        self.next_button.clicked.connect(self._take_next_step)
        self._buttons.card.clicked.connect(self._want_card)
        self._buttons.close_dossier.clicked.connect(self.dismiss)
        self.waiting.code_typed.connect(self.open_typed)
        self.waiting.opened.connect(lambda row: self.open_dossier(row.id))
        self.unmatched.given.connect(self._leave)
        self.panel.steps.taken.connect(self._after_step)
        self.panel.steps.closed.connect(self._end_step)
        self.panel.giving_changed.connect(lambda: self._buttons.show_giving(self.panel.giving()))
        self._operations.changed.connect(self._note_changes)

    def _keeps_waiting(self, open_later: Callable[[], None]) -> bool:
        """True if another dossier must wait until what is being typed is done or left."""
        half_typed = self.unmatched.half_typed() or (
            self._view is not None and self.panel.half_typed()
        )
        if self.give_button.isEnabled() and not half_typed:
            return False
        self._later = open_later
        words = tr("Hồ sơ vừa chọn sẽ mở ngay khi trả xong hoặc đóng hồ sơ này.")
        self.later_note.show_note("info", words)
        return True

    def _look_again(self, dossier_id: int) -> None:
        actor = self._actor
        self._latest.ask(
            lambda counter: counter.dossiers.look_up_dossier(actor, dossier_id), self._take
        )

    def _take_answer(self, slip: Slip | None, view: ReturnView) -> None:
        """Show what was scanned (``slip``) or typed (None), and tell what it meant."""
        self._take(view)
        self._slip = slip
        self._tell_answer(view, typed=slip is None)

    def _tell_answer(self, view: ReturnView, *, typed: bool) -> None:
        code = view.code if view.card is None else view.card.row.code
        self.scan_answered.emit(ScanHeard(view.noted_as, code, typed))

    def _take(self, view: ReturnView) -> None:
        if view.card is not None:
            note_look_up(self._operations, self._actor, self.waiting.line.text(), view.card)
            self.panel.steps.close_step()
            self.panel.show_card(view.card, may_return=screen_of(view).may_return)
        self._view, self._returned, self._slip = view, None, None
        self._draft.take_up(view)
        self.unmatched.clear()
        self.waiting.clear()
        self._show_state()
        self.first_field().setFocus()

    def _refuse(self, failure: MotCuaError) -> bool:
        if not isinstance(failure, InputError) or self._stack.currentWidget() is not self.waiting:
            return False
        self.waiting.show_error(error_words(failure))
        self.scan_answered.emit(ScanHeard(ScanMeaning.FAILED_CHECK, typed=True))
        return True

    def _take_card(self, card: CitizenCard) -> None:
        if self.unmatched.code:
            self.unmatched.take_card(card)
        elif self._view is None or self._view.card is None:
            self.waiting.look_for(card.number.digits)
            note_card_search(self._operations, self._actor)
        elif self._screen().may_return:
            self.panel.collector.take_card(card)
        else:
            messages.info(
                tr("Hồ sơ này chưa trả được"), tr("Đóng hồ sơ (Esc) rồi quét thẻ để tìm người.")
            )

    def _show_unreadable(self, scan: UnreadableScan) -> None:
        if self._unreadable is None:
            self._focus_before = QApplication.focusWidget()
        self._unreadable = scan
        self._show_state()
        self.message.seen_button.setFocus()
        self.scans_held.emit(True)

    def _screen(self) -> ReturnScreen:
        assert self._view is not None
        return screen_of(self._view)

    def _show_state(self) -> None:
        """Bring everything on the page in line with what is the matter now."""
        view = self._view
        self.message.tell(self._unreadable, view, self._returned)
        has_card = view is not None and view.card is not None
        anyway = bool(self.unmatched.code)
        known = self.panel if has_card else self.waiting
        self._stack.setCurrentWidget(self.unmatched if anyway else known)
        stepping = has_card and self.panel.steps.step() is not None
        show_if(self._buttons, view is not None and not stepping)
        self.rating.show_between(view is None)
        if view is None:
            return
        self._buttons.show_screen(self._screen(), has_card=has_card, anyway=anyway)
        self._buttons.show_giving(Giving.WHOLE if anyway else self.panel.giving())

    def _give_out(self) -> None:
        if self.unmatched.code:
            self.unmatched.give_out(self.give_button)
            return
        if self._view is None or self._view.card is None:
            return
        try:
            command = self.panel.command(self._actor)
        except InputError as error:
            self.panel.show_problem(error)
            return
        self._giving = given_by(command, self._view.card.row.code)
        # Disabled until the answer: a second F9 gives nothing out twice.
        self._operations.write(
            lambda counter: give_out(counter, command),
            self._given_out,
            self._not_given_out,
            while_busy=[self.give_button],
        )

    def _given_out(self, _answer: object) -> None:
        self.rating.ask()
        self._leave(returned=self._giving)

    def _not_given_out(self, failure: MotCuaError) -> bool:
        return isinstance(failure, InputError) and self.panel.show_problem(failure)

    def _leave(self, returned: Given | None = None) -> None:
        """Be ready for the next citizen, whose slip may have been scanned already."""
        self._view, self._returned, self._slip = None, returned, None
        self._draft.note_end()
        self.unmatched.clear()
        self.panel.steps.close_step()
        self.waiting.clear()
        self._show_state()
        self.waiting.line.setFocus()
        later, self._later = self._later, None
        self.later_note.clear_note()
        if later is None:
            return
        if returned is not None:
            messages.success(tr(GIVEN_WORDS[returned.giving][0], code=returned.code))
        later()

    def _take_next_step(self) -> None:
        if self._view is None:
            return
        card, next_step = self._view.card, self._screen().next_step
        if next_step is NextStep.SEARCH:
            self._leave()
            self.search_wanted.emit()
        elif next_step is NextStep.SCAN_AGAIN:
            self._leave()
        elif next_step is NextStep.OPEN_CARD:
            self._want_card()
        elif next_step is NextStep.RETURN_ANYWAY:
            self.unmatched.begin(self._view.code)
            self._show_state()
            self.first_field().setFocus()
        elif next_step is not None and card is not None:
            self.panel.steps.open(_STEPS[next_step], [card.row])
            self.panel.settle_step()
            self._show_state()

    def _end_step(self) -> None:
        self._show_state()
        self.first_field().setFocus()

    def _after_step(self, step: Step) -> None:
        if step is Step.HAND_OVER or self._view is None or self._view.card is None:
            self._leave()
        else:
            self._look_again(self._view.card.row.id)

    def _want_card(self) -> None:
        if self._view is not None and self._view.card is not None:
            self.card_wanted.emit(self._view.card.row.id)

    def _open_returned(self) -> None:
        if self._returned is not None:
            self.open_dossier(self._returned.dossier_id)

    def _note_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes & Changes.DOSSIERS:
            self.waiting.refresh()
