"""Builds the pages nobody has visited yet, one by one while nobody touches the desk.

Building a page holds the screen up for 30–110 ms: too long for a key that is waiting, and noticed
by nobody who is reading or talking.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.ui.idle_watch import IdleWatch
from app.ui.main_window import MainWindow

_REST_MS = 1_500


class PagesAhead(QObject):
    """Works on the window that ``window`` gives at the time, between ``begin`` and ``stop``."""

    def __init__(
        self,
        window: Callable[[], MainWindow],
        rest_ms: int = _REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._watch = IdleWatch(rest_ms / 60_000, self)
        self._watch.idle.connect(self._build_one)

    def begin(self) -> None:
        """Build what is missing, a page after each rest."""
        self._watch.watch(bool(self._window().pages_to_build()))

    def stop(self) -> None:
        """Build nothing while the window is out of sight."""
        self._watch.watch(False)

    def _build_one(self) -> None:
        window = self._window()
        for name in window.pages_to_build()[:1]:
            window.make_ready(name)
        self.begin()
