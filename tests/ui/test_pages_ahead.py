"""Pages nobody has visited are built while nobody touches the desk, and stay out of sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.operations import Operations
from app.ui.pages_ahead import PagesAhead
from tests.ui.gallery import open_gallery
from tests.ui.typing_keys import type_text

LONG_MS = 600_000


@pytest.fixture
def window(qtbot: QtBot, operations: Operations) -> Iterator[MainWindow]:
    window = open_gallery(operations)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.retire()


def test_every_page_is_built_after_a_rest_and_the_one_in_front_stays(
    qtbot: QtBot, window: MainWindow
) -> None:
    front, focus = window.current_page(), QApplication.focusWidget()
    assert window.pages_to_build()
    PagesAhead(lambda: window, rest_ms=1, parent=window).begin()
    qtbot.waitUntil(lambda: not window.pages_to_build())
    assert window.current_page() is front
    assert front.isVisible()
    assert QApplication.focusWidget() is focus


def test_nothing_is_built_without_a_rest_or_behind_a_locked_desk(
    qtbot: QtBot, window: MainWindow
) -> None:
    missing = window.pages_to_build()
    PagesAhead(lambda: window, rest_ms=LONG_MS, parent=window).begin()
    type_text(window, "a")
    locked = PagesAhead(lambda: window, rest_ms=1, parent=window)
    locked.begin()
    locked.stop()
    qtbot.wait(20)
    assert window.pages_to_build() == missing
