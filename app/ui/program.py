"""The running program: first-run wizard or sign-in, then the desk, then sign-in again.

``run`` is given everything outside the screen as ``ProgramPlugs``. What the first window does not
need is loaded after it has been painted, and slow libraries by workers alone.
"""

import contextlib
import gc
import os
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.roles import Actor
from app.ui.application import QtWords, bring_to_front, build_application
from app.ui.office.sign_in import SignInWindow
from app.ui.pc_choices import PcChoices
from app.ui.plugs import PcSettings, ProgramPlugs
from app.ui.single_instance import SingleInstance
from app.ui.theme import apply_theme
from app.ui.top_windows import close_dialogs, say_stuck, show_first, when_painted
from app.words import SOURCE_LANGUAGE, tr, use_language

if TYPE_CHECKING:
    from app.devices.sounds import Sound
    from app.services.counter import Counter
    from app.ui.desk import Desk
    from app.ui.desks import Desks
    from app.ui.idle_watch import IdleWatch
    from app.ui.lock_guard import LockGuard
    from app.ui.office.wizard import Wizard
    from app.ui.office.wizard_flow import Answers
    from app.ui.office.wizard_review import Founded
    from app.ui.operations import Operations
    from app.ui.scan_router import ScanRouter

_REPORTS = "logs"

# What is loaded piece by piece while the clerk chooses a name and types the PIN.
_SCANNING = (
    "app.ui.start_call",
    "app.devices.keyboard_wedge",
    "app.domain.scan",
    "app.ui.scan_filter",
    "app.services.commands",
    "app.domain.listings",
    "app.ui.main_window",
    "app.ui.scan_router",
)
_WORKING = ("app.ui.desks", "app.ui.dossier.intake_form", "app.ui.dossier.receive_page")
_SETTLED_MS = 2_000


def run(plugs: ProgramPlugs) -> int:
    """Run the program until it is closed and return its exit code.

    A second start for the same data folder brings the first one forward and returns 0.
    """
    # Nothing made before the first painting is garbage; looking for some costs 5 ms.
    gc.disable()
    settings = plugs.load_settings(plugs.data_folder)
    app = build_application(
        ["motcua", *plugs.arguments], scheme=settings.scheme, point_size=settings.point_size
    )
    program = Program(app, plugs)
    if not program.start():
        return 0
    window = program.front()
    if window is not None:
        when_painted(window, lambda: _settle(plugs))
    code = app.exec()
    program.close()
    return code


def _settle(plugs: ProgramPlugs) -> None:
    """Go on as usual: the first window has been painted."""
    # Earlier there was nobody to tell of a bug, and loading this takes time.
    from app.ui.error_dialog import install_excepthook

    install_excepthook(plugs.data_folder / _REPORTS)
    gc.enable()
    plugs.when_painted()


class Program(QObject):
    """Owns the windows, of which one is in use at a time, and what they share."""

    def __init__(self, app: QApplication, plugs: ProgramPlugs) -> None:
        super().__init__()
        self._app, self._plugs = app, plugs
        # Windows replace one another here; the last one visible is not always the end.
        app.setQuitOnLastWindowClosed(False)
        self._words = QtWords(app)
        self._instances: dict[Path, SingleInstance] = {}
        self._operations: Operations | None = None
        self._router: ScanRouter | None = None
        self._idle: IdleWatch | None = None
        self.wizard: Wizard | None = None
        self.sign_in: SignInWindow | None = None
        self._desks: Desks | None = None
        self._guard: LockGuard | None = None
        self._live_in(plugs.data_folder)

    def start(self) -> bool:
        """Open the first window; False when the program runs already and has come forward."""
        folder = self._plugs.data_folder
        if not self._hold(folder):
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
        return self.sign_in or self.wizard

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
        self.sign_in.form().load()

    def close(self) -> None:
        """Finish what was asked for and let the next start be the first."""
        self._watch_idle(False)
        if self._guard is not None:
            self._guard.release()
        if self._desks is not None:
            if self.desk is not None and self._desks.is_in_use():
                self._note_leaving(self.desk.actor)
            self._desks.close()
        for window in (self.sign_in, self.wizard):
            if window is not None:
                window.hide()
                window.deleteLater()
        if self._operations is not None:
            self._operations.close()
        for instance in self._instances.values():
            instance.release()
        # At the end libraries want to see that nothing of theirs is left.
        gc.unfreeze()
        self._words.deleteLater()

    def _live_in(self, folder: Path) -> None:
        """Take the PC's choices from ``folder``."""
        self.choices = PcChoices(self._plugs, folder, self)
        self.choices.changed.connect(self._follow)
        self._use_language(self.choices.now().language)

    def _hold(self, folder: Path) -> bool:
        """Be the only program in ``folder``, or bring the one that is forward and say False."""
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        if folder in self._instances or not os.access(folder, os.W_OK):
            return True
        instance = SingleInstance(folder, self)
        if not instance.acquire():
            if not instance.ask_first():
                say_stuck()
            return False
        instance.asked.connect(self._come_forward)
        self._instances[folder] = instance
        return True

    def _listen(self) -> None:
        """Hear later starts, from now on."""
        for instance in self._instances.values():
            instance.listen()

    def _open_wizard(self) -> None:
        # Needed on the first day only.
        from app.ui.office.wizard import Wizard
        from app.ui.office.wizard_flow import Answers, WizardFlow
        from app.ui.office.wizard_step import WizardTools
        from app.ui.operations import Operations

        plugs, settings = self._plugs, self.choices.now()
        answers = Answers(folder=str(plugs.data_folder), language=settings.language)
        self._operations = Operations(lambda: plugs)
        tools = WizardTools(WizardFlow(answers), self._operations, plugs)
        self.wizard = Wizard(tools, self._use_language)
        self.wizard.founded.connect(lambda made: self._move_in(made, answers))
        self.wizard.existing_chosen.connect(self._use_existing)
        self.wizard.closing.connect(self._app.quit)
        when_painted(self.wizard, self._listen)
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
        if not self._hold(folder):
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
        window.closing.connect(self._app.quit)
        self.sign_in = window
        when_painted(window, lambda: self._get_going(open_counter))
        if self.wizard is None:
            show_first(window)
        else:
            window.restoreGeometry(self.wizard.saveGeometry())
            window.show()
            self.wizard.close()
            self.wizard.deleteLater()
            self.wizard = None

    def _get_going(self, open_counter: "Callable[[], Counter]") -> None:
        """Go on with the sign-in, which has been painted, and load ahead what comes after it."""
        from app.ui.after_start import begun
        from app.ui.in_turns import InTurns
        from app.ui.operations import Operations

        self._operations = Operations(begun(open_counter))
        if self.sign_in is not None:
            self.sign_in.open_form(self._operations)
        ahead = [partial(import_module, name) for name in (*_SCANNING, *_WORKING)]
        InTurns([*ahead[: len(_SCANNING)], self._listen_to_scans, *ahead[len(_SCANNING) :]], self)

    def _listen_to_scans(self) -> None:
        """Hear later starts and scans from now on, and notice when nobody is there."""
        from app.devices.keyboard_wedge import KeyboardWedge
        from app.devices.scan_trust import trust
        from app.ui.idle_watch import IdleWatch
        from app.ui.scan_filter import ScanFilter
        from app.ui.scan_router import ScanRouter

        if self._router is not None:
            return
        self._listen()
        self._idle = idle = IdleWatch(_lock_minutes(self.choices.now()), self)
        idle.idle.connect(self._lock_unattended)
        scans = ScanFilter(KeyboardWedge(trust), self)
        scans.install()
        for heard in (scans.scanned, scans.rejected, scans.repeated):
            heard.connect(lambda _scan: idle.touch())
        self._router = ScanRouter(scans, self._play, self)
        self._router.nobody_here.connect(self._ask_to_sign_in)

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
            self._guard = LockGuard(self.sign_in, self)
            # What is loaded by now stays: walking through it would stop the screen for 70 ms.
            # Once is enough: later there may be windows among it that are to go.
            QTimer.singleShot(_SETTLED_MS, self, gc.freeze)
        self._guard.release()
        window = self._desks.sit_down(actor, self.sign_in.saveGeometry())
        bring_to_front(window)
        check_after_crash(self._instances.values(), self._operations, window)
        self.sign_in.hide()
        self._watch_idle(True)

    def _make_desk(self, actor: Actor) -> "Desk":
        from app.ui.desk import Desk

        assert self.sign_in is not None
        assert self._operations is not None
        assert self._router is not None
        office = self.sign_in.board.office()
        desk = Desk(self._operations, actor, office, self._plugs, self.choices, self._router)
        desk.lock_wanted.connect(self.lock)
        desk.closing.connect(self._app.quit)
        return desk

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
        if self._idle is not None and before.lock_after_minutes != after.lock_after_minutes:
            self._idle.set_minutes(_lock_minutes(after))

    def _use_language(self, language: str) -> None:
        try:
            use_language(language, self._plugs.language_folder)
        except FileNotFoundError:
            # An installation without this catalogue still speaks the source's language.
            language = SOURCE_LANGUAGE
            use_language(language, self._plugs.language_folder)
        self._words.use(language)

    def _play(self, sound: "Sound") -> None:
        if self.choices.now().sounds:
            self._plugs.play(sound)

    def _come_forward(self) -> None:
        window = self.front()
        if window is not None:
            bring_to_front(window)


def _lock_minutes(settings: PcSettings) -> int:
    """Return after how long the desk locks itself, whatever somebody wrote into the file."""
    from app.ui.idle_watch import FEWEST_MINUTES, MOST_MINUTES

    return min(max(settings.lock_after_minutes, FEWEST_MINUTES), MOST_MINUTES)
