"""What a list shows when it has nothing: why, and what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
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
        picture = IconLabel(icon_name, "field_line", scale=2)
        self._title = Text(title, "title", wrap=True)
        self._text = Text(text, "secondary", wrap=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        show_if(self._text, bool(text))
        layout = column(None, row(None, picture, None), self._title, self._text)
        if action is not None:
            layout.addLayout(row(None, action, None))
        layout.addStretch(1)
        self.setLayout(layout)

    def set_text(self, title: str, text: str = "") -> None:
        """Say something else, for instance that a search found nothing."""
        self._title.setText(title)
        self._text.setText(text)
        show_if(self._text, bool(text))
