"""The pulse itself: it must bite, and it must not bite without reason."""

import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.heartbeat import LIMIT_MS, Heartbeat


def slow_slot() -> None:
    time.sleep(0.12)


def test_a_slot_of_120_ms_is_found_and_named(qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer

    beat = Heartbeat()
    beat.start()
    qtbot.wait(30)
    QTimer.singleShot(0, slow_slot)
    qtbot.wait(30)
    beat.stop()
    with pytest.raises(AssertionError, match=r"blocked 1\d\d ms[\s\S]*slow_slot"):
        beat.check(LIMIT_MS)


def test_work_on_another_thread_does_not_stop_the_pulse(qtbot: QtBot, heartbeat: Heartbeat) -> None:
    ended = threading.Event()

    def work() -> None:
        sum(range(2_000_000))
        ended.set()

    threading.Thread(target=work).start()
    qtbot.waitUntil(ended.is_set)
