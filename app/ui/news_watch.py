"""Asks every 20 seconds whether other counters did anything, and lets the pages look again.

On a store of this PC's own it asks once and never again.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.errors import MotCuaError
from app.ui.operations import Operations

if TYPE_CHECKING:
    from app.services.news import Mark, News

LOOK_MS = 20_000


class NewsWatch(QObject):
    """The changes in the answer are told to every page by ``operations`` itself."""

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._mark: Mark | None = None
        self._asking = False
        self._timer = QTimer(self)
        operations.closing.connect(self._timer.stop)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask, unless the last question is still open: the line may be slow."""
        if self._asking:
            return
        self._asking, mark = True, self._mark
        self._operations.background(
            lambda counter, _tick: counter.exchange.news(mark), self._note, self._wait
        )

    def is_over(self) -> bool:
        """Say whether there is nobody to hear from."""
        return not self._timer.isActive()

    def _note(self, news: "News") -> None:
        self._asking, self._mark = False, news.mark
        if news.mark is None:
            self._timer.stop()

    def _wait(self, _failure: MotCuaError) -> bool:
        """Say nothing: whoever does something next is told that the server is gone."""
        self._asking = False
        return True
