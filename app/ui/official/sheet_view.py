"""A dossier in the order of the official form, to be copied field by field with one key."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.official_sheet import OfficialSheet
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import column, row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import ElidedText
from app.words import tr


@dataclass(frozen=True, slots=True)
class _Line:
    """A field, or the title of a group, which has no text to copy."""

    label: str
    text: str


class SheetView(QWidget):
    """Enter copies the marked field and goes on to the next one; nothing is stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = Table(tr("Phiếu nhập hệ thống"))
        self.model = RowsModel[_Line](
            (
                Show(tr("Mục"), lambda one: one.label),
                Show(tr("Nội dung"), lambda one: one.text),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.set_columns(
            (Column("Số giấy tờ người nộp"), Column("Ủy ban nhân dân cấp", stretch=True))
        )
        self.copied = ElidedText("", "secondary")
        self.copy = Button(tr("&Chép, sang mục sau"), "primary", icon="copy", key="Ctrl+C")
        layout = column(self.table, self.copied, row(None, self.copy), gap=GAP_S)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        self.copy.clicked.connect(self.copy_marked)
        self.table.activated.connect(self._copy)

    def show_sheet(self, sheet: OfficialSheet) -> None:
        """Show another dossier's sheet, the first field marked."""
        lines: list[_Line] = []
        for group in sheet.groups:
            lines.append(_Line(f"▪ {tr(group.title)}", ""))
            lines.extend(_Line(tr(one.label), one.text) for one in group.fields)
        self.model.put(lines)
        self.copied.setText(tr("Enter chép mục đang chọn vào bộ nhớ tạm."))
        self._mark(0)

    def copy_marked(self) -> None:
        """Copy the marked field and mark the next one that is not empty."""
        at = self.table.currentIndex().row()
        if not 0 <= at < len(self.model.rows()):
            return
        line = self.model.row(at)
        if line.text:
            QGuiApplication.clipboard().setText(line.text)
            self.copied.setText(tr("Đã chép: {label}", label=line.label))
        self._mark(at + 1)

    def _copy(self, _index: QModelIndex) -> None:
        self.copy_marked()

    def _mark(self, start: int) -> None:
        rows = self.model.rows()
        at = next((n for n in range(start, len(rows)) if rows[n].text), None)
        if at is not None:
            self.table.selectRow(at)
            self.table.scrollTo(self.model.index(at, 0))
