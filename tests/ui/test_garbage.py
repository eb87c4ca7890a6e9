"""Python's garbage, which must be collected on the screen's thread alone."""

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from app.ui.garbage import GarbageCollector


class Knot:
    """Something that only the collector finds, for it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_no_worker_collects_and_the_screen_does(qtbot: QtBot) -> None:
    collector = GarbageCollector()
    collected_by: list[threading.Thread] = []

    def leave_garbage() -> None:
        knot = Knot()
        weakref.finalize(knot, lambda: collected_by.append(threading.current_thread()))
        for _number in range(5 * gc.get_threshold()[0]):
            Knot()

    worker = threading.Thread(target=leave_garbage)
    worker.start()
    worker.join()
    assert collected_by == []
    qtbot.waitUntil(lambda: bool(collected_by))
    assert collected_by == [threading.main_thread()]
    collector.stop()
    assert gc.isenabled()
    # For the tests that follow.
    gc.disable()
