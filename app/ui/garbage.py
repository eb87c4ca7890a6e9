"""Lets Python look for garbage on the screen's thread only.

Qt asks for a widget's Python half and then waits for its turn; a worker that collected this half
meanwhile would leave Qt with a pointer to nothing, and the program would crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 100
# Looking through everything holds the screen up, and seldom finds what the youngest do not have.
_SELDOM = 10


class GarbageCollector(QObject):
    """Collects from now on what Python would by itself, at its thresholds, all but seldom."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)

    def look(self) -> None:
        """Collect the oldest generation that has grown over its threshold, if one has."""
        counts, (young, older, oldest) = gc.get_count(), gc.get_threshold()
        limits = (young, older, oldest * _SELDOM)
        due = [place for place, count in enumerate(counts) if count > limits[place]]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Let Python collect by itself again, wherever it is."""
        self._timer.stop()
        gc.enable()
