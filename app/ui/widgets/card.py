"""The white panel everything stands on: a title, what belongs on its right, and a body."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QVBoxLayout, QWidget

from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.layouts import least_height, row
from app.ui.widgets.styling import set_style
from app.ui.widgets.text import ElidedText, Text


class Card(QFrame):
    """A panel; put the content into ``body``. ``frame_focus_of`` lets a table light the card up."""

    def __init__(
        self, title: str = "", *, aside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.body: QVBoxLayout = QVBoxLayout(self)
        self.body.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_L)
        self.body.setSpacing(GAP_S)
        self._title = ElidedText(title, "title")
        self.aside: Text | None = None
        if title:
            self.setAccessibleName(title)
            if aside is None:
                aside = self.aside = Text("", "secondary")
            header = row(self._title, aside)
            header.setStretch(0, 1)
            self.body.addLayout(header)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put ``item`` at the end of the body."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def set_title(self, title: str) -> None:
        """Show another title; the card must have been made with one."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_aside(self, text: str) -> None:
        """Show ``text`` on the right of the title; only for cards made without ``aside``."""
        if self.aside is not None:
            self.aside.setText(text)

    def heightForWidth(self, width: int) -> int:
        # What stretches also shrinks: a table or a part that scrolls must not push a page apart.
        stretches = any(self.body.stretch(at) for at in range(self.body.count()))
        return least_height(self, width) if stretches else super().heightForWidth(width)

    def frame_focus_of(self, widget: QWidget) -> None:
        """Frame the whole card while ``widget``, usually a table, has the keyboard."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            set_style(self, "focusframe", QApplication.focusWidget() is watched)
        return super().eventFilter(watched, event)
