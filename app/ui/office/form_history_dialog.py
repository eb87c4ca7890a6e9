"""The versions of a form set, newest first, to go back to one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.form_corrections import FormVersions
from app.domain.vietnam_time import short_moment
from app.ui.theme import tokens
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version, and how many texts differ from the shipped ones."""

    version: int
    made: str
    clerk_name: str
    reason: str
    changes: int


def version_rows(versions: FormVersions) -> tuple[VersionRow, ...]:
    """Return every version of a set, the newest first; the shipped ones have no clerk."""
    corrections = [
        VersionRow(
            one.version, short_moment(one.made_at), one.clerk_name, one.reason, len(one.changes)
        )
        for one in versions.corrections
    ]
    shipped = [
        VersionRow(one.version, tr("Kèm chương trình"), "", tr("Mẫu gốc"), 0)
        for one in versions.shipped
    ]
    return tuple(reversed(shipped + corrections))


class FormHistoryDialog(Dialog):
    """``wanted`` carries the version to go back to; Escape closes.

    ``load_wanted`` and ``save_wanted`` ask for a file of corrections to be read or written.
    """

    wanted = Signal(int)
    load_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, versions: FormVersions, parent: QWidget | None = None) -> None:
        super().__init__(tr("Các bản của bộ mẫu"), parent, width=80)
        self.add(Text(tr("Giấy đã cấp luôn in lại theo đúng bản đã dùng."), "secondary", wrap=True))
        self.table = Table(tr("Các bản của bộ mẫu"))
        self.model = RowsModel[VersionRow](
            (
                Show(tr("Bản"), lambda one: str(one.version), right=True),
                Show(tr("Lúc lưu"), lambda one: one.made),
                Show(tr("Người sửa"), lambda one: one.clerk_name),
                Show(tr("Số chỗ sửa"), lambda one: str(one.changes or "–"), right=True),
                Show(tr("Lý do"), lambda one: one.reason),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.set_columns(
            (
                Column("10000"),
                Column("Kèm chương trình"),
                Column("Nguyễn Thị Ánh Tuyết", drop=1),
                Column("Số chỗ sửa"),
                Column("Theo công văn", stretch=True),
            )
        )
        self.table.setMinimumHeight(tokens().sizes.row * 7)
        self.add(self.table, stretch=1)
        self.use = Button(tr("&Dùng lại bản này"), "primary", icon="history")
        self.load = Button(tr("&Nhập từ tệp…"), icon="upload")
        self.save = Button(tr("&Lưu ra tệp…"), icon="download")
        close = Button(tr("Đóng"), key="Esc")
        self.set_buttons(close, self.use, left=(self.load, self.save))
        close.clicked.connect(self.reject)
        self.use.clicked.connect(self._use)
        self.load.clicked.connect(self.accept)
        self.load.clicked.connect(self.load_wanted)
        self.save.clicked.connect(self.save_wanted)
        self._show(version_rows(versions), versions.version)

    def lock(self, reason: str) -> None:
        """Let versions be looked at only, for ``reason``."""
        for button in (self.use, self.load, self.save):
            button.hide()
            button.setToolTip(reason)

    def _show(self, rows: Sequence[VersionRow], used: int) -> None:
        self.model.put(rows)
        self.table.selectionModel().currentRowChanged.connect(
            lambda index, _before: self.use.setEnabled(rows[index.row()].version != used)
        )
        at = next(n for n, one in enumerate(rows) if one.version == used)
        self.table.selectRow(at)
        self.use.setEnabled(False)
        self.table.setFocus()

    def _use(self) -> None:
        chosen = self.model.row(self.table.currentIndex().row())
        self.wanted.emit(chosen.version)
        self.accept()
