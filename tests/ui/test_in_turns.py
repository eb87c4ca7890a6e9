"""Work in small pieces between what the clerk does."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.in_turns import InTurns


def test_each_task_has_a_turn_of_its_own_and_others_come_between(qtbot: QtBot) -> None:
    log: list[str] = []
    parent = QObject()

    def first() -> None:
        log.append("first")
        QTimer.singleShot(0, lambda: log.append("a key"))

    work = InTurns([first, lambda: log.append("second")], parent)
    assert log == []
    qtbot.waitUntil(work.is_done)
    assert log == ["first", "a key", "second"]


def test_nothing_is_done_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    log: list[str] = []
    parent, other = QObject(), QObject()
    InTurns([lambda: log.append("lost")], parent)
    delete(parent)
    qtbot.waitUntil(InTurns([], other).is_done)
    assert log == []
