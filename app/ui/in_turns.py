"""Does small pieces of work on the screen's thread one by one, letting the clerk in between."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 15


class InTurns(QObject):
    """Does ``tasks`` in order, each in a turn of the event loop of its own; lives with ``parent``.

    For loading modules ahead: a worker must not do it, because what Qt objects a module makes
    would belong to that thread.
    """

    def __init__(self, tasks: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = iter(tuple(tasks))
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._do_next)
        self._timer.start()

    def is_done(self) -> bool:
        """Say whether nothing is left to do."""
        return not self._timer.isActive()

    def _do_next(self) -> None:
        task = next(self._tasks, None)
        if task is None:
            self._timer.stop()
        else:
            task()
