"""Receive: one intake after another by keyboard, each durable before its receipt is printed.

The form and its parts are in ``intake_form``; here it is saved and its receipt printed. How it is
kept as a draft is in ``intake_drafts``, what a scan fills in ``receive_scans``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.intake_doubts import Doubt
from app.domain.listings import KnownPerson
from app.domain.procedure import Procedure
from app.domain.roles import Actor
from app.errors import ClockError, InputError, MotCuaError
from app.services.answers import Printed
from app.services.changes import Changes
from app.services.commands import PrinterChoice, ReceiveDossier
from app.ui import messages
from app.ui.dossier.intake_drafts import IntakeDrafts
from app.ui.dossier.intake_job import (
    NotReceived,
    Opened,
    TakenIn,
    load_catalogue,
    open_form,
    receive_once,
)
from app.ui.dossier.intake_questions import IntakeQuestions
from app.ui.dossier.receive_scans import ReceiveScans
from app.ui.dossier.receive_view import ReceiveView
from app.ui.operations import Operations
from app.ui.page import Command, Page
from app.ui.papers.paper_desk import PaperDesk
from app.ui.papers.receipt_keys import NO_RECEIPTS, ReceiptKeys
from app.ui.widgets.layouts import column
from app.ui.widgets.styling import show_if
from app.words import tr

# The promise moves on with the clock: at 15:00 by a whole day.
_PROMISE_MS = 30_000


class ReceivePage(Page):
    """Made for ``actor``; ``now`` gives aware instants, ``printer`` where receipts come out.

    ``receipts`` shows the receipt of a dossier; without it there is no such button. Emits
    ``dossier_wanted`` with the key of a dossier whose card the clerk wants to see, and
    ``mend_wanted`` (see HangingPanel) for what is mended elsewhere.
    """

    dossier_wanted = Signal(int)
    mend_wanted = Signal(object, str)

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        printer: Callable[[], PrinterChoice],
        receipts: ReceiptKeys | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor = operations, actor
        self._now, self._receipts = now, receipts or NO_RECEIPTS
        self._saving = self._opened = self._same_person_next = False
        self._last_person: Mapping[str, Any] = {}
        self.view = ReceiveView(operations, now, self)
        self.form, self.opening = self.view.form, self.view.opening
        self.drafts = IntakeDrafts(operations, self.view, now, self)
        self._desk = PaperDesk(operations, printer, self)
        self.opening.work_for(actor, self._desk)
        self.view.end_visit.work_for(actor, self._desk)
        self._questions = IntakeQuestions(operations, actor, self.form)
        self._scans = ReceiveScans(self.view, self._questions, self)
        self._clock = QTimer(self)
        self._clock.setInterval(_PROMISE_MS)
        self.setLayout(column(self.view))
        show_if(self.view.received.preview, receipts is not None)
        self._listen()
        self._bind_keys()

    def on_shown(self) -> None:
        actor = self._actor
        if self._opened:
            self._load_catalogue()
        else:
            self._operations.read(lambda counter: open_form(counter, actor), self._open)
        self.opening.look()
        self.view.todays.look(actor)
        self._clock.start()
        self._questions.ask_promise()

    def on_hidden(self) -> None:
        self._clock.stop()
        self.drafts.keeper.flush()

    def on_scan(self, scan: object) -> bool:
        return self._scans.take(scan)

    def first_field(self) -> QWidget:
        if self.opening.clock.is_open():
            return self.opening.clock.day
        return self.form.resting_place() if self.form.state() else self.form.picker.line

    def commands(self) -> Sequence[Command]:
        return (
            Command(tr("Nhận hồ sơ"), self.save, "F9", "printer"),
            Command(tr("Đủ tất cả giấy tờ"), self.form.papers.take_all, "Ctrl+D", "check"),
            Command(tr("Nhận, rồi thêm hồ sơ cùng người"), self.take_same_person, "F11", "user"),
            Command(
                tr("Gác phiếu đang nhập, hoặc lấy phiếu đã gác"),
                self.drafts.park_or_take_up,
                "Ctrl+G",
                "player-pause",
            ),
            Command(tr("Cách tính ngày hẹn"), self.form.promise.explain, "Ctrl+H", "calendar"),
            *self._receipts.commands(self._receipt_wanted),
            Command(tr("In lại giấy hẹn chưa in được"), self._print_again, "F10", "printer"),
            *self.view.end_visit.commands(),
            Command(tr("Việc còn treo"), self.opening.hanging.recall, "F12", "alert-triangle"),
            Command(tr("Xóa phiếu đang nhập"), self.drafts.clear, "", "eraser"),
        )

    def save(self) -> None:
        """Take the dossier in, or say what is wrong; does nothing while that is under way.

        An open question is answered first: whether to take it nevertheless with yes, the day as
        typed.
        """
        if (asked := self.view.asked()) is not None:
            asked.confirm()
        elif self.opening.clock.is_open():
            self.opening.clock.confirm()
        else:
            self._submit()

    def take_same_person(self) -> None:
        """Go on with another dossier of the same person: of the one typed, else of the last one.

        What is typed is taken in first, as by F9.
        """
        if self.form.applicant.state():
            self._same_person_next = True
            self.save()
        elif self._last_person:
            self.form.restore_some(self._last_person)
            self.form.picker.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Escape and (asked := self.view.asked()) is not None:
            asked.decline()
        else:
            super().keyPressEvent(event)

    def _listen(self) -> None:
        view = self.view
        self.form.changed.connect(self._note_change)
        self.form.procedure_changed.connect(self._take_procedure)
        self.form.promise.told.connect(self._propose_slip)
        self.form.applicant.searched.connect(self._questions.search_people)
        self.form.applicant.identified.connect(self._questions.recognize)
        view.save_button.clicked.connect(self.save)
        view.question.confirmed.connect(self._submit)
        view.question.known_wanted.connect(self._take_known)
        view.question.declined.connect(self._back_to_form)
        view.end_visit.begun_anew.connect(self.drafts.begin_with)
        view.received.preview.clicked.connect(lambda: self._receipts.show(view.received.dossier_id))
        view.received.same_person.clicked.connect(self.take_same_person)
        view.unprinted.again.clicked.connect(self._print_again)
        view.todays.opened.connect(lambda dossier: self.dossier_wanted.emit(dossier.id))
        self.drafts.rested.connect(self._rest)
        self._scans.dossier_wanted.connect(self.dossier_wanted)
        self._desk.printed.connect(self._note_printed)
        self._desk.failed.connect(self._note_unprinted)
        self._clock.timeout.connect(self._questions.ask_promise)
        self._clock.timeout.connect(self.opening.look_at_clock)
        self.opening.hanging.unfolded.connect(view.received.hide)
        self.opening.left.connect(lambda: self.first_field().setFocus())
        self.opening.mend_wanted.connect(self.mend_wanted)
        self.form.picker.line.textEdited.connect(lambda _text: self.opening.hanging.make_room())
        self._operations.changed.connect(self._note_changes)

    def _bind_keys(self) -> None:
        self._receipts.bind(self, self._receipt_wanted)
        for key, run in (
            ("F11", self.take_same_person),
            ("F10", self._print_again),
            ("F12", self.opening.hanging.recall),
            ("Ctrl+H", self.form.promise.explain),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(run)

    def _receipt_wanted(self) -> int | None:
        """Return the dossier marked in today's list, or else the last one taken in."""
        return self.view.todays.with_keyboard() or self.view.received.dossier_id or None

    def _note_change(self) -> None:
        if self.view.question.isVisibleTo(self):
            # A scan has changed what was asked about: F9 asks anew.
            self.view.question.close_question()
        if self.form.state():
            # The next citizen needs the room more than the one before.
            self.view.received.hide()
            self.view.draft_note.close_emptied()
            self.opening.hanging.make_room()

    def _open(self, opened: Opened) -> None:
        self._opened = True
        self.form.picker.set_catalogue(opened.catalogue)
        self.drafts.open(self._actor, opened)

    def _rest(self) -> None:
        """Give the keyboard back to where it was, unless something is asked first."""
        if self.isVisible():
            self.first_field().setFocus()

    def _submit(self, doubts: Sequence[Doubt] = (), reason: str = "") -> None:
        """Save the form; ``reason`` says why although there are ``doubts``."""
        if self._saving:
            return
        self.form.clear_errors()
        try:
            command = self._command(doubts, reason)
        except InputError as error:
            self._tell([error])
            return
        self._saving = True
        self.drafts.keeper.hold()
        job = self._operations.write(
            lambda counter: receive_once(counter, command, although_doubted=bool(reason)),
            lambda answer: self._take_answer(command, answer),
            self._refuse,
            while_busy=(self.view.save_button,),
        )
        job.finished.connect(self._end_saving)

    def _command(self, doubts: Sequence[Doubt], reason: str) -> ReceiveDossier:
        command = self.form.command(self._actor, self.drafts.request_id)
        slip_wanted = self.view.slip.isChecked()
        return replace(command, doubts=tuple(doubts), doubts_reason=reason, slip_wanted=slip_wanted)

    def _end_saving(self) -> None:
        self._saving = False
        self.drafts.keeper.release()

    def _take_answer(self, command: ReceiveDossier, answer: TakenIn | NotReceived) -> None:
        match answer:
            case TakenIn():
                self._finish(command, answer)
            case NotReceived(errors=errors) if errors:
                self._tell(errors)
            case NotReceived(doubts=doubts):
                self.view.hide_banners()
                self.view.received.hide()
                self.view.question.ask(doubts, command.applicant, self._now())

    def _refuse(self, failure: MotCuaError) -> bool:
        if isinstance(failure, ClockError):
            self.opening.look_at_clock()
            return True
        return isinstance(failure, InputError) and self._tell([failure])

    def _take_known(self, person: KnownPerson) -> None:
        """Let the applicant be a person met before, who was mistyped."""
        self.form.applicant.correct_by(person)
        self._back_to_form()

    def _back_to_form(self) -> None:
        self._same_person_next = False
        self.form.resting_place().setFocus()

    def _tell(self, errors: Sequence[InputError]) -> bool:
        self._same_person_next = False
        homeless = self.form.show_errors(errors)
        for error in homeless[:1]:
            messages.explain(error)
        return True

    def _finish(self, command: ReceiveDossier, taken_in: TakenIn) -> None:
        """Tell what was taken in, have its receipt printed, and be ready for the next citizen."""
        view, received = self.view, taken_in.received
        self._last_person, again = self.form.person(), self._same_person_next
        self._same_person_next = False
        self.drafts.begin_with({})
        if again:
            self.form.restore_some(self._last_person)
        self.opening.hanging.make_room()
        view.received.show_taken_in(taken_in, command.applicant.name.strip())
        if command.slip_wanted:
            view.received.tell_receipt(received.print_id, tr("đang in…"))
            name = tr("Giấy hẹn {subject}", subject=received.code)
            self._desk.print_new(command.actor, received.print_id, name)
        else:
            view.received.tell_receipt(received.print_id, tr("không in giấy hẹn"))

    def _note_printed(self, print_id: int, printed: Printed) -> None:
        self.view.received.tell_printed(print_id, printed)
        if not self._desk.unprinted():
            self.view.unprinted.hide()

    def _note_unprinted(self, print_id: int, failure: MotCuaError) -> None:
        self.view.received.tell_receipt(print_id, tr("chưa in được"))
        self.view.unprinted.show_failure(self._desk.unprinted(), failure)

    def _print_again(self) -> None:
        self.view.unprinted.hide()
        self._desk.print_again()

    def _take_procedure(self, procedure: Procedure | None) -> None:
        self.view.slip.begin_anew()
        self._propose_slip()
        self._questions.ask_promise()
        if procedure is not None:
            # The line takes the keyboard back after a choice, so only then can it be moved on.
            QTimer.singleShot(0, self, self._go_on_from_procedure)

    def _propose_slip(self) -> None:
        self.view.slip.propose(self.form.wants_slip())

    def _go_on_from_procedure(self) -> None:
        if self.form.picker.line.hasFocus() and self.form.picker.procedure() is not None:
            self.form.focus_next_open()

    def _note_changes(self, changes: Changes) -> None:
        if changes & Changes.CATALOGUE and self._opened:
            self._load_catalogue()
        if changes & Changes.CALENDAR:
            self._questions.ask_promise()

    def _load_catalogue(self) -> None:
        actor = self._actor
        self._operations.read(
            lambda counter: load_catalogue(counter, actor), self.form.picker.set_catalogue
        )
