"""The frame of every dialog: a title, a body and one row of buttons, as tall as its words need."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
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
            # Wrapped words only know their height once the width is settled.
            width = max(self.minimumWidth(), layout.sizeHint().width())
            height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
            self.resize(width, max(height, layout.minimumSize().height()))
        super().showEvent(event)
