"""Opening the counter: everything that may stop a day in one look, each with the key that mends it.

What is looked at is in ``opening_lines``, the strip in ``printer_strip``. Nothing here keeps a
clerk from receiving: F3 leads there at any time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.backup_plan import BackupReason
from app.domain.opening import Look, OpeningView, SeenLine, Standing, Strip
from app.domain.opening import OpeningRow as OpeningRecord
from app.domain.printer_state import PrinterState
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day, short_date, short_moment, to_local, weekday_name
from app.errors import ClockError, MotCuaError
from app.services.answers import BackedUp
from app.services.changes import Changes
from app.services.commands import BackUp, PrinterChoice
from app.services.opening_commands import NoteOpening, OpeningNoted
from app.ui import messages
from app.ui.day.opening_lines import (
    MACHINE_LOOKS,
    WORK_LOOKS,
    OpeningLine,
    OpeningMend,
    asked_line,
    printer_line,
    room_line,
    store_lines,
    summary_of,
)
from app.ui.day.opening_rows import OpeningCard, OpeningRow
from app.ui.day.openings_list import OpeningsList
from app.ui.day.printer_strip import PrinterStrip
from app.ui.office.clock_panel import ClockPanel
from app.ui.operations import LatestOnly, Operations
from app.ui.page import Command, Page
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.button_lines import ButtonLines
from app.ui.widgets.layouts import column, row
from app.ui.widgets.text import ElidedText, Text
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick

_SEEN_AGAIN_FOR = (
    Changes.DOSSIERS
    | Changes.PRINTS
    | Changes.DAYS
    | Changes.BACKUPS
    | Changes.CALENDAR
    | Changes.CATALOGUE
)
_SECOND_MS = 1000


class OpeningPage(Page):
    """``printer_names`` and ``printer_states`` (*worker*) ask the system.

    Emits ``mend_wanted`` with an ``OpeningMend`` of another page and the view it was seen in, and
    ``done`` when the clerk goes to work, opened or not.
    """

    mend_wanted = Signal(object, object)
    done = Signal()

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        printer: Callable[[], PrinterChoice],
        printer_names: Callable[[], Sequence[str]],
        printer_states: Callable[[Iterable[str]], Mapping[str, PrinterState]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor, self._now, self._printer = operations, actor, now, printer
        self._names, self._states = printer_names, printer_states
        self._latest = LatestOnly(operations)
        self.view: OpeningView | None = None
        self._visible = self._backing_up = False
        self._time, self._day = Text("", "figure"), Text("", "heading")
        self.clock = ClockPanel(operations)
        self.told = ElidedText("", "secondary")
        self.strip = PrinterStrip(operations, printer, self)
        self.cards = (
            OpeningCard(tr("Máy và dữ liệu"), MACHINE_LOOKS),
            OpeningCard(tr("Việc còn lại"), WORK_LOOKS),
        )
        self.rows: dict[Look, OpeningRow] = {**self.cards[0].rows, **self.cards[1].rows}
        self.history: OpeningsList | None = None
        self._right = QStackedWidget()
        self.show_history = Button(tr("Các lần mở quầy"), icon="history", key="F11")
        self.print_strip = Button(tr("In phiếu thử"), icon="printer", key="F10")
        self.later = Button(tr("Để sau (Esc)"), "quiet")
        self.open = Button(tr("Mở quầy"), "primary", icon="door", key="F9")
        self._ticking = QTimer(self)
        self._ticking.setInterval(_SECOND_MS)
        self._lay_out()
        self._connect()
        self._show_time()
        self._show(self.strip.line)

    def on_shown(self) -> None:
        self._visible = True
        self._ticking.start()
        self._show_time()
        self.clock.look(self._actor)
        self.look()
        self.look_at_devices()

    def on_hidden(self) -> None:
        self._visible = False
        self._ticking.stop()
        self._latest.drop()

    def on_scan(self, scan: object) -> bool:
        return self.strip.take(scan)

    def first_field(self) -> QWidget:
        return self.clock.day if self.clock.is_open() else self.open

    def commands(self) -> Sequence[Command]:
        return (
            Command(tr("Mở quầy"), self.note_opening, "F9", "door"),
            Command(tr("In phiếu thử"), self.strip.print, "F10", "printer"),
            Command(tr("Các lần mở quầy"), self.toggle_history, "F11", "history"),
        )

    def look(self) -> None:
        """Ask the store how everything stands."""
        actor = self._actor
        self._latest.ask(lambda counter: counter.opening.view(actor), self._show_view)

    def look_at_devices(self) -> None:
        """Ask the disks and the printer, which may keep the system waiting."""
        for look in (Look.DISK, Look.PRINTER):
            if self.rows[look].line.standing is not Standing.ASKED:
                self._show(asked_line(look))
        choice, names, states = self._printer(), self._names, self._states
        self._operations.background(
            lambda counter, _tick: counter.opening.rooms(),
            lambda rooms: self._show(room_line(rooms)),
            lambda failure: self._tell_trouble(Look.DISK, failure),
        )
        if not choice.name:
            self._show_printer(choice, (), {})
            return
        self._operations.output(
            lambda _counter, _tick: (names(), states([choice.name])),
            lambda told: self._show_printer(choice, *told),
            lambda failure: self._tell_trouble(Look.PRINTER, failure),
        )

    def note_opening(self) -> None:
        """Open the counter as it stands; a question about the clock is answered first."""
        if self.clock.is_open():
            self.clock.confirm()
            return
        lines = tuple(
            SeenLine(look, one.line.standing, one.line.words) for look, one in self.rows.items()
        )
        command = NoteOpening(actor=self._actor, strip=self.strip.outcome, lines=lines)
        self._operations.write(
            lambda counter: counter.opening.note(command),
            self._opened,
            self._refuse,
            while_busy=(self.open,),
        )

    def mend(self, mend: OpeningMend) -> None:
        """Mend what is mended here; the rest is for other pages."""
        match mend:
            case OpeningMend.PRINT_STRIP:
                self.strip.print()
            case OpeningMend.BACK_UP:
                self._back_up()
            case _ if self.view is not None:
                self.mend_wanted.emit(mend, self.view)
            case _:
                pass

    def toggle_history(self) -> None:
        """Show the openings there were, or what is left to do."""
        history = self.history
        if history is None:
            history = self.history = OpeningsList()
            history.show_openings(self.view.openings if self.view is not None else ())
            self._right.addWidget(history)
        shown = self._right.currentWidget() is history
        self._right.setCurrentWidget(self.cards[1] if shown else history)
        self.show_history.set_label(tr("Các lần mở quầy") if shown else tr("Việc còn lại"))
        (self.open if shown else history.table).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = {**self.cards[0].mends(), **self.cards[1].mends()}
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif (mend := letters.get(event.text().upper())) is not None:
            self.mend(mend)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._right.addWidget(self.cards[1])
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = row(Text(tr("Mở quầy"), "heading"), self._time, self._day, self.told, gap=GAP_L)
        head.setStretch(3, 1)
        both = row(self.cards[0], self._right, gap=GAP_M)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        keys = (self.show_history, self.later, self.print_strip, self.open)
        self._bar = ButtonLines(keys, rest=2)
        layout = column(head, self.clock, both, self._bar, gap=GAP_S)
        layout.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        for card in self.cards:
            card.mend_wanted.connect(self.mend)
        self.strip.changed.connect(self._show_strip)
        self.print_strip.clicked.connect(self.strip.print)
        self.show_history.clicked.connect(self.toggle_history)
        self.later.clicked.connect(self.done)
        self.open.clicked.connect(self.note_opening)
        self.clock.believed.connect(self.look)
        self.clock.believed.connect(lambda: self.open.setFocus())
        self._ticking.timeout.connect(self._show_time)
        self._operations.changed.connect(self._note_changes)

    def _show_time(self) -> None:
        moment = to_local(self._now())
        day = f"{tr(weekday_name(moment.date()))}, {short_date(moment.date())}"
        self._time.setText(f"{moment:%H:%M}")
        self._day.setText(day[:1].upper() + day[1:])

    def _show(self, *lines: OpeningLine) -> None:
        for line in lines:
            self.rows[line.look].show_line(line)
        self._tell()

    def _show_strip(self) -> None:
        self._show(self.strip.line)

    def _show_view(self, view: OpeningView) -> None:
        self.view = view
        busy = {Look.BACKUP} if self._backing_up else set[Look]()
        self._show(*(line for line in store_lines(view) if line.look not in busy))
        if self.history is not None:
            self.history.show_openings(view.openings)

    def _show_printer(
        self, choice: PrinterChoice, names: Sequence[str], states: Mapping[str, PrinterState]
    ) -> None:
        from app.domain.printer_state import NOT_KNOWN
        from app.ui.office.printer_row import PAPERS

        paper, state = tr(PAPERS.get(choice.size, "A5")), states.get(choice.name, NOT_KNOWN)
        is_there = choice.name in names
        self._show(printer_line(choice.name, paper, is_there=is_there, state=state))

    def _tell_trouble(self, look: Look, failure: MotCuaError) -> bool:
        self._show(OpeningLine(look, Standing.BAD, tr(failure.title, **failure.values)))
        return True

    def _tell(self) -> None:
        """Say how all stands, whether the counter is open, and what F9 leaves out."""
        summary = summary_of(one.line for one in self.rows.values())
        opened = self._opened_today()
        if opened is not None:
            self.open.set_label(tr("Ghi lần xem này"))
            moment = short_moment(opened.opened_at)
            told = tr("đã mở lúc {moment}, {name}", moment=moment, name=opened.clerk_name)
            summary = f"{told} · {summary}"
        elif self.strip.outcome is Strip.READ:
            self.open.set_label(tr("Mở quầy"))
        else:
            self.open.set_label(tr("Mở quầy, bỏ qua phiếu thử"))
        self.told.setText(summary)

    def _opened_today(self) -> OpeningRecord | None:
        """Return the first opening of today, if there is one."""
        if self.view is None:
            return None
        today = self.view.today
        rows = [one for one in self.view.openings if office_day(one.opened_at) == today]
        return rows[-1] if rows else None

    def _opened(self, answer: OpeningNoted) -> None:
        moment = short_moment(answer.opened_at)
        self.done.emit()
        messages.success(tr("Đã mở quầy"), tr("Ghi lúc {moment}.", moment=moment))

    def _refuse(self, failure: MotCuaError) -> bool:
        if isinstance(failure, ClockError):
            self.clock.look(self._actor)
            return True
        return False

    def _back_up(self) -> None:
        if self._backing_up:
            return
        self._backing_up = True
        command = BackUp(reason=BackupReason.BY_HAND, actor=self._actor)

        def work(counter: "Counter", tick: "Tick") -> BackedUp:
            return counter.backups.make(command, tick)

        self._say_backing_up(0, 0)
        job = self._operations.background(work, lambda _answer: None)
        job.progress.connect(self._say_backing_up)
        job.finished.connect(self._backed_up)

    def _say_backing_up(self, made: int, total: int) -> None:
        words = tr("đang sao lưu {percent} %", percent=100 * made // max(total, 1))
        self._show(OpeningLine(Look.BACKUP, Standing.ASKED, words))

    def _backed_up(self) -> None:
        self._backing_up = False
        self.look()

    def _note_changes(self, changes: Changes) -> None:
        if self._visible and changes & _SEEN_AGAIN_FOR:
            self.look()
