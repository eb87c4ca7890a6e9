"""The list of clerks to sign in from: found by typing letters of any part of the name."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.listings import ClerkRow
from app.domain.roles import ROLE_LABELS, Role
from app.domain.text import fold, is_digits
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.words import tr


class ClerkList(Table):
    """Emits ``digit_typed`` with a digit pressed here: whoever types one means the PIN."""

    digit_typed = Signal(str)
    clerk_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Chọn cán bộ"), parent)
        columns: tuple[Show[ClerkRow], ...] = (
            Show(tr("Họ và tên"), lambda clerk: clerk.name),
            Show(tr("Quầy"), lambda clerk: clerk.desk or tr(ROLE_LABELS[Role(clerk.role)])),
        )
        self._rows = RowsModel(columns, self)
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.setModel(self._rows)
        self.set_columns((Column("Nguyễn Thị Ngọc", stretch=True), Column("Công chức tiếp nhận")))
        self.horizontalHeader().hide()
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.clerk_changed.emit())

    def put(self, clerks: Sequence[ClerkRow], chosen: int | None = None) -> None:
        """Offer ``clerks``, the one with key ``chosen`` marked, else the first."""
        self._rows.put(clerks)
        keys = [clerk.id for clerk in clerks]
        if keys:
            self.selectRow(keys.index(chosen) if chosen in keys else 0)

    def clerk(self) -> ClerkRow | None:
        """Return the clerk that is marked."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_digits(event.text()):
            self.digit_typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Mark the next clerk one of whose names begins with the letters typed, accents or not.

        Letters count together while they come quickly; an empty ``search`` begins anew.
        """
        interval = QApplication.keyboardInputInterval()
        if not search or self._since_typed.hasExpired(interval):
            self._typed = ""
        self._since_typed.start()
        self._typed += search
        wanted, rows = fold(self._typed), self._rows.rows()
        if not wanted:
            return
        # A first letter typed again moves on to the next of that letter.
        start = self.currentIndex().row() + (1 if len(wanted) == 1 else 0)
        for step in range(len(rows)):
            at = (start + step) % len(rows)
            if _matches(wanted, fold(rows[at].name)):
                self.selectRow(at)
                return


def _matches(wanted: str, name: str) -> bool:
    """Say whether ``wanted`` begins a word of ``name``; both folded."""
    return f" {name}".find(f" {wanted}") >= 0
