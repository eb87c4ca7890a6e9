"""Keeps the board for the public going: where it hangs, what it shows, when it turns its pages.

It belongs to the program and not to a desk: clerks come and go in front of it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.board import BoardView
from app.domain.board_choices import BoardChoices, choice_values, read_choices
from app.domain.ratings import Score
from app.domain.roles import Actor, Permission
from app.errors import MotCuaError
from app.services.changes import Changes
from app.services.register_commands import RateOnScreen
from app.ui.board.board_window import BoardWindow, Scene
from app.ui.board.placement import ScreenPlace, board_screen
from app.ui.board.screens import Screens
from app.ui.operations import Operations
from app.ui.pc_choices import PcChoices
from app.words import tr

_SHOWN = (
    Changes.DOSSIERS
    | Changes.OFFICE
    | Changes.CATALOGUE
    | Changes.CALENDAR
    | Changes.REGISTERS
    | Changes.DAYS
)
# A batch of returns is one change of the board, and its figures are not counted at each step.
_SETTLE_MS = 5_000
_MINUTE = 60


class PublicBoard(QObject):
    """``choices`` are those in force, ``front`` gives the window in use, ``who`` the person at it.

    ``now`` gives aware instants. The store is asked in the background, so that nobody at the desk
    waits for the board.
    """

    def __init__(
        self,
        choices: Callable[[], PcChoices],
        screens: Screens,
        now: Callable[[], datetime],
        front: Callable[[], QWidget | None],
        who: Callable[[], Actor | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices, self._screens = choices, screens
        self._now, self._front, self._who = now, front, who
        self._operations: Operations | None = None
        self._view: BoardView | None = None
        self._asking = False
        self.window: BoardWindow | None = None
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._turn_page)
        self._minutes = QTimer(self, singleShot=True)
        self._minutes.timeout.connect(self._begin_minute)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self.look)
        screens.changed.connect(self._follow_screens)

    def use(self, operations: Operations) -> None:
        """Take what is shown from the store behind ``operations``, until that is closed."""
        self._operations, self._asking = operations, False
        operations.changed.connect(self._note_changes)
        operations.closing.connect(self._lose_store)
        self.follow()

    def follow(self) -> None:
        """Do as the choices say: hang there or not; somebody may have come or gone, too."""
        chosen = self._chosen()
        place = self._place() if chosen.on else None
        if place is None:
            # Nothing lies over the sign-in, and nothing over the clerk's monitor.
            if self.window is not None and (not self.window.is_look or self._who() is None):
                self._take_down()
        elif self.window is None or self.window.is_look:
            self._take_down()
            self._hang(look=False)
        if self.window is not None:
            if place is not None:
                self._screens.put(self.window, place)
            self._turns.setInterval(chosen.seconds * 1000)
            self.window.show_scene(self._scene())
            self.window.show()

    def toggle(self) -> None:
        """Switch the board on or off; with one monitor, open it as a window for a look."""
        chosen = self._chosen()
        if self.window is not None and self.window.is_look:
            self._take_down()
        elif self._place() is not None:
            changed = replace(chosen, on=not chosen.on)
            self._choices().change(board=choice_values(changed))
            self.follow()
        else:
            self.open_look()

    def open_look(self) -> None:
        """Open the board as an ordinary window, unless it hangs on its monitor already."""
        if self.window is None:
            self._hang(look=True)
        self.follow()

    def look(self) -> None:
        """Ask the store anew; an old answer stays while it cannot be asked."""
        if self._operations is None or self.window is None or self._asking:
            return
        self._asking = True
        job = self._operations.background(
            lambda counter, _tick: counter.days.board(), self._show, self._stay_quiet
        )
        job.finished.connect(self._end_asking)

    def may_stay(self, window: QWidget) -> bool:
        """Say whether ``window`` is the board on its own monitor, which no lock needs to hide."""
        return window is self.window and self.window is not None and not self.window.is_look

    def close(self) -> None:
        """Take the board down for good."""
        self._take_down()
        self._operations = None

    def _chosen(self) -> BoardChoices:
        return read_choices(self._choices().now().board)

    def _place(self) -> ScreenPlace | None:
        front = self._front()
        clerk = self._screens.of(front) if front is not None else ""
        return board_screen(self._screens.all(), self._chosen().screen, clerk)

    def _scene(self) -> Scene:
        who = self._who()
        served = who is not None and who.may(Permission.WORK_AT_DESK)
        return Scene(now=self._now(), choices=self._chosen(), view=self._view, served=served)

    def _hang(self, *, look: bool) -> None:
        self.window = BoardWindow(self._scene(), look=look)
        self.window.rated.connect(self._rate)
        if look:
            self.window.closed.connect(self._take_down)
        self._turns.start(self._chosen().seconds * 1000)
        self._await_minute()
        self.look()

    def _take_down(self) -> None:
        for timer in (self._turns, self._minutes, self._settling):
            timer.stop()
        window, self.window = self.window, None
        if window is not None:
            window.hide()
            window.deleteLater()

    def _follow_screens(self) -> None:
        """Be gone before Qt moves the board to the clerk's monitor, and look again after that."""
        if self.window is not None and not self.window.is_look and self._place() is None:
            self._take_down()
        QTimer.singleShot(0, self, self.follow)

    def _turn_page(self) -> None:
        if self.window is not None:
            self.window.turn_page()

    def _await_minute(self) -> None:
        self._minutes.start((_MINUTE - self._now().second) * 1000)

    def _begin_minute(self) -> None:
        """Move the clock on; at midnight it is another day, and another month perhaps."""
        self._await_minute()
        self._refresh()
        self.look()

    def _refresh(self) -> None:
        if self.window is not None:
            self.window.show_scene(self._scene())

    def _show(self, view: BoardView) -> None:
        self._view = view
        self._refresh()

    def _stay_quiet(self, _failure: MotCuaError) -> bool:
        """Say nothing: the clerks are told of a store's trouble by what they do themselves."""
        return True

    def _end_asking(self) -> None:
        # Also after a bug, of which neither callback hears.
        self._asking = False

    def _note_changes(self, changes: Changes) -> None:
        if changes & _SHOWN and self.window is not None and not self._settling.isActive():
            self._settling.start()

    def _lose_store(self) -> None:
        self._operations = self._view = None
        self._refresh()

    def _rate(self, score: Score) -> None:
        who = self._who()
        if self._operations is None or who is None:
            return
        command = RateOnScreen(score, who.desk)
        self._operations.write(
            lambda counter: counter.registers.rate_on_screen(command),
            lambda _rated: None,
            self._tell_lost,
        )

    def _tell_lost(self, _failure: MotCuaError) -> bool:
        if self.window is not None:
            self.window.strip.say(tr("Chưa ghi được ý kiến, mời báo công chức tại quầy."))
        return True
