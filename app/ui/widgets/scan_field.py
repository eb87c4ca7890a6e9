"""The line at the top for what is typed from a slip or a card; scans themselves bypass it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app.ui.theme import paint_icon, tokens, watch
from app.ui.widgets.key_hint import KeyHint
from app.words import tr


class ScanField(QLineEdit):
    """Emits ``submitted`` with the trimmed text on Enter; Escape empties it."""

    submitted = Signal(str)

    def __init__(self, key: str = "F2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Quét mã vạch, hoặc gõ mã hồ sơ, số giấy tờ, họ tên"))
        self.setAccessibleName(tr("Quét hoặc tìm hồ sơ"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = KeyHint(key, parent=self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.returnPressed.connect(self._submit)
        watch.changed.connect(self._make_room)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * 24, hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._hint.sizeHint()
        self._hint.setGeometry(
            self.width() - size.width() - 14,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = tokens().sizes.icon
        box = QRectF(14, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), box, "scan", tokens().colors.primary)

    def _make_room(self) -> None:
        right = self._hint.sizeHint().width() + 8
        self.setTextMargins(tokens().sizes.icon + 12, 0, right, 0)

    def _submit(self) -> None:
        if text := self.text().strip():
            self.submitted.emit(text)
