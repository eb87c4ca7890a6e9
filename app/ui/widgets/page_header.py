"""The top of a page: its name, a line under it, and its own buttons at the right."""

from PySide6.QtWidgets import QWidget

from app.ui.theme.tokens import GAP_S
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText


class PageHeader(QWidget):
    """A heading with an optional second line; ``add`` puts widgets at the right end."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedText(title, "heading")
        self._subtitle = ElidedText(subtitle, "secondary")
        show_if(self._subtitle, bool(subtitle))
        self._right = row(gap=GAP_S)
        layout = row(column(self._title, self._subtitle, gap=0), self._right)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` at the right end."""
        self._right.addWidget(widget)

    def set_title(self, title: str) -> None:
        """Show another heading."""
        self._title.setText(title)

    def set_subtitle(self, text: str) -> None:
        """Show another second line; an empty one takes no room."""
        self._subtitle.setText(text)
        show_if(self._subtitle, bool(text))
