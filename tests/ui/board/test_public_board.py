"""The board follows its monitor, the choices and the store, and leaves the clerk alone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from sqlalchemy import select

from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.scan_trust import trust
from app.domain.board import BoardPage
from app.domain.board_choices import BoardChoices, choice_values
from app.domain.ratings import Score
from app.domain.roles import Actor
from app.domain.scan import Scan
from app.domain.vietnam_time import local
from app.models.register import Rating
from app.ui.board.board_window import BoardWindow
from app.ui.board.public_board import PublicBoard
from app.ui.operations import Operations
from app.ui.pc_choices import PcChoices
from app.ui.scan_filter import ScanFilter
from tests import builders
from tests.ui.board.conftest import DESK, WALL, BusyOffice, Wires
from tests.ui.real_plugs import real_plugs
from tests.ui.scanner import Keyboard

CODE = "17263215211120000118"


class Stage:
    """A desk with a window and a field, and a board that may hang before it."""

    def __init__(self, qtbot: QtBot, busy: BusyOffice, folder: object) -> None:
        self.qtbot, self.busy = qtbot, busy
        self.choices = PcChoices(real_plugs(folder, busy.clock), folder)  # type: ignore[arg-type]
        self.screens = Wires(DESK, WALL)
        self.who: Actor | None = builders.actor(busy.counter)
        self.desk = QWidget()
        self.field = QLineEdit(self.desk)
        # Closed by the test that opens it, and the counter by whoever opened that.
        self.operations = Operations(lambda: Lent(busy.counter))
        self.board = PublicBoard(
            lambda: self.choices,
            self.screens,
            busy.clock.now,
            lambda: self.desk,
            lambda: self.who,
        )
        self.desk.show()
        self.desk.activateWindow()
        self.field.setFocus()
        qtbot.waitUntil(self.field.hasFocus)
        self.board.use(self.operations)

    def choose(self, **changes: object) -> None:
        """Change the choices as the settings do."""
        kept = replace(BoardChoices(), **changes)  # type: ignore[arg-type]
        self.choices.change(board=choice_values(kept))
        self.board.follow()

    def hanging(self) -> BoardWindow | None:
        """Return the board if it is to be seen."""
        window = self.board.window
        return window if window is not None and window.isVisible() else None

    def shown(self) -> BoardWindow:
        """Return the board, which shows what is in the store."""
        window = self.hanging()
        assert window is not None
        self.qtbot.waitUntil(lambda: window.turn() is not None)
        return window

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.operations.is_busy())
        QApplication.processEvents()


class Lent:
    """A counter that stays open when the operations end."""

    def __init__(self, counter: object) -> None:
        self._counter = counter

    def __getattr__(self, name: str) -> object:
        return getattr(self._counter, name)

    def close(self) -> None:
        """Leave it to whoever opened it."""


@pytest.fixture
def stage(qtbot: QtBot, busy: BusyOffice, tmp_path: object) -> Iterator[Stage]:
    made = Stage(qtbot, busy, tmp_path)
    yield made
    made.board.close()
    made.operations.close()
    delete(made.board)
    delete(made.screens)
    made.desk.close()
    made.desk.deleteLater()


def test_the_board_hangs_on_the_second_monitor_only_while_it_is_there(stage: Stage) -> None:
    assert stage.hanging() is None
    stage.choose(on=True)
    window = stage.shown()
    assert window.geometry().getRect() == (WALL.x, WALL.y, WALL.width, WALL.height)
    stage.screens.plug(DESK)
    # At once, before Qt would move it to the clerk's monitor.
    assert stage.hanging() is None
    stage.settle()
    assert stage.hanging() is None
    moved = replace(WALL, width=1080, height=1920)
    stage.screens.plug(DESK, moved)
    stage.settle()
    assert stage.shown().geometry().getRect() == (moved.x, moved.y, moved.width, moved.height)
    stage.screens.plug(DESK, replace(moved, x=DESK.x))
    assert stage.hanging() is None, "a mirror of the clerk's monitor"
    stage.screens.plug(DESK, WALL)
    stage.settle()
    stage.board.toggle()
    assert stage.hanging() is None
    assert stage.choices.now().board["on"] is False


def test_with_one_monitor_it_opens_as_a_window_for_a_look(stage: Stage) -> None:
    stage.screens.plug(DESK)
    stage.board.toggle()
    window = stage.shown()
    assert window.is_look
    assert not stage.board.may_stay(window)
    assert not window.windowFlags() & Qt.WindowType.FramelessWindowHint
    stage.board.toggle()
    assert stage.hanging() is None
    stage.board.open_look()
    stage.shown().close()
    assert stage.board.window is None
    stage.board.open_look()
    stage.who = None
    stage.board.follow()
    assert stage.hanging() is None, "nothing lies over the sign-in"


def test_the_board_goes_on_while_clerks_change(stage: Stage) -> None:
    stage.choose(on=True)
    window = stage.shown()
    assert window.strip.isVisible()
    stage.who = None
    stage.board.follow()
    assert stage.shown() is window
    assert stage.board.may_stay(window)
    assert not window.strip.isVisible()
    stage.operations.close()
    assert window.turn() is None
    assert stage.hanging() is window, "it hangs there while the store is closed, with a greeting"


def test_the_board_shows_what_has_changed_and_what_time_it_is(stage: Stage) -> None:
    clock, counter = stage.busy.clock, stage.busy.counter
    stage.choose(on=True, pages=(BoardPage.HOURS,))
    window = stage.shown()
    clock.pass_to(local(2026, 11, 23, 17, 29))
    stage.board._begin_minute()  # pyright: ignore[reportPrivateUsage]
    assert {"17:29", "Đang mở cửa", "Thứ Ba 24/11"} <= set(window.words())
    clock.pass_to(local(2026, 11, 24, 8, 0))
    stage.board._begin_minute()  # pyright: ignore[reportPrivateUsage]
    assert {"Đã đóng cửa", "mở lại lúc 08:00, thứ Tư 25/11"} <= set(window.words())
    stage.settle()
    profile = counter.office.profile()
    counter.office.save_profile(builders.supervisor(counter), replace(profile, hotline="19001234"))
    stage.board.look()
    stage.settle()
    assert "Đường dây nóng: 19001234" in window.words()


def test_an_answer_keeps_the_clerk_typing_and_no_name(stage: Stage) -> None:
    stage.choose(on=True)
    window = stage.shown()
    # Without a screen Qt activates every window that is shown, whatever its flags say.
    stage.desk.activateWindow()
    stage.qtbot.waitUntil(stage.field.hasFocus)
    QTest.keyClicks(stage.field, "Nguy")
    QTest.mouseClick(window.strip.buttons[Score.VERY_CONTENT], Qt.MouseButton.LeftButton)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    assert stage.field.hasFocus()
    QTest.keyClicks(stage.field, "en")
    assert stage.field.text() == "Nguyen"
    stage.settle()
    with stage.busy.counter.context.database.read() as session:
        row = session.scalars(select(Rating).order_by(Rating.id.desc())).first()
    assert row is not None
    assert (row.score, row.means, row.desk, row.clerk_id) == (4, "screen", "Quầy 1", None)


def test_a_tap_on_the_board_tears_no_scan_apart(stage: Stage) -> None:
    stage.choose(on=True)
    window = stage.shown()
    scans = ScanFilter(KeyboardWedge(trust), platform="xcb")
    scans.install()
    heard: list[Scan] = []
    scans.scanned.connect(heard.append)
    handle = stage.desk.windowHandle()
    assert handle is not None
    scanner = Keyboard(handle)
    scanner.scan(CODE[:9], end="")
    QTest.mouseClick(window.strip.buttons[Score.CONTENT], Qt.MouseButton.LeftButton)
    scanner.type(f"{CODE[9:]}\n", gap=5)
    stage.qtbot.waitUntil(lambda: bool(heard))
    assert [scan.text for scan in heard] == [CODE]
    assert stage.field.text() == ""
    delete(scans)


def test_a_bug_keeps_the_board_from_asking_only_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[BaseException] = []
    monkeypatch.setattr("app.ui.operations.report_bug", reported.append)
    stage.choose(on=True)
    stage.shown()
    faulty = Operations(lambda: None)
    stage.board.use(faulty)
    for asked in (1, 2):
        stage.board.look()
        stage.qtbot.waitUntil(lambda: not faulty.is_busy())
        assert len(reported) == asked
    faulty.close()
