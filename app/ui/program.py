"""The running program: first-run wizard or sign-in, then the desk, then sign-in again.

It is given everything outside the screen as ``ProgramPlugs``. What the first window does not need
is loaded after it has been painted, and slow libraries by workers alone.
"""

import atexit
import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.roles import Actor
from app.errors import MotCuaError
from app.ui.application import QtWords, bring_to_front
from app.ui.board_holder import BoardHolder
from app.ui.office.sign_in import SignInWindow
from app.ui.pc_choices import PcChoices
from app.ui.plugs import PcSettings, ProgramPlugs
from app.ui.single_instance import Instances
from app.ui.theme import apply_theme
from app.ui.top_windows import close_dialogs, show_first, when_painted
from app.words import tr

if TYPE_CHECKING:
    from app.domain.restored import RestoreOrder
    from app.domain.scan_answers import Sound
    from app.domain.store_protection import ConversionOrder
    from app.services.counter import Counter
    from app.ui.board.public_board import PublicBoard
    from app.ui.desk import Desk
    from app.ui.desks import Desks
    from app.ui.idle_watch import IdleWatch
    from app.ui.lock_guard import LockGuard
    from app.ui.office.conversion_window import ConversionWindow
    from app.ui.office.restore_window import RestoreWindow
    from app.ui.office.wizard import Wizard
    from app.ui.office.wizard_flow import Answers
    from app.ui.office.wizard_review import Founded
    from app.ui.operations import Operations
    from app.ui.scan_router import ScanRouter
    from app.ui.scanners import Scanners

_SETTLED_MS = 2_000


class Program(QObject):
    """Owns the windows, of which one is in use at a time, and what they share."""

    def __init__(self, app: QApplication, plugs: ProgramPlugs) -> None:
        super().__init__()
        self._app, self._plugs = app, plugs
        # Windows replace one another here; the last one visible is not always the end.
        app.setQuitOnLastWindowClosed(False)
        self._words = QtWords(app)
        self._instances = Instances(self)
        self._instances.asked.connect(self._come_forward)
        self._operations: Operations | None = None
        self._router: ScanRouter | None = None
        self._scanners: Scanners | None = None
        self._idle: IdleWatch | None = None
        self.wizard: Wizard | None = None
        self.stand_in: ConversionWindow | RestoreWindow | None = None
        self._trouble: MotCuaError | None = None
        self.sign_in: SignInWindow | None = None
        self._desks: Desks | None = None
        self._guard: LockGuard | None = None
        self._board = BoardHolder(self._make_board)
        self._live_in(plugs.data_folder)

    def start(self) -> bool:
        """Open the first window; False when the program runs already and has come forward."""
        folder = self._plugs.data_folder
        if not self._instances.hold(folder):
            return False
        if self._plugs.store_exists(folder):
            self._open_sign_in(lambda: self._plugs.open_counter(folder))
        else:
            self._open_wizard()
        return True

    @property
    def desk(self) -> "Desk | None":
        """Return the desk that is in use, or was last."""
        return self._desks.current if self._desks is not None else None

    def front(self) -> QWidget | None:
        """Return the window in use."""
        desk = self.desk
        if desk is not None and desk.window().isVisible():
            return desk.window()
        return self.sign_in or self.stand_in or self.wizard

    def is_busy(self) -> bool:
        """Say whether anything that was asked for has not been answered."""
        return self._operations is not None and self._operations.is_busy()

    def lock(self, *, unattended: bool = False) -> None:
        """Go back to sign-in; the desk stays as it is for whoever was at it."""
        desk = self.desk
        if self._desks is None or desk is None or not self._desks.is_in_use():
            return
        assert self.sign_in is not None
        assert self._guard is not None
        close_dialogs()
        self._watch_idle(False)
        self.sign_in.form().prefer(desk.actor.clerk_id)
        self.sign_in.restoreGeometry(desk.window().saveGeometry())
        bring_to_front(self.sign_in)
        self._desks.leave()
        self._guard.hold()
        self._note_leaving(desk.actor, unattended=unattended)
        self._board.follow()
        self.sign_in.form().load()

    def close(self) -> None:
        """Finish what was asked for and let the next start be the first."""
        self._leave_store()
        self._board.close()
        if self._scanners is not None:
            self._scanners.close()
        for window in (self.wizard, self.stand_in):
            if window is not None:
                window.hide()
                window.deleteLater()
        self._instances.release()
        self._words.deleteLater()

    def _leave_store(self) -> None:
        """Finish what was asked for; afterwards nobody here has the store open."""
        self._watch_idle(False)
        if self._guard is not None:
            self._guard.release()
        if self._desks is not None:
            if self.desk is not None and self._desks.is_in_use():
                self._note_leaving(self.desk.actor)
            self._desks.close()
        if self._router is not None:
            self._router.serve(None)
        if self.sign_in is not None:
            self.sign_in.hide()
            self.sign_in.deleteLater()
        if self._operations is not None:
            self._operations.close()
        self.sign_in = self._desks = self._guard = self._operations = None

    def _live_in(self, folder: Path) -> None:
        """Take the PC's choices from ``folder``."""
        self.choices = PcChoices(self._plugs, folder, self)
        self.choices.changed.connect(self._follow)
        self._use_language(self.choices.now().language)

    def _open_wizard(self) -> None:
        # Needed on the first day only.
        from app.ui.office.wizard import Wizard
        from app.ui.office.wizard_flow import Answers, WizardFlow
        from app.ui.office.wizard_step import WizardTools
        from app.ui.operations import Operations

        plugs, settings = self._plugs, self.choices.now()
        answers = Answers(
            folder=str(plugs.data_folder),
            database_url=plugs.shared.address,
            language=settings.language,
        )
        self._operations = Operations(lambda: plugs)
        tools = WizardTools(WizardFlow(answers), self._operations, plugs)
        self.wizard = Wizard(tools, self._use_language)
        self.wizard.founded.connect(lambda made: self._move_in(made, answers))
        self.wizard.existing_chosen.connect(self._use_existing)
        self.wizard.closing.connect(self._app.quit)
        when_painted(self.wizard, self._instances.listen)
        show_first(self.wizard)

    def _move_in(self, made: "Founded", answers: "Answers") -> None:
        """Begin in the office that has just been founded."""
        if self._leave_wizard(made.folder):
            self.choices.change(
                language=answers.language, printer=answers.printer, paper=answers.paper.value
            )
            self._open_sign_in(lambda: made.counter)

    def _use_existing(self, folder: Path) -> None:
        if self._leave_wizard(folder):
            self._open_sign_in(lambda: self._plugs.open_counter(folder))

    def _leave_wizard(self, folder: Path) -> bool:
        """Go over to ``folder``; False when another program is there, and this one ends."""
        if not self._instances.hold(folder):
            self._app.quit()
            return False
        self._plugs.use_folder(folder)
        self._live_in(folder)
        if self._operations is not None:
            self._operations.close()
        return True

    def _open_sign_in(self, open_counter: "Callable[[], Counter]") -> None:
        window = SignInWindow(self._plugs.now, self.choices.now().language)
        window.signed_in.connect(self._enter)
        window.language_chosen.connect(lambda language: self.choices.change(language=language))
        window.troubled.connect(self._help_open)
        window.restore_wanted.connect(self._restore)
        window.closing.connect(self._app.quit)
        self.sign_in = window
        when_painted(window, lambda: self._get_going(open_counter))
        before = self.wizard or self.stand_in
        if before is None:
            show_first(window)
        else:
            window.restoreGeometry(before.saveGeometry())
            window.show()
            before.close()
            before.deleteLater()
            self.wizard = self.stand_in = None

    def _help_open(self, trouble: MotCuaError) -> None:
        """Ask for what the store needs to be opened, if that is the trouble."""
        from app.ui.office.recovery_key_dialog import ask_if_key_needed

        self._trouble = trouble
        if self.sign_in is not None:
            ask_if_key_needed(trouble, self._plugs.keys.offer, self.sign_in)

    def _convert(self, order: "ConversionOrder") -> None:
        from app.ui.office.conversion_window import ConversionWindow

        self._stand_in(lambda folder: ConversionWindow(self._plugs, folder, order))

    def _restore(self, order: "RestoreOrder | None" = None) -> None:
        from app.ui.office.restore_window import RestoreWindow

        trouble = self._trouble if order is None else None
        self._stand_in(lambda folder: RestoreWindow(self._plugs, folder, trouble, order))

    def _stand_in(self, make: "Callable[[Path], ConversionWindow | RestoreWindow]") -> None:
        """Close the store, let a window work on it, and begin anew with the sign-in."""
        folder, front = self.choices.folder, self.front()
        assert front is not None
        geometry = front.saveGeometry()
        self._leave_store()
        self.stand_in = window = make(folder)
        window.finished.connect(
            lambda: self._open_sign_in(lambda: self._plugs.open_counter(folder))
        )
        window.restoreGeometry(geometry)
        window.show()
        window.begin()

    def _get_going(self, open_counter: "Callable[[], Counter]") -> None:
        """Go on with the sign-in, which has been painted, and load ahead what comes after it."""
        from app.ui.after_start import begun
        from app.ui.ahead import loaded_ahead
        from app.ui.in_turns import InTurns
        from app.ui.operations import Operations

        self._operations = Operations(begun(open_counter))
        if self.sign_in is not None:
            self.sign_in.open_form(self._operations)
        ahead = loaded_ahead(self._listen_to_scans, lambda: self._board.use(self._operations))
        InTurns(ahead, self)

    def _listen_to_scans(self) -> None:
        """Hear later starts and scans from now on, and notice when nobody is there."""
        from app.devices.keyboard_wedge import KeyboardWedge
        from app.devices.scan_trust import trust
        from app.ui.idle_watch import IdleWatch
        from app.ui.scan_filter import ScanFilter
        from app.ui.scan_log import ScanLog
        from app.ui.scan_router import ScanRouter
        from app.ui.scanners import Scanners

        if self._router is not None:
            return
        self._instances.listen()
        minutes = IdleWatch.within_bounds(self.choices.now().lock_after_minutes)
        self._idle = idle = IdleWatch(minutes, self)
        idle.idle.connect(self._lock_unattended)
        scans = ScanFilter(KeyboardWedge(trust), self)
        scans.install()
        for heard in (scans.scanned, scans.rejected, scans.repeated):
            heard.connect(lambda _scan: idle.touch())
        self._router = ScanRouter(scans, self._play, self)
        self._router.nobody_here.connect(self._ask_to_sign_in)
        self._router.noted.connect(ScanLog(lambda: self._operations, self._who, self).note)
        self._scanners = Scanners(scans, self)
        self._scanners.follow(self.choices.now())

    def _enter(self, actor: Actor) -> None:
        """Let ``actor`` work: at the desk as it was left, or at a new one."""
        from app.ui.after_start import check_after_crash
        from app.ui.desks import Desks
        from app.ui.lock_guard import LockGuard

        # A quick hand may have signed in before its turn has come.
        self._listen_to_scans()
        assert self.sign_in is not None
        assert self._operations is not None
        if self._desks is None or self._guard is None:
            self._desks = Desks(self._make_desk, self)
            self._guard = LockGuard(self.sign_in, self._board.may_stay, self)
            # What is loaded by now stays: walking through it would stop the screen for 70 ms.
            # Once is enough: later there may be windows among it that are to go.
            if not gc.get_freeze_count():
                QTimer.singleShot(_SETTLED_MS, self, gc.freeze)
                # At the end libraries want to see that nothing of theirs is left.
                atexit.register(gc.unfreeze)
        self._guard.release()
        window = self._desks.sit_down(actor, self.sign_in.saveGeometry())
        bring_to_front(window)
        check_after_crash(self._instances.held(), self._operations, window)
        self.sign_in.hide()
        self._watch_idle(True)
        self._board.follow()

    def _who(self) -> Actor | None:
        """Return who is at the desk now."""
        in_use = self._desks is not None and self._desks.is_in_use()
        return self.desk.actor if in_use and self.desk is not None else None

    def _make_desk(self, actor: Actor) -> "Desk":
        from app.ui.desk import Desk

        assert self.sign_in is not None
        assert self._operations is not None
        assert self._router is not None
        assert self._scanners is not None
        office = self.sign_in.board.office()
        hearing = (self._router, self._scanners)
        desk = Desk(self._operations, actor, office, self._plugs, self.choices, *hearing)
        desk.lock_wanted.connect(self.lock)
        desk.conversion_wanted.connect(self._convert)
        desk.restore_wanted.connect(self._restore)
        desk.board_wanted.connect(self._board.toggle)
        desk.look_wanted.connect(self._board.look)
        desk.closing.connect(self._app.quit)
        return desk

    def _make_board(self) -> "PublicBoard":
        from app.ui.board.public_board import PublicBoard

        plugs = self._plugs
        return PublicBoard(
            lambda: self.choices, plugs.screens(), plugs.now, self.front, self._who, self
        )

    def _note_leaving(self, actor: Actor, *, unattended: bool = False) -> None:
        if self._operations is not None:
            self._operations.write(
                lambda counter: counter.office.sign_out(actor, unattended=unattended),
                lambda _saved: None,
            )

    def _watch_idle(self, wanted: bool) -> None:
        if self._idle is not None:
            self._idle.watch(wanted)

    def _lock_unattended(self) -> None:
        self.lock(unattended=True)
        if self.sign_in is not None:
            title = tr("Đã khóa vì lâu không có ai dùng máy.")
            self.sign_in.form().say("info", title, tr("Phiếu đang nhập dở vẫn được giữ."))

    def _ask_to_sign_in(self) -> None:
        if self.sign_in is not None:
            title = tr("Chưa nhận mã vừa quét.")
            self.sign_in.form().say("warn", title, tr("Đăng nhập rồi quét lại."))

    def _follow(self, before: PcSettings, after: PcSettings) -> None:
        """Put changed choices in force at once."""
        if (before.scheme, before.point_size) != (after.scheme, after.point_size):
            apply_theme(self._app, after.scheme, after.point_size)
        if before.language != after.language:
            self._use_language(after.language)
            if self.sign_in is not None:
                self.sign_in.rebuild(after.language)
            if self._desks is not None:
                self._desks.follow_language()
        if self._scanners is not None:
            self._scanners.follow(after)
        self._board.follow()
        if self._idle is not None and before.lock_after_minutes != after.lock_after_minutes:
            self._idle.set_minutes(self._idle.within_bounds(after.lock_after_minutes))

    def _use_language(self, language: str) -> None:
        self._words.speak(language, self._plugs.language_folder)

    def _play(self, sound: "Sound") -> None:
        if self.choices.now().sounds:
            self._plugs.play(sound)

    def _come_forward(self) -> None:
        window = self.front()
        if window is not None:
            bring_to_front(window)
