"""A small key cap that shows which key does something; it does nothing itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.layouts import row
from app.ui.widgets.text import Text


class KeyHint(QWidget):
    """A key cap ("F9") and, if given, what it does."""

    def __init__(self, key: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        cap = Text(key, "key")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = row(cap, gap=6)
        if action:
            layout.addWidget(Text(action, "small"))
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
