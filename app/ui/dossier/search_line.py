"""The line that dossiers are looked for in: its picture, and the key that leads to it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.theme import paint_icon, tokens, watch
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.key_hint import KeyHint


class SearchLine(QLineEdit):
    """A line to type into; coming back to it marks the text, so that typing begins anew."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = KeyHint(key, parent=self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        watch.changed.connect(self._make_room)
        self._make_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._hint.sizeHint()
        top = (self.height() - size.height()) // 2
        self._hint.setGeometry(self.width() - size.width() - GAP_M, top, *size.toTuple())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = tokens().sizes.icon_small
        box = QRectF(GAP_M, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), box, "search", tokens().colors.text_secondary)

    def _make_room(self) -> None:
        right = self._hint.sizeHint().width() + GAP_S
        self.setTextMargins(tokens().sizes.icon_small + GAP_S, 0, right, 0)
