"""What a signed-in clerk works at: the main window with its pages, keys, commands and status.

Signing in and out is ``program``'s business.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.roles import Actor, Permission
from app.services.changes import Changes
from app.ui import messages
from app.ui.application import WindowKeeper
from app.ui.backup_watch import BackupWatch
from app.ui.keys_dialog import KeysDialog
from app.ui.main_window import MainWindow
from app.ui.news_watch import NewsWatch
from app.ui.operations import Operations
from app.ui.page import Command
from app.ui.pages import Pages
from app.ui.pages_ahead import PagesAhead
from app.ui.pc_choices import PcChoices
from app.ui.plugs import PcSettings, ProgramPlugs
from app.ui.scan_router import ScanRouter
from app.ui.scanners import Scanners
from app.ui.status_strip import Condition
from app.ui.upkeep_watch import UpkeepWatch
from app.ui.widgets.language_switch import LANGUAGES
from app.words import tr

if TYPE_CHECKING:
    from app.domain.printer_state import PrinterState

_BOARD_KEY = "Ctrl+Shift+B"
# Choices of this PC that decide where personal data come out, or who may look at the screen.
_ACCOUNTED_FOR = (
    "printer",
    "other_printers",
    "export_folder",
    "backup_folder",
    "second_backup_folder",
    "journal_folder",
    "lock_after_minutes",
)


class Desk(QObject):
    """Emits ``lock_wanted`` to change the clerk, and ``closing`` when the window is closed.

    ``conversion_wanted`` carries the order to put the store under another key, ``board_wanted``
    switches the board for the public, ``look_wanted`` opens it for a look.

    One desk per signed-in clerk: it can be left and come back to, half-filled forms and all.
    """

    lock_wanted = Signal()
    conversion_wanted = Signal(object)
    restore_wanted = Signal(object)
    board_wanted = Signal()
    look_wanted = Signal()
    closing = Signal()

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        office: str,
        plugs: ProgramPlugs,
        choices: PcChoices,
        router: ScanRouter,
        scanners: Scanners,
    ) -> None:
        super().__init__()
        self.actor = actor
        self._operations, self._office = operations, office
        self._plugs, self._choices, self._router = plugs, choices, router
        self._scanners = scanners
        self._language = choices.now().language
        self._resting_place: QWidget | None = None
        self._keeper = WindowKeeper(self._build)
        self._ahead = PagesAhead(self.window, parent=self)
        self._backups = BackupWatch(operations, plugs.now, self)
        self._upkeep = UpkeepWatch(operations, self)
        self._news = NewsWatch(operations, self)
        self._backups.told.connect(self._show_backup)
        self._backups.journal_told.connect(self._show_journal)
        operations.changed.connect(self._note_changes)
        choices.changed.connect(self._note_choices)

    def window(self) -> MainWindow:
        """Return the window, which must have been opened."""
        assert self._keeper.window is not None
        return self._keeper.window

    def open(self, geometry: QByteArray) -> None:
        """Open the window where another one was."""
        self._keeper.open().restoreGeometry(geometry)
        self._ahead.begin()
        self._look_at_conditions()
        self._ask_to_open()

    def leave(self) -> None:
        """Put the window out of sight; what is half typed goes into its draft.

        Announcements still reach it, to be read on coming back; questions are answered with no.
        """
        window = self.window()
        self._ahead.stop()
        self._router.serve(None)
        self._resting_place = window.focusWidget()
        window.current_page().on_hidden()
        window.answer_questions(False)
        window.hide()

    def park(self) -> None:
        """Leave announcements to the desk of somebody else."""
        self.window().listen(False)

    def come_back(self, geometry: QByteArray) -> None:
        """Show the window again as it was left, in the language in force, at another's place."""
        window, resting_place = self.window(), self._resting_place
        self._router.serve(window)
        window.listen(True)
        window.restoreGeometry(geometry)
        window.show()
        window.current_page().on_shown()
        self._ahead.begin()
        if resting_place is not None and isValid(resting_place) and resting_place.isVisible():
            resting_place.setFocus()
        self._look_at_conditions()
        self.follow_language()
        self._ask_to_open()

    def follow_language(self) -> None:
        """Make the window anew if the language has changed, once its drafts are kept."""
        if self._choices.now().language == self._language or not self.window().isVisible():
            return
        self.window().current_page().on_hidden()
        # Writes are in order: when this one is answered, the drafts can be read.
        self._operations.write(lambda _counter: None, self._rebuild)

    def change_password(self) -> None:
        """Let the clerk choose another password or PIN."""
        # Hardly ever needed.
        from app.ui.office.password_dialog import PasswordDialog

        window = self.window()
        dialog = PasswordDialog(self._operations, self.actor, parent=window)
        dialog.accepted.connect(lambda: messages.success(tr("Đã đổi mật khẩu, mã PIN")))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close(self) -> None:
        """Take the window away for good."""
        window = self.window()
        self._ahead.stop()
        window.retire()
        window.hide()
        window.deleteLater()
        self.deleteLater()

    def _rebuild(self, _answer: object) -> None:
        before, self._language = self._language, self._choices.now().language
        if self._keeper.rebuild():
            self._ahead.begin()
            self._look_at_conditions()
        else:
            self._language = before

    def _build(self) -> MainWindow:
        pages = Pages(
            self._operations,
            self.actor,
            self._plugs,
            self._choices,
            self._router,
            self._scanners,
            self.window,
        )
        pages.convert, pages.restore = self.conversion_wanted.emit, self.restore_wanted.emit
        pages.look_at_board = self.look_wanted.emit
        specs = pages.specs()
        window = MainWindow(specs, self._operations, self._plugs.now, self._office)
        window.set_person(self.actor.desk, self.actor.name)
        window.set_commands(self._commands())
        window.entry_submitted.connect(pages.submit)
        window.person_clicked.connect(self.lock_wanted)
        window.help_wanted.connect(lambda _page: self._show_keys(window))
        window.closing.connect(self.closing)
        for condition in (window.status.backup, window.status.journal):
            condition.clicked.connect(pages.open_backups)
        QShortcut(QKeySequence("Ctrl+L"), window).activated.connect(self.lock_wanted)
        QShortcut(QKeySequence(_BOARD_KEY), window).activated.connect(self.board_wanted)
        self._specs, self._pages = specs, pages
        self._router.serve(window)
        return window

    def _commands(self) -> list[Command]:
        choices = self._choices
        other = "en" if choices.now().language == "vi" else "vi"
        dark = choices.now().scheme == "dark"
        return [
            Command(tr("Đổi cán bộ"), self.lock_wanted.emit, "Ctrl+L", "user"),
            Command(tr("Đổi mật khẩu, mã PIN"), self.change_password, icon="lock"),
            Command(
                tr("Ngôn ngữ: {language}", language=LANGUAGES[other]),
                lambda: choices.change(language=other),
                icon="language",
            ),
            Command(
                tr("Nền sáng") if dark else tr("Nền tối"),
                lambda: choices.change(scheme="light" if dark else "dark"),
                icon="sun" if dark else "moon",
            ),
            Command(
                tr("Bật, tắt bảng điện tử cho người dân"),
                self.board_wanted.emit,
                _BOARD_KEY,
                "device-tv",
            ),
            Command(tr("Sao lưu"), lambda: self._pages.open_backups(), icon="archive"),
            Command(tr("Phím tắt"), lambda: self._show_keys(self.window()), "F1", "keyboard"),
            Command(tr("Đóng chương trình"), lambda: self.window().close(), icon="logout"),
        ]

    def _show_keys(self, window: MainWindow) -> None:
        dialog = KeysDialog(self._specs, window.current_page().commands(), window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _note_changes(self, changes: Changes) -> None:
        if changes & Changes.BACKUPS:
            self._backups.look()
        elif changes & Changes.DOSSIERS:
            self._backups.look_at_journal()

    def _note_choices(self, before: PcSettings, after: PcSettings) -> None:
        self.window().set_commands(self._commands())
        if not self.window().isVisible():
            # Somebody else is at work, and has changed them.
            return
        if before.printer != after.printer:
            self._look_at_printer()
        actor = self.actor
        changed = {
            name: _told(getattr(after, name))
            for name in _ACCOUNTED_FOR
            if getattr(before, name) != getattr(after, name)
        }
        if changed:
            self._operations.write(
                lambda counter: counter.office.note_pc_settings(actor, changed),
                lambda _saved: None,
            )

    def _look_at_conditions(self) -> None:
        self._backups.look()
        self._look_at_printer()

    def _ask_to_open(self) -> None:
        """Show the opening of the counter, if this is the first sign-in of the day."""
        if self.actor.may(Permission.WORK_AT_DESK):
            self._operations.read(
                lambda counter: counter.opening.is_wanted(), self._show_opening, lambda _why: True
            )

    def _show_opening(self, wanted: bool) -> None:
        if not wanted or not self.window().isVisible():
            return
        # Building and showing are a turn of their own each: keys and painting come between.
        self.window().make_ready("opening")
        QTimer.singleShot(0, self, self._bring_opening)

    def _bring_opening(self) -> None:
        if self.window().isVisible():
            self.window().show_page("opening")

    def _look_at_printer(self) -> None:
        chosen, plugs = self._choices.now().printer, self._plugs
        if not chosen:
            self.window().set_printer_state(tr("lưu tệp PDF"), "good")
            return
        # Not among the reads: a printer that is switched off keeps the system waiting.
        self._operations.output(
            lambda _counter, _tick: (plugs.printer_names(), plugs.printer_states([chosen])),
            lambda told: self._show_printer(chosen, told[1][chosen], is_there=chosen in told[0]),
        )

    def _show_printer(self, chosen: str, state: "PrinterState", *, is_there: bool) -> None:
        if not is_there:
            self.window().set_printer_state(tr("không thấy {printer}", printer=chosen), "bad")
        elif state.ready:
            self.window().set_printer_state(chosen, "good")
        else:
            from app.domain.printer_state import TROUBLE_LABELS

            label = tr(TROUBLE_LABELS[state.reasons[0].trouble]).lower()
            words = tr("{printer}: {trouble}", printer=chosen, trouble=label)
            self.window().set_printer_state(words, "bad")

    def _show_backup(self, words: str, condition: Condition, more: str) -> None:
        self.window().set_backup_state(words, condition, more)

    def _show_journal(self, words: str, condition: Condition, more: str) -> None:
        self.window().set_journal_state(words, condition, more)


def _told(choice: object) -> str:
    """Return a choice as the audit keeps it: of a table of printers, the names."""
    if not isinstance(choice, Mapping):
        return str(choice)
    from app.domain.printer_profile import read_profile

    profiles = map(read_profile, cast("Mapping[str, object]", choice).values())
    return ", ".join(profile.printer or "PDF" for profile in profiles if profile is not None)
