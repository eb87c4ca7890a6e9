"""Every building block together: how it looks, and that nothing of it stays behind."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.operations import Operations
from app.ui.theme import Scheme, apply_theme
from tests.ui.gallery import IntakePage, PartsPage, open_gallery, specs
from tests.ui.pictures import compare


@pytest.fixture
def window(qtbot: QtBot, operations: Operations) -> Iterator[MainWindow]:
    window = open_gallery(operations)
    qtbot.addWidget(window)
    window.resize(1366, 689)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.retire()


@pytest.mark.parametrize(
    ("page", "scheme", "points"),
    [("receive", "light", 14), ("settings", "dark", 14), ("workload", "light", 18)],
)
def test_the_look_is_the_one_that_was_approved(
    qtbot: QtBot,
    qapp: QApplication,
    window: MainWindow,
    failures: Path,
    page: str,
    scheme: Scheme,
    points: int,
) -> None:
    apply_theme(qapp, scheme, points)
    window.show_page(page)
    # A blinking cursor is part of no approved look.
    qapp.setCursorFlashTime(0)
    window.setFocus()
    qtbot.wait(20)
    compare(window, f"{page}-{scheme}-{points}", failures)


def test_no_part_of_a_page_flashes_up_as_a_window_while_the_page_is_built(
    qtbot: QtBot, qapp: QApplication
) -> None:
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    pages = [spec.build() for spec in specs()]
    qapp.removeEventFilter(watch)
    for page in pages:
        page.deleteLater()
    assert watch.seen == []


@pytest.mark.parametrize("build", [IntakePage, PartsPage])
def test_no_widget_stays_behind_when_its_window_goes(qtbot: QtBot, build: type[QWidget]) -> None:
    make_and_drop(build)
    before = len(QApplication.allWidgets()), python_objects()
    for _number in range(20):
        make_and_drop(build)
    widgets, objects = len(QApplication.allWidgets()), python_objects()
    assert widgets <= before[0]
    assert objects - before[1] <= 2


def test_a_main_window_is_freed_with_its_pages(qtbot: QtBot, operations: Operations) -> None:
    def once() -> None:
        window = open_gallery(operations)
        window.show()
        window.close()
        window.deleteLater()
        del window
        collect()

    once()
    before = len(QApplication.allWidgets()), python_objects()
    for _number in range(5):
        once()
    assert len(QApplication.allWidgets()) <= before[0]
    assert python_objects() - before[1] <= 1


class WindowWatch(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def make_and_drop(build: type[QWidget]) -> None:
    widget = build()
    widget.show()
    widget.close()
    widget.deleteLater()
    del widget
    collect()


def collect() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def python_objects() -> int:
    """Return how many Qt objects Python still knows, dead ones included."""
    return sum(isinstance(item, QObject) for item in gc.get_objects())
