"""What stands behind figures without dossiers: refused visits, and sums that changed hands."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.fees import means_in_words
from app.domain.listings import TurnedAwayRow
from app.domain.takings import Taking
from app.domain.text import dong, grouped
from app.domain.vietnam_time import to_local
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layouts import row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.styling import show_if
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr

_VISIT_COLUMNS = (
    Column("00:00"),
    Column("Q1-000/2026"),
    Column("Nguyễn Thị Ánh Tuyết"),
    Column("Xác nhận tình trạng hôn", stretch=True),
    Column("Nguyễn Thị Ánh", drop=1),
)
_TAKING_COLUMNS = (
    Column("00:00"),
    Column("AB/26E 0000000"),
    Column("H26.000.00-000000-0000"),
    Column("Nguyễn Thị Ánh", stretch=True),
    Column("Chuyển khoản", drop=1),
    Column("10.000.000"),
    Column("Nguyễn Thị Ánh", drop=2),
)


class BehindList(Card):
    """Emits ``closed`` to go back, ``opened`` with a dossier's key, ``print_wanted`` for the list.

    Only sums have dossiers and a list on paper.
    """

    closed = Signal()
    opened = Signal(int)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.back = Button(tr("&Quay lại (Esc)"), icon="arrow-back-up")
        self.print = Button(tr("In &bảng kê thu"), icon="printer")
        keys = QWidget()
        keys.setLayout(row(self.print, self.back, gap=GAP_S))
        super().__init__(" ", aside=keys, parent=parent)
        self.visits = RowsModel[TurnedAwayRow](
            (
                Show(tr("Giờ"), lambda one: f"{to_local(one.happened_at):%H:%M}"),
                Show(tr("Số phiếu"), lambda one: one.number),
                Show(tr("Người đến"), lambda one: one.applicant_name),
                Show(tr("Thủ tục"), lambda one: one.procedure_name),
                Show(tr("Người từ chối"), lambda one: one.clerk_name),
            ),
            self,
        )
        self.takings = RowsModel[Taking](
            (
                Show(tr("Giờ"), lambda one: f"{to_local(one.at):%H:%M}" if one.at else ""),
                Show(tr("Số biên lai"), lambda one: one.receipt_number),
                Show(tr("Mã hồ sơ"), lambda one: one.code),
                Show(tr("Người nộp"), lambda one: one.payer_name),
                Show(tr("Hình thức"), _means),
                Show(tr("Số tiền (đ)"), lambda one: grouped(one.amount), right=True),
                Show(tr("Người thu"), lambda one: one.taken_by),
            ),
            self,
        )
        self.visit_table = self._table(tr("Lượt từ chối"), self.visits, _VISIT_COLUMNS)
        self.taking_table = self._table(tr("Các khoản thu"), self.takings, _TAKING_COLUMNS)
        self._empty = EmptyState("inbox", " ")
        self._stack = QStackedWidget()
        for part in (self.visit_table, self.taking_table, self._empty):
            self._stack.addWidget(part)
        self._below = Text("", wrap=True)
        self.add(self._stack, 1)
        self.add(self._below)
        self.back.clicked.connect(self.closed)
        self.print.clicked.connect(self.print_wanted)
        self.taking_table.activated.connect(self._open)
        self.visit_table.selectionModel().currentChanged.connect(self._tell_reason)

    def show_visits(self, title: str, visits: Sequence[TurnedAwayRow]) -> None:
        """Show refused visits; how many and the reason of the marked one stand below them."""
        self.set_title(title)
        self._put(self.visits, self.visit_table, visits)
        self._empty.set_text(tr("Không từ chối lượt nào"))
        show_if(self.print, False)
        self._tell_reason(self.visit_table.currentIndex())
        show_if(self._below, bool(visits))

    def show_takings(self, title: str, takings: Sequence[Taking]) -> None:
        """Show sums that changed hands, and below them what they come to."""
        self.set_title(title)
        self._put(self.takings, self.taking_table, takings)
        self._empty.set_text(tr("Chưa thu khoản nào"))
        total = dong(sum(one.amount for one in takings))
        self._below.setText(tr("{count} khoản, cộng {total}", count=len(takings), total=total))
        show_if(self.print, bool(takings))
        show_if(self._below, bool(takings))

    def first_field(self) -> QWidget:
        """Return what takes the keyboard: the table, or with nothing in it the way back."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Table) else self.back

    def _put(self, model: RowsModel[Any], table: Table, rows: Sequence[Any]) -> None:
        at = max(table.currentIndex().row(), 0)
        model.put(rows)
        self._stack.setCurrentWidget(table if rows else self._empty)
        if rows:
            table.selectRow(min(at, len(rows) - 1))

    def _table(self, name: str, model: RowsModel[Any], columns: Sequence[Column]) -> Table:
        table = Table(name)
        table.setModel(model)
        table.set_columns(columns)
        self.frame_focus_of(table)
        return table

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.takings.row(index.row()).dossier_id)

    def _tell_reason(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        if index.isValid() and index.row() < self.visits.rowCount():
            reason = self.visits.row(index.row()).reason
            count = self.visits.rowCount()
            self._below.setText(tr("{count} lượt. Lý do: {reason}", count=count, reason=reason))


def _means(one: Taking) -> str:
    if not one.amount:
        return tr("Miễn: {reason}", reason=one.exemption)
    return tr(means_in_words(one.means)) if one.means else ""
