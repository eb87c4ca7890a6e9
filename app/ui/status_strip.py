"""The strip at the bottom: keys that work everywhere, and how printer, backup and journal are."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.theme.tokens import GAP_L, GAP_XS
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.key_hint import KeyHint
from app.ui.widgets.layouts import row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import tr

Condition = Literal["good", "attention", "bad", "unknown"]

_MARKS: dict[Condition, tuple[str, str]] = {
    "good": ("circle-check", "success"),
    "attention": ("alert-triangle", "warning"),
    "bad": ("alert-octagon", "error"),
    "unknown": ("circle-dashed", "text_secondary"),
}


class StatusStrip(QFrame):
    """Conditions are told by a mark of their own shape and by words, never by color alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._narrow = False
        self._hints = QWidget()
        hints = row(gap=GAP_L)
        for key, action in (
            ("F1", tr("Trợ giúp")),
            ("F2", tr("Quét")),
            ("Ctrl+K", tr("Lệnh")),
            ("Esc", tr("Đóng")),
        ):
            hints.addWidget(KeyHint(key, action))
        self._hints.setLayout(hints)
        self._busy = Text(tr("Đang xử lý…"), "small")
        self._busy.hide()
        self.store = _Condition(tr("Kho dữ liệu"))
        # Told of only after a run that did not end by itself.
        self.store.hide()
        self.printer = _Condition(tr("Máy in"))
        self.backup = _Condition(tr("Sao lưu"))
        self.backup.lead_somewhere()
        self.journal = _Condition(tr("Nhật ký"))
        self.journal.lead_somewhere()
        # Told of only while something is wrong with it.
        self.journal.hide()
        watched = (self.store, self.printer, self.journal, self.backup)
        layout = row(self._hints, None, self._busy, *watched, gap=GAP_L)
        layout.setContentsMargins(GAP_L, GAP_XS, GAP_L, GAP_XS)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_busy(self, busy: bool) -> None:
        """Say that an answer is still under way."""
        show_if(self._busy, busy)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the key hints where there is no room for them."""
        self._narrow = narrow
        self._fit()

    def show_journal(self, words: str, condition: Condition, more: str) -> None:
        """Show what is wrong with the receipt journal, in the room of the key hints."""
        self.journal.show_state(words, condition, more)
        show_if(self.journal, condition != "good")
        self._fit()

    def _fit(self) -> None:
        show_if(self._hints, not self._narrow and self.journal.isHidden())


class _Condition(QWidget):
    """One thing that is watched: its mark, its name and its state in words.

    Emits ``clicked``; whoever has no mouse finds the page behind it among the commands.
    """

    clicked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._mark = IconLabel("circle-dashed", "text_secondary", small=True)
        self._words = ElidedText("", "small")
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = row(self._mark, self._words, gap=GAP_XS)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.show_state(tr("chưa rõ"), "unknown")

    def show_state(self, words: str, condition: Condition, more: str = "") -> None:
        """Show ``words`` with the mark of ``condition``; ``more`` is told on demand."""
        self._mark.set_icon(*_MARKS[condition])
        self._words.setText(f"{self._name}: {words}")
        self.setAccessibleName(self._words.text())
        self.setAccessibleDescription(more)
        self.setToolTip(more)

    def lead_somewhere(self) -> None:
        """Show by the pointer that a click does something."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def words(self) -> str:
        """Return what is shown."""
        return self._words.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()
        super().mouseReleaseEvent(event)
