"""The frame of every dialog: a title, a body and one row of buttons, as tall as its words need."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS
from app.ui.widgets.layouts import column, row
from app.ui.widgets.text import Text


class Dialog(QDialog):
    """Put content into ``body`` and name the buttons with ``set_buttons``; Escape rejects.

    ``width`` counts average letters. Whoever opens it calls ``deleteLater`` when it is finished.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 52) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.heading = Text(title, "title", wrap=True)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body: QVBoxLayout = column(gap=GAP_M)
        self._buttons: QHBoxLayout = row(gap=GAP_S)
        parts = (self.heading, self.body, GAP_XS, self._buttons)
        self.setLayout(column(*parts, gap=GAP_M, margins=(GAP_XL, GAP_L, GAP_XL, GAP_L)))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * width)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put ``item`` at the end of the body."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def set_buttons(self, *right: QPushButton, left: Sequence[QPushButton] = ()) -> None:
        """Name the buttons, from left to right; the last one of ``right`` is usually the answer."""
        for button in left:
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        for button in right:
            self._buttons.addWidget(button)

    def showEvent(self, event: QShowEvent) -> None:
        layout = self.layout()
        if layout is not None:
            width = max(self.minimumWidth(), layout.sizeHint().width())
            self.resize(width, self._height_for(width))
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            # An error that has come under a field needs room, which nothing else may lose.
            self.resize(self.width(), max(self.height(), self._height_for(self.width())))
        return done

    def _height_for(self, width: int) -> int:
        """Return the height the content needs: wrapped words know theirs once the width is."""
        layout = self.layout()
        if layout is None:
            return self.height()
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        return max(height, layout.minimumSize().height())
