"""What every test of the screen has: the look, a recorder of messages, a heartbeat, no leaks."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDialog

from app.ui.garbage import GarbageCollector
from app.ui.operations import Operations
from app.ui.theme import apply_theme
from tests.ui.heartbeat import ALLOWED_MS, LIMIT_MS, Heartbeat
from tests.ui.recorder import Recorder


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """Light, 14 points, in the office's locale, whatever the test before did."""
    QLocale.setDefault(QLocale("vi_VN"))
    apply_theme(qapp, "light", 14)


@pytest.fixture(scope="session", autouse=True)
def garbage(qapp: QApplication) -> Iterator[None]:
    """Collect garbage where the program does: another thread would pull widgets away from Qt."""
    collector = GarbageCollector()
    yield
    collector.stop()


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window or a dialog behind."""
    # What thousands of tests before have left would be looked through again each time.
    gc.freeze()
    yield
    for _turn in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    left = [w for w in qapp.topLevelWidgets() if w.isVisible() or isinstance(w, QDialog)]
    for widget in left:
        widget.deleteLater()
    assert not left, f"windows left open: {left}"


@pytest.fixture
def said() -> Iterator[Recorder]:
    """Record announcements and questions; questions are answered with ``said.answer``."""
    recorder = Recorder()
    recorder.listen()
    yield recorder
    recorder.stop()


@pytest.fixture
def resting_heartbeat(pytestconfig: pytest.Config) -> Iterator[Heartbeat]:
    """Fail a test in which the screen stood still, from when the test itself starts the beat."""
    beat = Heartbeat()
    yield beat
    beat.stop()
    beat.check(LIMIT_MS if pytestconfig.getoption("--still-screen") else ALLOWED_MS)


@pytest.fixture
def heartbeat(resting_heartbeat: Heartbeat) -> Heartbeat:
    """Fail a test during which the screen stood still."""
    resting_heartbeat.start()
    return resting_heartbeat


@pytest.fixture
def operations() -> Iterator[Operations]:
    """Operations whose backend is a plain dictionary."""
    made = Operations(dict)
    yield made
    made.close()


@pytest.fixture
def failures() -> Path:
    """The folder for pictures of what looks wrong."""
    return Path("artefacts")
