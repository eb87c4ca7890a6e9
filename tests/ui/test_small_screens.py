"""All pages at every letter size on small screens: the window fits, and nothing on it is cut."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.dossier.receive_page import ReceivePage
from app.ui.main_window import MainWindow
from app.ui.page_frame import PageFrame
from app.ui.program import Program
from app.ui.theme import apply_theme
from app.ui.theme.tokens import POINT_SIZES
from app.ui.widgets.stat_tile import StatTile
from tests import builders
from tests.builders import CLERKS
from tests.ui import accessibility
from tests.ui.real_plugs import real_plugs
from tests.ui.test_program import Start, settled, sign_in, start

__all__ = ["start"]

# 1366×728 is what a task bar leaves of the smallest screen; here at 100, 125 and 150 %.
SCREENS = (QSize(1366, 728), QSize(1092, 582), QSize(910, 485))


def settle(qtbot: QtBot, program: Program) -> None:
    """Let answers come and what follows them a turn later."""
    settled(qtbot, program)
    for _turn in range(3):
        QApplication.processEvents()


def problems(window: MainWindow, screen: QSize) -> list[str]:
    """Return what is wrong with the page in front on ``screen``."""
    found = [f"cut: {words}" for words in accessibility.cut_off(window)]
    for tile in window.current_page().findChildren(StatTile):
        if tile.isVisible() and tile.width() < tile.words_width():
            found.append(f"a tile has no room for its words: {tile.accessibleName()}")
    if window.size() != screen:
        found.append(f"grown to {window.size().toTuple()}")
    if (least := window.minimumSizeHint()).expandedTo(screen) != screen:
        found.append(f"wants {least.toTuple()}")
    if screen == SCREENS[0] and (beside := frame(window).horizontalScrollBar().maximum()):
        found.append(f"{beside} pixels beside the window")
    return found


def frame(window: MainWindow) -> PageFrame:
    at = window.current_page().parentWidget()
    while not isinstance(at, PageFrame):
        assert at is not None
        at = at.parentWidget()
    return at


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, start: Start) -> Program:
    counter = builders.sample_counter(tmp_path / "motcua")
    builders.give_passwords(counter)
    builders.receive(counter)
    counter.close()
    program = start(real_plugs(tmp_path / "motcua"))
    sign_in(qtbot, program, CLERKS[2].name)
    return program


def test_every_page_fits_every_small_screen(
    qapp: QApplication, qtbot: QtBot, program: Program
) -> None:
    window = program.front()
    assert isinstance(window, MainWindow)
    names = [window.current_name(), *window.pages_to_build()]
    wrong: list[str] = []
    for points in POINT_SIZES:
        apply_theme(qapp, "light", points)
        for screen in SCREENS:
            window.resize(screen)
            for name in names:
                window.show_page(name)
                settle(qtbot, program)
                place = f"{name}, {points} pt, {screen.width()}×{screen.height()}"
                wrong += [f"{place}: {problem}" for problem in problems(window, screen)]
    assert wrong == []


def test_an_intake_with_all_its_parts_open_leaves_the_window_as_it_is(
    qtbot: QtBot, program: Program
) -> None:
    window = program.front()
    assert isinstance(window, MainWindow)
    page = window.current_page()
    assert isinstance(page, ReceivePage)
    settle(qtbot, program)
    page.form.submitter.opener.setChecked(True)
    page.form.applicant.more.setChecked(True)
    page.view.end_visit.guide()
    settle(qtbot, program)
    assert window.size() == QSize(1366, 689)
    assert window.status.geometry().bottom() < window.height()


def test_with_large_letters_a_restored_intake_leaves_the_form_its_room(
    qapp: QApplication, qtbot: QtBot, program: Program
) -> None:
    window = program.front()
    assert isinstance(window, MainWindow)
    page = window.current_page()
    assert isinstance(page, ReceivePage)
    apply_theme(qapp, "light", 18)
    settle(qtbot, program)
    page.form.picker.choose(builders.CERTIFIED_COPY)
    page.view.draft_note.show_restored("14:58")
    settle(qtbot, program)
    lines = page.fontMetrics().height()
    promise = page.form.promise
    assert page.form.height() > 9 * lines
    assert page.view.draft_note.height() < 2 * lines
    assert promise.height() < 2 * lines
    before = promise.height()
    QTest.keyClick(page.form.picker.line, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, program)
    assert promise.height() > before
    assert frame(window).verticalScrollBar().maximum() == 0
