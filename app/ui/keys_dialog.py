"""F1: every key that works, in one list; the guide itself is a document beside the program."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.page import Command, PageSpec
from app.ui.theme.tokens import GAP_M, GAP_S, GAP_XL
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.key_hint import KeyHint
from app.ui.widgets.text import Text
from app.words import tr

_COLUMNS = 2


class KeysDialog(Dialog):
    """Lists the keys of the pages, of the page in front (``commands``) and those of everywhere."""

    def __init__(
        self, pages: Sequence[PageSpec], commands: Sequence[Command], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Phím tắt"), parent, width=84)
        everywhere = (
            ("F2", tr("Dòng quét: gõ mã, tên, số giấy tờ")),
            ("Ctrl+K", tr("Tìm lệnh theo tên")),
            ("Ctrl+L", tr("Đổi cán bộ, khóa màn hình")),
            ("Ctrl+Shift+B", tr("Bảng điện tử cho người dân: bật, tắt")),
            ("Tab", tr("Sang ô sau")),
            ("Esc", tr("Đóng thông báo, bảng chọn")),
            ("F1", tr("Bảng này")),
        )
        keys = [
            *((spec.key, spec.title) for spec in pages),
            *((command.key, command.title) for command in commands if command.key),
            *everywhere,
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_M)
        grid.setVerticalSpacing(GAP_S)
        rows = -(-len(keys) // _COLUMNS)
        for number, (key, action) in enumerate(keys):
            line, column = number % rows, number // rows * 3
            grid.addWidget(KeyHint(key), line, column)
            grid.addWidget(Text(action), line, column + 1)
            grid.setColumnMinimumWidth(column + 2, GAP_XL)
        self.add(grid)
        self.add(
            Text(
                tr("Chữ gạch chân trên nút hay nhãn: bấm Alt và chữ đó để tới thẳng chỗ ấy."),
                "secondary",
                wrap=True,
            )
        )
        close = Button(tr("Đón&g"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.set_buttons(close)
