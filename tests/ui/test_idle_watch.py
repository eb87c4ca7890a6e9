"""The watch that locks a desk nobody is at."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.idle_watch import IdleWatch
from tests.ui.scanner import Keyboard


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[QLineEdit]:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is line)
    yield line


def time_left(watch: IdleWatch) -> int:
    timer = watch.findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer.remainingTime()


def test_nobody_at_the_desk_is_noticed_once(qtbot: QtBot, line: QLineEdit) -> None:
    watch = IdleWatch(minutes=1 / 60_000)
    with qtbot.waitSignal(watch.idle):
        watch.watch(True)
    assert not watch.is_watching()


def test_a_key_begins_the_time_anew(qtbot: QtBot, line: QLineEdit) -> None:
    watch = IdleWatch(minutes=10)
    watch.watch(True)
    before = time_left(watch)
    qtbot.waitUntil(lambda: time_left(watch) < before)
    handle = line.windowHandle()
    assert handle is not None
    lowest = time_left(watch)
    Keyboard(handle).type("a")
    assert time_left(watch) > lowest
    watch.watch(False)


def test_a_scan_no_window_has_seen_counts_as_a_touch(qtbot: QtBot, line: QLineEdit) -> None:
    watch = IdleWatch(minutes=10)
    watch.touch()
    assert not watch.is_watching()
    watch.watch(True)
    before = time_left(watch)
    qtbot.waitUntil(lambda: time_left(watch) < before)
    lowest = time_left(watch)
    watch.touch()
    assert time_left(watch) > lowest
    watch.watch(False)


def test_a_window_that_goes_away_is_let_go(qtbot: QtBot, line: QLineEdit) -> None:
    watch = IdleWatch(minutes=10)
    watch.watch(True)
    other = QLineEdit()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is other)
    other.close()
    other.deleteLater()
    QApplication.processEvents()
    watch.watch(False)
    watch.watch(True)
    assert watch.is_watching()
    watch.watch(False)
