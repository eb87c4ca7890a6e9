"""What a list shows when it has nothing: why, and what can be done about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.ui.theme import icon, tokens, watch
from app.ui.widgets.layouts import column, row
from app.ui.widgets.text import Text


class EmptyState(QWidget):
    """A large pale icon, a title, a sentence and, if given, the button that helps."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        action: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._picture = QLabel()
        self._title = Text(title, "title", wrap=True)
        self._text = Text(text, "secondary", wrap=True)
        for label in (self._picture, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setVisible(bool(text))
        layout = column(None, self._picture, self._title, self._text)
        if action is not None:
            layout.addLayout(row(None, action, None))
        layout.addStretch(1)
        self.setLayout(layout)
        watch.changed.connect(self._dress)
        self._dress()

    def set_text(self, title: str, text: str = "") -> None:
        """Say something else, for instance that a search found nothing."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _dress(self) -> None:
        size = tokens().sizes.icon * 2
        picture = icon(self._icon_name, "field_line").pixmap(
            QSize(size, size), self.devicePixelRatioF()
        )
        self._picture.setPixmap(picture)
