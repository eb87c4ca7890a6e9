"""The monitors of this PC, and word when one is plugged in, pulled or turned."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from app.ui.board.placement import ScreenPlace


class Screens(QObject):
    """Emits ``changed`` before Qt moves the windows of a monitor that is gone to another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._meet)
        application.screenRemoved.connect(self.changed)
        application.primaryScreenChanged.connect(self.changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self.changed)

    def all(self) -> tuple[ScreenPlace, ...]:
        """Return the monitors there are, the primary one first."""
        primary = QGuiApplication.primaryScreen()
        return tuple(_place(screen, screen is primary) for screen in QGuiApplication.screens())

    def of(self, window: QWidget) -> str:
        """Return the name of the monitor ``window`` is on."""
        return window.screen().name()

    def put(self, window: QWidget, place: ScreenPlace) -> None:
        """Let ``window`` cover a monitor when it is shown."""
        for screen in QGuiApplication.screens():
            if screen.name() == place.name:
                window.setScreen(screen)
        window.setGeometry(QRect(place.x, place.y, place.width, place.height))

    def _meet(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)
        self.changed.emit()


def _place(screen: QScreen, primary: bool) -> ScreenPlace:
    room = screen.geometry()
    return ScreenPlace(
        name=screen.name(),
        x=room.x(),
        y=room.y(),
        width=room.width(),
        height=room.height(),
        primary=primary,
    )
