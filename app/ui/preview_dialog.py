"""Shows a paper as it will come out: its pages as pictures, one below the other.

The pictures are painted elsewhere, on a worker; nothing here prints.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.layouts import column
from app.words import tr

_SCREEN_PART = 0.8


class PreviewDialog(Dialog):
    """The pages of one paper, as wide as the window has room for; Escape closes."""

    def __init__(self, title: str, pages: Sequence[QImage], parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        sheets = [self._sheet(number, page) for number, page in enumerate(pages, start=1)]
        content = QWidget()
        content.setLayout(column(*sheets, None, gap=GAP_M, margins=(GAP_S, GAP_S, GAP_S, GAP_S)))
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setAccessibleName(tr("Các trang của giấy"))
        widest = max((page.width() for page in pages), default=0)
        tallest = max((page.height() for page in pages), default=0)
        room = self.screen().availableGeometry()
        area.setMinimumSize(
            min(widest + 6 * GAP_M, int(room.width() * _SCREEN_PART)),
            min(tallest + 4 * GAP_M, int(room.height() * _SCREEN_PART) - 8 * GAP_M),
        )
        self.add(area, stretch=1)
        close = Button(tr("Đóng"), "secondary", key="Esc")
        close.clicked.connect(self.accept)
        self.set_buttons(close)
        area.setFocus()

    def _sheet(self, number: int, page: QImage) -> QLabel:
        label = QLabel()
        label.setPixmap(QPixmap.fromImage(page))
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setAccessibleName(tr("Trang {number}", number=number))
        return label
