"""Practices a restore each week without being asked, and tells when it fails.

When it is time is ``app.domain.restored``'s to say; the practice is ``app.services.store.drill``.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.services.answers import Drilled
from app.ui import messages
from app.ui.job import Job
from app.ui.operations import Operations
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick

# The first look lets the day begin first.
_FIRST_LOOK_MS, _LOOK_MS = 3 * 60_000, 30 * 60_000


class UpkeepWatch(QObject):
    """Looks now and then whether it is time; work at the desk goes on meanwhile."""

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._job: Job | None = None
        self._timer = QTimer(self)
        operations.closing.connect(self._timer.stop)
        self._timer.timeout.connect(self.look)
        self._timer.start(_FIRST_LOOK_MS)

    def look(self) -> None:
        """Ask whether it is time to practice, and do so if it is."""
        self._timer.setInterval(_LOOK_MS)
        if self._job is None:
            self._operations.read(_is_due, self._act, _say_nothing)

    def _act(self, due: bool) -> None:
        if not due or self._job is not None:
            return

        def work(counter: "Counter", tick: "Tick") -> Drilled | None:
            # Another clerk's desk may have seen to it while this was waiting for its turn.
            return counter.upkeep.drill(tick) if counter.upkeep.drill_is_due() else None

        self._job = self._operations.background(work, self._tell, _say_nothing)
        self._job.finished.connect(self._over)

    def _tell(self, answer: Drilled | None) -> None:
        if answer is not None and not answer.result.ok:
            messages.warn(
                tr("Phục hồi thử bản sao lưu không được"),
                tr(
                    "{words} Sao lưu lại ngay, rồi vào Cài đặt, phần Phục hồi, để thử lần nữa.",
                    words=answer.result.said(tr),
                ),
            )

    def _over(self) -> None:
        self._job = None


def _is_due(counter: "Counter") -> bool:
    # Without any backup yet there is nothing to practice with, and the strip says so already.
    return counter.upkeep.drill_is_due() and bool(counter.backups.rows())


def _say_nothing(_answer: object) -> bool:
    return True
