"""What each page of the main window stands in: it scrolls where the page does not fit.

What a page leaves out or folds on a small screen is the page's own business.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from app.ui.page import Page


class PageFrame(QScrollArea):
    """Keeps what ``page`` needs at least from the window, which stays as large as its screen."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(page)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_in_sight)

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        scrolls = self.verticalScrollBar().maximum() or self.horizontalScrollBar().maximum()
        if scrolls and now is not None and self.isVisible() and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)
