"""The window of the counter: rail, scan line, the page in front, announcements and status.

It builds a page at its first visit and hands it scans; what pages do is their own business.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.ui import messages
from app.ui.ask_dialog import ask_in_window
from app.ui.command_palette import CommandPalette
from app.ui.messages import Message, Question
from app.ui.nav_rail import NavRail
from app.ui.operations import Operations
from app.ui.page import Command, Page, PageSpec
from app.ui.page_frame import PageFrame
from app.ui.status_strip import Condition, StatusStrip
from app.ui.top_bar import TopBar
from app.ui.widgets.layouts import column, separator
from app.ui.widgets.toast import Toast
from app.words import tr

# An answer that takes less than this needs no sign that the program is busy.
_BUSY_AFTER_MS = 400
# Less than the smallest screen has at 150 %.
_LEAST = (720, 440)


class MainWindow(QWidget):
    """Made with the pages of the rail, first page in front; ``now`` gives aware instants.

    ``entry_submitted`` carries what was typed into the scan line, ``scan_unclaimed`` a scan that
    the page in front did not want, ``scan_answered`` and ``scan_kept`` what a page made of one,
    ``person_clicked`` the wish to change the clerk and ``help_wanted`` F1.
    ``announcement_closed`` tells that nothing is announced any more, ``closing`` comes once every
    page has agreed to be left.
    """

    entry_submitted = Signal(str)
    scan_unclaimed = Signal(object)
    scan_answered = Signal(object)
    scan_kept = Signal()
    person_clicked = Signal()
    help_wanted = Signal(str)
    page_shown = Signal(str)
    announcement_closed = Signal()
    closing = Signal()

    def __init__(
        self,
        pages: Sequence[PageSpec],
        operations: Operations,
        now: Callable[[], datetime],
        office: str,
    ) -> None:
        super().__init__()
        self._specs = {spec.name: spec for spec in pages}
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, PageFrame] = {}
        self._current = ""
        self._commands: list[Command] = []
        self._retired = False
        self._operations = operations
        self.setWindowTitle(f"{tr('Một Cửa')} – {office}")
        self.rail = NavRail([spec for spec in pages if spec.on_rail], office)
        self.top_bar = TopBar(now)
        self.status = StatusStrip()
        self._stack = QStackedWidget()
        self._toast = Toast(self._stack)
        self._toast.dismissed.connect(self.announcement_closed)
        self._lay_out()
        self._bind_keys()
        self.rail.chosen.connect(self.show_page)
        self.rail.person_clicked.connect(self.person_clicked)
        self.top_bar.submitted.connect(self.entry_submitted)
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.timeout.connect(self._show_busy)
        operations.busy_changed.connect(self._note_busy)
        # Parts that come and go lay out everything around them, which may be at it just now.
        self._after_resize = QTimer(self, singleShot=True, interval=0)
        self._after_resize.timeout.connect(self._fit)
        self._listening = False
        self.listen(True)
        self.show_page(pages[0].name)

    def show_page(self, name: str) -> Page | None:
        """Bring page ``name`` to the front and return it; None if the page in front must stay."""
        if name == self._current:
            page = self._pages[name]
            self._focus_into(page)
            return page
        if self._current and not self._pages[self._current].can_leave():
            self.rail.mark(self._current)
            return None
        if self._current:
            self._pages[self._current].on_hidden()
        page = self._page(name)
        self._current = name
        self._stack.setCurrentWidget(self._frames[name])
        self.rail.mark(name)
        self._toast.dismiss()
        page.on_shown()
        self._focus_into(page)
        self.page_shown.emit(name)
        return page

    def make_ready(self, name: str) -> None:
        """Build page ``name`` behind the one in front, so that showing it takes less at once."""
        self._page(name)

    def current_name(self) -> str:
        """Return the name of the page in front."""
        return self._current

    def current_page(self) -> Page:
        """Return the page in front."""
        return self._pages[self._current]

    def pages_to_build(self) -> list[str]:
        """Return the names of the pages that nobody has visited or made ready yet."""
        return [name for name in self._specs if name not in self._pages]

    def take_scan(self, scan: object) -> None:
        """Give ``scan`` to the page in front, or tell that it does not want it."""
        if not self.current_page().on_scan(scan):
            self.scan_unclaimed.emit(scan)

    def set_commands(self, commands: Sequence[Command]) -> None:
        """Offer ``commands`` in the palette besides the pages and what the page in front adds."""
        self._commands = list(commands)

    def set_person(self, desk: str, clerk: str) -> None:
        """Show who is at which desk."""
        self.rail.set_person(desk, clerk)

    def set_printer_state(self, words: str, condition: Condition) -> None:
        """Show how the printer is."""
        self.status.printer.show_state(words, condition)

    def set_store_state(self, words: str, condition: Condition, more: str = "") -> None:
        """Show how the store is, after a run that did not end by itself, and on demand why."""
        self.status.store.show_state(words, condition, more)
        self.status.store.show()

    def set_backup_state(self, words: str, condition: Condition, more: str = "") -> None:
        """Show when the store was last backed up, and on demand what went wrong."""
        self.status.backup.show_state(words, condition, more)

    def set_journal_state(self, words: str, condition: Condition, more: str = "") -> None:
        """Show what is wrong with the receipt journal, or nothing while all is well."""
        self.status.show_journal(words, condition, more)

    def open_palette(self) -> None:
        """Let the clerk ask for anything by name."""
        CommandPalette(self._all_commands(), self).open()

    def focus_scan_field(self) -> None:
        """Put the keyboard into the scan line."""
        self.top_bar.scan_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def announcement(self) -> str:
        """Return the big word of the announcement shown, or an empty text."""
        return self._toast.word() if self._toast.isVisibleTo(self) else ""

    def close_announcement(self) -> None:
        """Take the announcement away, if there is one."""
        self._toast.dismiss()

    def listen(self, wanted: bool) -> None:
        """Show announcements and ask questions from now on, or leave that to another window."""
        if wanted and not self._listening:
            messages.bridge.said.connect(self._announce)
        elif not wanted and self._listening:
            messages.bridge.said.disconnect(self._announce)
        self._listening = wanted
        self.answer_questions(wanted)

    def answer_questions(self, wanted: bool) -> None:
        """Ask questions in this window, or let each be answered with no: nobody would see it."""
        messages.bridge.asker = self._ask if wanted else messages.decline

    def retire(self) -> None:
        """Leave the page in front and stop listening; the window is about to go."""
        if self._retired:
            return
        self._retired = True
        self.current_page().on_hidden()
        if self._listening:
            self.listen(False)

    def sizeHint(self) -> QSize:
        return QSize(1366, 689)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not a shortcut: lists and fields in the page close and empty with Escape first.
        if event.key() == Qt.Key.Key_Escape and self._toast.isVisible():
            self._toast.dismiss()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._after_resize.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_after_resize"):
            self._after_resize.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_into(self.current_page())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.current_page().can_leave():
            event.ignore()
            return
        self.retire()
        self.closing.emit()
        event.accept()

    def _lay_out(self) -> None:
        right = column(self.top_bar, separator(), self._stack, separator(), self.status, gap=0)
        right.setStretch(2, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        # What parts need at least must not push the window over the edge of its screen.
        self.setMinimumSize(*_LEAST)

    def _bind_keys(self) -> None:
        for spec in self._specs.values():
            self._bind(spec.key, lambda name=spec.name: self.show_page(name))
        self._bind("F1", lambda: self.help_wanted.emit(self._current))
        self._bind("F2", self.focus_scan_field)
        self._bind("Ctrl+K", self.open_palette)

    def _bind(self, key: str, run: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(run)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._specs[name].build()
            page.setAccessibleName(self._specs[name].title)
            page.scan_answered.connect(self.scan_answered)
            page.scan_kept.connect(self.scan_kept)
            self._pages[name] = page
            self._frames[name] = PageFrame(page)
            self._stack.addWidget(self._frames[name])
        return self._pages[name]

    def _focus_into(self, page: Page) -> None:
        field = page.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_scan_field()

    def _all_commands(self) -> list[Command]:
        pages = [
            Command(spec.title, lambda name=spec.name: self.show_page(name), spec.key, spec.icon)
            for spec in self._specs.values()
        ]
        return [*self.current_page().commands(), *pages, *self._commands]

    def _fit(self) -> None:
        """Leave words out of the rail and the strip where the window is too narrow for them."""
        em = self.fontMetrics().averageCharWidth()
        self.rail.set_narrow(self.width() - self.rail.wide_width() < em * 96)
        self.status.set_narrow(self.width() < em * 110)

    def _note_busy(self, busy: bool) -> None:
        if busy:
            self._busy_timer.start(_BUSY_AFTER_MS)
        else:
            self._busy_timer.stop()
            self.status.show_busy(False)

    def _show_busy(self) -> None:
        self.status.show_busy(True)

    def _announce(self, message: Message) -> None:
        self._toast.announce(message.kind, message.word, message.text)

    def _ask(self, question: Question) -> bool:
        return ask_in_window(question, self)
