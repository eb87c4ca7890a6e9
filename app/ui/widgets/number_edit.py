"""A small whole number with up and down arrows, such as a count of copies."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget


class NumberEdit(QSpinBox):
    """A number from ``lowest`` to ``highest``; the wheel scrolls the page, never the number."""

    def __init__(
        self, lowest: int = 0, highest: int = 99, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        self.setSuffix(suffix)
        # Style rules do not reach the text inside.
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
