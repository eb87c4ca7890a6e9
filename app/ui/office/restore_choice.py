"""Choosing what a store is restored from: the best there is, a copy in the list, or a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QRadioButton, QWidget

from app.domain.backup_listing import BackupRow
from app.domain.restored import RestoreOrder
from app.ui.office.backup_table import BackupTable
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.path_edit import Choose, PathEdit, choose_file
from app.ui.widgets.styling import show_if
from app.words import tr

_CARRIED = (".zip", ".zip.001")


class RestoreChoice(QWidget):
    """Emits ``changed`` when something else is wanted; ``order`` tells what, None if not yet.

    A store that works is not replaced by whatever is best: without ``offer_best`` a copy must be
    chosen.
    """

    changed = Signal()

    def __init__(self, choose: Choose = choose_file, *, offer_best: bool = True) -> None:
        super().__init__()
        self.best = QRadioButton(tr("&Tự chọn bản sao lưu mới nhất còn tốt (nên dùng)"))
        self.listed = QRadioButton(tr("Bản đan&g chọn trong danh sách"))
        self.other = QRadioButton(tr("Tệp khác, &ví dụ trên USB"))
        self._group = QButtonGroup(self)
        for button in (self.best, self.listed, self.other):
            self._group.addButton(button)
        self.table = BackupTable()
        self.file = PathEdit(tr("Tệp bản sao lưu"), choose)
        self.file.line.setPlaceholderText(tr("tệp motcua-….db, hoặc motcua-….zip trên USB"))
        self.passphrase = QLineEdit()
        self.passphrase.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._passphrase = Field(
            tr("Mật &khẩu xuất dữ liệu"), self.passphrase, hint=tr("mở bản sao đã mã hóa trên USB")
        )
        self.without_journal = QCheckBox(tr("Ổ đĩa có nhật ký đã &mất hẳn, phục hồi không có nó"))
        (self.best if offer_best else self.listed).setChecked(True)
        self._lay_out()
        show_if(self.best, offer_best)
        show_if(self.without_journal, False)
        self._connect()
        self._follow()

    def show_rows(self, rows: Sequence[BackupRow]) -> None:
        """Offer the copies ``rows``, newest first."""
        self.table.rows.put(rows)
        self.listed.setEnabled(bool(rows))

    def offer_without_journal(self) -> None:
        """Let somebody give the journal up: its disk is away."""
        show_if(self.without_journal, True)

    def order(self) -> RestoreOrder | None:
        """Return what is wanted, None while a choice is not finished."""
        given_up = self.without_journal.isChecked()
        if self.best.isChecked():
            return RestoreOrder(without_journal=given_up)
        if self.listed.isChecked():
            chosen = self.table.chosen()
            return RestoreOrder(chosen.path, without_journal=given_up) if chosen else None
        path, passphrase = self.file.path(), self.passphrase.text().strip()
        return RestoreOrder(Path(path), passphrase, without_journal=given_up) if path else None

    def _lay_out(self) -> None:
        card = Card(tr("Các bản sao lưu tìm thấy"))
        self.table.stand_in(card)
        other = row(self.other, self.file, gap=GAP_M)
        other.setStretch(1, 1)
        parts = (self.best, self.listed, card, other, self._passphrase, self.without_journal)
        layout = column(*parts, gap=GAP_S)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._group.buttonToggled.connect(lambda _button, _on: self._follow())
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._take_listed())
        self.file.path_changed.connect(lambda _path: self._take_other())

    def _take_listed(self) -> None:
        if self.table.chosen() is not None:
            self.listed.setChecked(True)
        self._follow()

    def _take_other(self) -> None:
        self.other.setChecked(True)
        self._follow()

    def _follow(self) -> None:
        carried = self.file.path().lower().endswith(_CARRIED)
        show_if(self._passphrase, self.other.isChecked() and carried)
        self.changed.emit()
