"""A window with every building block and invented data: `python -m tests.ui.gallery FOLDER`.

It saves pictures of each page in light, dark and large letters; without a folder it just opens.
"""

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from app.domain.text import fold
from app.domain.vietnam_time import local
from app.ui.main_window import MainWindow
from app.ui.operations import Operations
from app.ui.page import Command, Page, PageSpec
from app.ui.theme import Scheme, apply_theme
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.bar_chart import Bar, BarChart
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.digit_edit import DigitEdit, MoneyEdit
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.search_select import Choice, SearchSelect
from app.ui.widgets.stat_tile import StatTile
from app.ui.widgets.status_pill import PILL_ROLE, Pill, PillDelegate, PillTone, StatusPill
from app.ui.widgets.table import Column, Table

NOW = local(2025, 11, 24, 14, 32)
TODAY = date(2025, 11, 24)

PILLS = (
    Pill("Mới nhận", "circle-dot", PillTone.NEW),
    Pill("Đang xử lý", "circle-dashed", PillTone.ACTIVE),
    Pill("Chờ bổ sung", "file-alert", PillTone.WAITING),
    Pill("Sắp đến hạn", "hourglass", PillTone.SOON),
    Pill("Quá hạn", "alert-octagon", PillTone.LATE),
    Pill("Chờ trả", "package", PillTone.READY),
    Pill("Đã trả", "circle-check", PillTone.DONE),
)
PROCEDURES = (
    Choice("1.001193", "Đăng ký khai sinh", "1.001193"),
    Choice("2.000815", "Chứng thực bản sao từ bản chính giấy tờ, văn bản", "2.000815"),
    Choice("2.000884", "Chứng thực chữ ký trong các giấy tờ, văn bản", "2.000884"),
    Choice("1.000656", "Đăng ký khai tử", "1.000656"),
    Choice("1.004873", "Cấp giấy xác nhận tình trạng hôn nhân", "1.004873"),
)
PEOPLE = (
    "Lê Hoàng Quân",
    "Phạm Thị Ngọc Bích",
    "Võ Minh Đạt",
    "Đặng Thu Ửng",
    "Huỳnh Văn Phước",
    "Bùi Thị Kim Liên",
    "Ngô Gia Bảo",
)

_Index = QModelIndex | QPersistentModelIndex


class DossierModel(QAbstractTableModel):
    """A few invented dossiers."""

    HEADERS = ("Giờ", "Mã hồ sơ", "Người nộp", "Trạng thái")

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2 * len(PEOPLE)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.HEADERS)

    def data(self, index: _Index, role: int = 0) -> Any:
        row_number = index.row()
        pill = PILLS[row_number % len(PILLS)]
        if role == PILL_ROLE:
            return pill if index.column() == 3 else None
        if role != 0:
            return None
        time = f"{14 - row_number // 3:02d}:{59 - row_number * 3:02d}"
        code = f"01-25-{4711 - row_number:06d}"
        return (time, code, PEOPLE[row_number % len(PEOPLE)], pill.text)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == 0:
            return self.HEADERS[section]
        return None


def rank(typed: str) -> list[Choice]:
    return [choice for choice in PROCEDURES if fold(typed) in fold(choice.title)]


def half_hours() -> list[Bar]:
    counts = (3, 6, 9, 11, 8, 7, 5, 4, 0, 0, 0, 0, 6, 9, 7, 0, 0, 0, 0, 0)
    bars = []
    for place, count in enumerate(counts):
        hour, half = 7 + place // 2, "30" if place % 2 else ""
        bars.append(Bar(f"{hour}h{half}", count, current=place == 14, future=place > 14))
    return bars


def table_card(title: str = "Hồ sơ hôm nay") -> Card:
    card = Card(title)
    card.set_aside("Hiện 14 / 47")
    table = Table(title)
    table.setModel(DossierModel(table))
    table.setItemDelegateForColumn(3, PillDelegate(table))
    table.set_columns(
        (
            Column("00:00", drop=1),
            Column("01-25-000000"),
            Column("Nguyễn Thị Ngọc", stretch=True),
            Column("Sắp đến hạn", pill=True),
        )
    )
    table.selectRow(1)
    table.stand_in(card)
    return card


class IntakePage(Page):
    """The shape of the page for receiving: tiles, a form and today's list."""

    def __init__(self) -> None:
        super().__init__()
        tiles = row(gap=GAP_M)
        for label, icon, tone, value in (
            ("Nhận hôm nay", "inbox", "primary", 47),
            ("Chờ trả", "package", "primary", 6),
            ("Sắp đến hạn (2 ngày)", "hourglass", "warning", 8),
            ("Quá hạn", "alert-octagon", "error", 3),
        ):
            tile = StatTile(label, icon, tone)
            tile.set_value(value)
            tiles.addWidget(tile)
        right = column(table_card(), gap=GAP_M)
        both = row(self._form(), right, gap=GAP_M)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(column(tiles, both, gap=GAP_M, margins=(GAP_L, GAP_M, GAP_L, GAP_M)))

    def _form(self) -> Card:
        card = Card("Tiếp nhận hồ sơ mới")
        card.set_aside("Mã: 01-25-004712")
        self.procedure = SearchSelect(rank)
        self.procedure.set_choice(PROCEDURES[0])
        day = DateEdit(lambda: TODAY)
        day.set_value(TODAY)
        self.identity = Field(
            "Số &căn cước", DigitEdit(12, groups=(3, 3, 3, 3)), required=True, hint="12 chữ số"
        )
        self.identity.editor.set_digits("079188004321")
        phone = DigitEdit(10, groups=(4, 3, 3))
        phone.setPlaceholderText("09xx xxx xxx")
        first = row(
            Field("&Thủ tục hành chính", self.procedure, required=True),
            Field("&Ngày nộp", day, required=True),
            gap=GAP_M,
        )
        first.setStretch(0, 2)
        first.setStretch(1, 1)
        name = Field("&Họ và tên người nộp", _line("Nguyễn Thị Ánh Tuyết"), required=True)
        second = row(name, self.identity, gap=GAP_M)
        third = row(Field("Điện th&oại", phone), Field("Đị&a chỉ", _line("12/5 Lê Lợi")), gap=GAP_M)
        papers = row(_check("Tờ khai khai sinh", True), _check("Giấy chứng sinh", False))
        body = QWidget()
        body.setLayout(column(first, second, third, papers, None))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.add(scroll, 1)
        save = Button("Lưu và in biên nhận", "primary", icon="printer", key="F9")
        buttons = row(save, Button("Nhập lại", icon="eraser"))
        buttons.setStretch(0, 1)
        card.add(buttons)
        return card

    def first_field(self) -> QWidget:
        return self.procedure


class PartsPage(Page):
    """Each building block in each of its states."""

    def __init__(self) -> None:
        super().__init__()
        header = PageHeader("Các bộ phận", "Mọi thành phần của màn hình, mỗi thứ một lần")
        header.add(Button("&Thêm", "primary", icon="plus"))
        wrong = Field("Số &điện thoại", DigitEdit(10, groups=(4, 3, 3)), required=True)
        wrong.editor.set_digits("0912")
        wrong.show_error("Số điện thoại phải có 10 chữ số.")
        fee = MoneyEdit()
        fee.set_value(1_250_000)
        off = _line("Không sửa được")
        off.setEnabled(False)
        fixed = _line("Chỉ đọc")
        fixed.setReadOnly(True)
        fields = row(
            wrong,
            Field("&Lệ phí (đồng)", fee),
            Field("T&ắt", off),
            Field("Chỉ &xem", fixed),
            gap=GAP_M,
        )
        box = ChoiceBox(enumerate(("Bản chính", "Bản sao có chứng thực", "Bản điện tử")))
        count = NumberEdit(1, 20)
        count.setValue(2)
        partial = _check("Một phần", False)
        partial.setTristate(True)
        partial.setCheckState(Qt.CheckState.PartiallyChecked)
        direct = QRadioButton("Trực tiếp")
        direct.setChecked(True)
        choices = row(
            Field("Loại &bản", box),
            Field("&Số lượng", count),
            partial,
            direct,
            QRadioButton("Bưu chính"),
        )
        buttons = row(
            Button("Lưu", "primary", icon="device-floppy", key="F9"),
            Button("Nhập lại", icon="eraser"),
            Button("Xóa bản nháp", "danger", icon="trash"),
            Button("Xem thêm", "quiet", icon="chevron-down"),
            _off(Button("Chính", "primary")),
            _off(Button("Phụ")),
            None,
        )
        pills = row(*(StatusPill(pill) for pill in PILLS), None)
        card = Card("Ô nhập và nút")
        for part in (fields, choices, buttons, pills):
            card.add(part)
        notes = column(gap=GAP_S)
        for kind, title in (
            ("info", "Có bản nháp từ 10:15"),
            ("success", "Đã sao lưu"),
            ("warn", "Năm 2026 chưa xác nhận ngày nghỉ"),
            ("error", "Máy in hết giấy"),
        ):
            note = InlineBanner()
            note.show_note(kind, title, "Nói tiếp trong một câu, cho biết nên làm gì.")
            notes.addWidget(note)
        note.add_action(Button("Thử lại"))
        self.progress = ProgressPanel()
        self.progress.start("Đang xuất sổ theo dõi")
        self.progress.report(7, 12, "Tháng 7 trong 12 tháng")
        body = QWidget()
        margins = (GAP_L, GAP_M, GAP_L, GAP_M)
        body.setLayout(column(header, card, notes, self.progress, None, gap=GAP_M, margins=margins))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self.setLayout(column(scroll))


class FiguresPage(Page):
    """A chart, an empty list and a note to write."""

    def __init__(self) -> None:
        super().__init__()
        chart = BarChart("Lượt tiếp nhận theo nửa giờ")
        chart.set_bars(half_hours())
        upper = Card("Lượt tiếp nhận theo nửa giờ")
        upper.set_aside("hôm nay")
        upper.add(chart, 1)
        empty = Card("Việc còn treo")
        empty.add(
            EmptyState(
                "clipboard-check",
                "Không còn việc treo",
                "Mọi phiếu đã in và mọi ngày đã chốt.",
                Button("Xem hồ sơ", icon="list-search"),
            ),
            1,
        )
        note = Card("Ghi chú")
        text = QPlainTextEdit()
        text.setPlaceholderText("Nội dung cần lưu ý khi xử lý")
        text.setTabChangesFocus(True)
        note.add(Field("Ghi &chú", text), 1)
        lower = row(empty, note, gap=GAP_M)
        lower.setStretch(0, 1)
        lower.setStretch(1, 1)
        layout = column(upper, lower, gap=GAP_M, margins=(GAP_L, GAP_M, GAP_L, GAP_M))
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        self.setLayout(layout)


class ListPage(Page):
    """One wide list."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(column(table_card("Hồ sơ"), margins=(GAP_L, GAP_M, GAP_L, GAP_M)))

    def commands(self) -> Sequence[Command]:
        return (Command("In danh sách", lambda: None, "Ctrl+P", "printer"),)


def specs() -> list[PageSpec]:
    """Return the pages of the gallery in the places of the real ones."""
    rows = (
        ("receive", "Tiếp nhận", "file-plus", "F3", IntakePage),
        ("dossiers", "Hồ sơ", "list-search", "F4", ListPage),
        ("return", "Trả kết quả", "package-export", "F5", ListPage),
        ("workload", "Khối lượng", "chart-bar", "F6", FiguresPage),
        ("day", "Chốt ngày", "calendar-check", "F7", FiguresPage),
        ("settings", "Cài đặt", "settings", "F8", PartsPage),
    )
    return [
        PageSpec(name=name, title=title, icon=icon, key=key, build=build)
        for name, title, icon, key, build in rows
    ]


def now() -> datetime:
    return NOW


def open_gallery(operations: Operations) -> MainWindow:
    """Return the gallery's window, dressed but not shown."""
    window = MainWindow(specs(), operations, now, "UBND phường Hòa Bình")
    window.set_person("Quầy 2", "Trần Thị Thu Hà")
    window.set_printer_state("sẵn sàng", "good")
    window.set_backup_state("12:00 hôm nay", "good")
    return window


def save_pictures(app: QApplication, window: MainWindow, folder: Path) -> None:
    """Save each page in each scheme and size of letters."""
    folder.mkdir(parents=True, exist_ok=True)
    looks: tuple[tuple[str, Scheme, int, QSize], ...] = (
        ("light", "light", 14, QSize(1366, 689)),
        ("dark", "dark", 14, QSize(1366, 689)),
        ("light-18", "light", 18, QSize(1366, 689)),
        ("dark-16-wide", "dark", 16, QSize(1920, 1017)),
    )
    for look, scheme, points, size in looks:
        apply_theme(app, scheme, points)
        window.resize(size)
        for spec in specs():
            window.show_page(spec.name)
            app.processEvents()
            window.grab().save(str(folder / f"{spec.name}-{look}.png"))


def _line(text: str) -> QLineEdit:
    return QLineEdit(text)


def _check(text: str, on: bool) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(on)
    return box


def _off(button: Button) -> Button:
    button.setEnabled(False)
    return button


def main() -> None:
    app = QApplication(sys.argv)
    apply_theme(app, "light", 14)
    operations = Operations(lambda: None)
    window = open_gallery(operations)
    window.show()
    if len(sys.argv) > 1:
        app.processEvents()
        save_pictures(app, window, Path(sys.argv[1]))
    else:
        app.exec()
    window.close()
    operations.close()


if __name__ == "__main__":
    main()
