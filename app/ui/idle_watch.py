"""Notices that nobody has touched keyboard or mouse for a while; what then happens is not here."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

# What may be chosen: a desk that locks while somebody reads, or never, protects nobody.
FEWEST_MINUTES, MOST_MINUTES = 1, 30

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Emits ``idle`` once after ``minutes`` without a touch, while it is watching.

    Only the window in front is filtered: a filter over the whole application would be asked about
    every painting and timer.
    """

    idle = Signal()

    def __init__(self, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._follows = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A coarse one may come up to half a minute early.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)

    @staticmethod
    def within_bounds(minutes: int) -> int:
        """Return what may be chosen that is nearest, whatever somebody wrote into the file."""
        return min(max(minutes, FEWEST_MINUTES), MOST_MINUTES)

    def set_minutes(self, minutes: float) -> None:
        """Wait so long from now on; a time that runs begins anew."""
        self._timer.setInterval(int(minutes * 60_000))

    def minutes(self) -> float:
        """Return how long it waits."""
        return self._timer.interval() / 60_000

    def watch(self, wanted: bool) -> None:
        """Begin to watch, also anew after ``idle``, or stop."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        if wanted and not self._follows:
            application.focusWindowChanged.connect(self._follow)
            self._follow(application.focusWindow())
        elif not wanted and self._follows:
            application.focusWindowChanged.disconnect(self._follow)
            self._follow(None)
        self._follows = wanted
        if not wanted:
            self._timer.stop()
        elif not self.is_watching():
            self._timer.start()

    def is_watching(self) -> bool:
        """Say whether the time runs."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Begin the time anew: something was done that no window has seen, such as a scan."""
        if self.is_watching():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _follow(self, window: QWindow | None) -> None:
        """Look at ``window`` instead of the one before, which may have been deleted."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.destroyed.disconnect(self._lose)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._lose)

    def _lose(self) -> None:
        self._window = None
