"""How long a table takes to be painted while a worker computes, against a worker that rests.

Qt asks Python for every cell, and each time has to get the interpreter back from the worker.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEventLoop,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.ui.job import Job, Tick
from app.ui.operations import Operations

ROWS, COLUMNS, ROUNDS = 40, 10, 9
PYTHONS_OWN_S = 0.005
# The worker has a core of its own; what is left is the price of taking turns.
MOST = 15.0

Index = QModelIndex | QPersistentModelIndex


class Cells(QAbstractTableModel):
    def rowCount(self, parent: Index | None = None) -> int:
        return ROWS

    def columnCount(self, parent: Index | None = None) -> int:
        return COLUMNS

    def data(self, index: Index, role: int = 0) -> Any:
        return f"{index.row()}/{index.column()}" if role == Qt.ItemDataRole.DisplayRole else None


class Painting:
    """A table that fills a screen, painted as Qt's own loop does it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._cells, self._view = Cells(), QTableView()
        self._view.setModel(self._cells)
        self._view.resize(1366, 689)
        self._view.show()
        qtbot.addWidget(self._view)

    def median_ms(self) -> float:
        costs: list[float] = []
        loop = QEventLoop()

        def paint() -> None:
            begin = time.perf_counter()
            self._view.selectRow(len(costs))
            self._cells.layoutChanged.emit()
            QCoreApplication.processEvents()
            costs.append((time.perf_counter() - begin) * 1000)
            QTimer.singleShot(0, paint if len(costs) < ROUNDS else loop.quit)

        QTimer.singleShot(0, paint)
        loop.exec()
        return statistics.median(costs)


def compute(_backend: object, tick: Tick) -> None:
    """Count until told to stop, as a report of a year would."""
    while True:
        sum(number * number for number in range(1000))
        tick(0, 0, "")


@pytest.fixture
def counting(qtbot: QtBot) -> Iterator[Job]:
    operations = Operations(dict)
    job = operations.background(compute, lambda _done: None, lambda error: True)
    yield job
    job.cancel()
    operations.close()


@pytest.mark.benchmark
def test_a_worker_that_computes_hardly_slows_the_screen(
    qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    painting = Painting(qtbot)
    painting.median_ms()
    alone = painting.median_ms()
    request.getfixturevalue("counting")
    beside = painting.median_ms()
    ours = sys.getswitchinterval()
    sys.setswitchinterval(PYTHONS_OWN_S)
    usual = painting.median_ms()
    sys.setswitchinterval(ours)
    print(
        f"\na table alone {alone:.1f} ms, beside a worker {beside:.1f}, at 5 ms a turn {usual:.1f}"
    )
    assert beside <= MOST * alone
