"""Keeps everything but the sign-in out of sight while the desk is locked, also what comes late."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class LockGuard(QObject):
    """``hold`` hides all windows but ``allowed`` and its own dialogs, until ``release``.

    What ``is_public`` says may hang there for everybody stays as well.

    An answer that comes while nobody is signed in may open a dialog; it is closed before it can be
    read, and a question that is closed is answered with no.
    """

    def __init__(
        self,
        allowed: QWidget,
        is_public: Callable[[QWidget], bool] = lambda _window: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._allowed, self._is_public = allowed, is_public
        self._holding = False

    def hold(self) -> None:
        """Hide what is there, and whatever comes from now on."""
        if not self._holding:
            self._holding = True
            self._application().installEventFilter(self)
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and not self._may_show(window):
                window.hide()

    def release(self) -> None:
        """Let windows come again."""
        if self._holding:
            self._holding = False
            self._application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not self._may_show(watched)
        ):
            # A window cannot be closed while it is being shown: it never comes to the screen, and
            # is closed in the next turn.
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, watched, watched.close)
        return False

    def _may_show(self, window: QWidget) -> bool:
        widget: QWidget | None = window
        while widget is not None and widget is not self._allowed:
            widget = widget.parentWidget()
        return widget is self._allowed or self._is_public(window)

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application
