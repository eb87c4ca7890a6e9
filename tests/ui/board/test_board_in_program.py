"""The board in the running program: it outlives sign-in and lock, and ends with the program."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.board_choices import BoardChoices, choice_values
from app.settings import Settings, load_settings, save_settings
from app.ui.board.board_window import BoardWindow
from app.ui.program import Program
from tests.ui.board.conftest import DESK, WALL, Wires
from tests.ui.real_plugs import real_plugs
from tests.ui.test_program import Start, founded, settled, sign_in, start

__all__ = ["founded", "start"]


def board_of(program: Program) -> BoardWindow | None:
    board = program._board.board  # pyright: ignore[reportPrivateUsage]
    window = board.window if board is not None else None
    return window if window is not None and window.isVisible() else None


def test_the_board_hangs_there_before_during_and_after_a_clerks_work(
    qtbot: QtBot, start: Start, founded: Path, tmp_path: Path
) -> None:
    office = shutil.copytree(founded, tmp_path / "motcua")
    save_settings(office, Settings(board=choice_values(BoardChoices(on=True))))
    program = start(real_plugs(office, screens=lambda: Wires(DESK, WALL)))
    qtbot.waitUntil(lambda: board_of(program) is not None)
    board = board_of(program)
    assert board is not None
    qtbot.waitUntil(lambda: board.turn() is not None, timeout=20_000)
    assert not board.strip.isVisible()
    window = sign_in(qtbot, program)
    settled(qtbot, program)
    assert board.strip.isVisible()
    program.lock()
    settled(qtbot, program)
    assert board_of(program) is board
    assert not board.strip.isVisible()
    window = sign_in(qtbot, program)
    window.activateWindow()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_B, held)
    assert board_of(program) is None
    assert load_settings(office).board["on"] is False
    settled(qtbot, program)
