"""The sections of the settings in groups: what is of the office, of this PC, of its store."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_XS
from app.ui.widgets.layouts import column
from app.ui.widgets.side_button import SideButton
from app.ui.widgets.text import Text
from app.words import N_, tr

GROUPS: dict[str, dict[str, tuple[str, str]]] = {
    N_("Bộ phận"): {
        "office": (N_("Cơ quan"), "building-bank"),
        "clerks": (N_("Công chức"), "users"),
        "calendar": (N_("Lịch làm việc"), "calendar"),
        "catalogue": (N_("Thủ tục"), "book"),
        "forms": (N_("Mẫu giấy"), "file-text"),
    },
    N_("Máy này"): {
        "printer": (N_("Máy in"), "printer"),
        "scanner": (N_("Máy quét"), "scan"),
        "display": (N_("Hiển thị"), "sun"),
        "board": (N_("Bảng điện tử"), "device-tv"),
        "sign_in": (N_("Đăng nhập"), "lock"),
    },
    N_("Kho dữ liệu"): {
        "data": (N_("Dữ liệu"), "database-export"),
        "backups": (N_("Sao lưu"), "archive"),
        "recovery": (N_("Phục hồi"), "arrow-back-up"),
        "encryption": (N_("Mã hóa"), "lock"),
        "import": (N_("Nhập sổ cũ"), "download"),
        "merge": (N_("Quầy khác"), "usb"),
    },
    N_("Theo dõi"): {
        "scans": (N_("Quét gần đây"), "barcode"),
        "audit": (N_("Nhật ký truy cập"), "history"),
        "about": (N_("Giới thiệu"), "info-circle"),
    },
}
"""Each section's title and icon, under the heading of its group."""

SECTIONS = {name: words for group in GROUPS.values() for name, words in group.items()}


class SettingsRail(QScrollArea):
    """The list at the left of the settings; longer than the smallest screen is high."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {
            name: SideButton(tr(title), icon=icon) for name, (title, icon) in SECTIONS.items()
        }
        parts: list[QWidget | None] = []
        for heading, group in GROUPS.items():
            parts += [Text(tr(heading), "small"), *(self.buttons[name] for name in group)]
        inner = QWidget()
        inner.setLayout(column(*parts, None, gap=GAP_XS))
        for name, button in self.buttons.items():
            button.setMinimumHeight(tokens().sizes.control - GAP_XS)
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def mark(self, name: str) -> None:
        """Show ``name`` as the section in front."""
        self.buttons[name].setChecked(True)
        self.ensureWidgetVisible(self.buttons[name])
