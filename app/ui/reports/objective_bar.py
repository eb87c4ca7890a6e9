"""The keys that set, change and end quality objectives, and the question before one ends."""

from PySide6.QtWidgets import QWidget

from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import row
from app.words import tr


class ObjectiveBar(QWidget):
    """``propose`` is there while the office has set no objective at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = Button(tr("Đặt mục tiêu"), "primary", icon="plus", key="F9")
        self.propose = Button(tr("Lấy mục tiêu &gợi ý"), icon="star")
        self.change = Button(tr("Sửa"), icon="edit", key="F2")
        self.end = Button(tr("Cho &thôi"), icon="ban")
        line = row(self.add, self.propose, self.change, self.end, None, gap=GAP_S)
        self.setLayout(line)

    def offer(self, *, none_set: bool, marked: bool) -> None:
        """Let only be pressed what can be done."""
        self.propose.setVisible(none_set)
        self.change.setEnabled(marked)
        self.end.setEnabled(marked)
