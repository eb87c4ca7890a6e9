"""Makes the Qt program: style, Vietnamese locale, letters, Qt's own words, Qt's log.

It is made before anything slow is imported; the window and the backend are made elsewhere.
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from app import __version__
from app.ui.qt_texts import QtTexts
from app.ui.theme import HAS_STYLE, Scheme, apply_theme
from app.ui.theme.assets import ICONS
from app.words import SOURCE_LANGUAGE, use_language

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_qt_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def build_application(
    arguments: Sequence[str], *, scheme: Scheme = "system", point_size: int = 14
) -> QApplication:
    """Return the program's QApplication, dressed; there is one per process."""
    QCoreApplication.setApplicationName("Một Cửa")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Numbers and week days follow the office, never the machine the program happens to run on.
    QLocale.setDefault(QLocale("vi_VN"))
    qInstallMessageHandler(_log_qt)
    # Named here the style costs nothing; naming it later loads all the names of QStyle (4 ms).
    app = QApplication([*arguments, "-style", "fusion"])
    app.setProperty(HAS_STYLE, True)
    apply_theme(app, scheme, point_size)
    app.setWindowIcon(QIcon(str(ICONS / "motcua.svg")))
    return app


class QtWords(QObject):
    """Keeps Qt's own words in the language of the screen."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._vietnamese = QtTexts(self)

    def speak(self, language: str, catalogues: Path) -> None:
        """Show everything in ``language``, or in the source's where its catalogue is missing."""
        try:
            use_language(language, catalogues)
        except FileNotFoundError:
            language = SOURCE_LANGUAGE
            use_language(language, catalogues)
        self.use(language)

    def use(self, language: str) -> None:
        """Let Qt speak Vietnamese, or English for any other language."""
        self._app.removeTranslator(self._vietnamese)
        if language == SOURCE_LANGUAGE:
            self._app.installTranslator(self._vietnamese)


class WindowKeeper:
    """Owns the main window, and makes it anew when the language changes.

    Texts are read while a window is built, so a new window is the whole switch of language.
    """

    def __init__(self, build: "Callable[[], MainWindow]") -> None:
        self._build = build
        self.window: MainWindow | None = None

    def open(self) -> "MainWindow":
        """Build and show the window."""
        self.window = self._build()
        self.window.show()
        return self.window

    def rebuild(self) -> bool:
        """Replace the window, same place and page; False if its page must not be left now."""
        old = self.window
        if old is None:
            self.open()
            return True
        if not old.current_page().can_leave():
            return False
        geometry, name = old.saveGeometry(), old.current_name()
        old.retire()
        new = self._build()
        new.restoreGeometry(geometry)
        new.show_page(name)
        new.show()
        self.window = new
        old.hide()
        old.deleteLater()
        return True


def bring_to_front(window: QWidget) -> None:
    """Show ``window`` over the others, for instance when the program is started twice."""
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.show()
    window.raise_()
    window.activateWindow()


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
