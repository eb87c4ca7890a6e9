"""The list of papers in a card: states first, whatever has not come out on top."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from app.domain.paper_listing import PaperRow
from app.domain.print_state import PrintState
from app.domain.vietnam_time import to_local
from app.ui.papers.paper_words import form_words, state_pill, state_words
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import PillDelegate
from app.ui.widgets.table import Column, Table
from app.words import tr

_COLUMNS = (
    Column("Chưa rõ đã ra giấy", pill=True),
    Column("Giấy hẹn, in lại lần 2"),
    Column("TN10-000000-0000-00", stretch=True),
    Column("Nguyễn Thị Ánh Tuyết", drop=1),
    Column("00:00 00/00", drop=2),
    Column("Nguyễn Thị Ánh", drop=3),
)


class PaperList(Card):
    """Emits ``opened`` with a paper for Enter or double click, ``moved`` when others are marked."""

    opened = Signal(object)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.model = RowsModel[PaperRow](
            (
                Show(tr("Tình trạng"), state_words, state_pill),
                Show(tr("Giấy"), form_words),
                Show(tr("Hồ sơ, danh sách"), lambda paper: paper.subject),
                Show(tr("Người nộp"), lambda paper: paper.applicant_name),
                Show(tr("Yêu cầu lúc"), lambda paper: f"{to_local(paper.asked_at):%H:%M %d/%m}"),
                Show(tr("Người yêu cầu"), lambda paper: paper.clerk_name),
            ),
            self,
        )
        self.table = Table(tr("Giấy tờ in"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, PillDelegate(self.table))
        self.table.set_columns(_COLUMNS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._empty = EmptyState("printer", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.add(self._stack, 1)
        self.frame_focus_of(self.table)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.moved.emit())

    def rows(self) -> tuple[PaperRow, ...]:
        """Return what is shown, from the top down."""
        return self.model.rows()

    def show_rows(self, rows: Sequence[PaperRow], *, today: bool) -> None:
        """Show ``rows``, keeping the mark on the paper it was on; else mark the first."""
        marked = {one.id for one in self.marked()}
        had_focus = self.table.hasFocus() or self._empty.hasFocus()
        self.model.put(rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        self._empty.set_text(
            tr("Hôm nay chưa in giấy nào") if today else tr("Ngày này không in giấy nào"),
            tr("Giấy hẹn tự vào đây khi nhận hồ sơ; giấy khác: thẻ «Lập giấy»."),
        )
        kept = [at for at, one in enumerate(rows) if one.id in marked]
        if rows and (not kept or [one.id for one in self.marked()] != [rows[at].id for at in kept]):
            self._mark(kept or [0])
        if had_focus and rows:
            self.table.setFocus()

    def marked(self) -> list[PaperRow]:
        """Return the marked papers from the top of the list down."""
        rows = self.table.selectionModel().selectedRows()
        count = self.model.rowCount()
        return [self.model.row(at) for at in sorted(one.row() for one in rows) if at < count]

    def mark_failed(self) -> None:
        """Mark the first paper that did not come out, where a batch has stopped."""
        rows = self.rows()
        failed = [at for at, one in enumerate(rows) if one.state is PrintState.FAILED]
        if failed:
            self._mark(failed[:1])

    def show_marked(self) -> None:
        """Bring the marked paper into sight."""
        self.table.scrollTo(self.table.currentIndex())

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        if self.model.rowCount():
            self.table.setFocus()

    def _mark(self, places: Sequence[int]) -> None:
        self.table.clearSelection()
        mode = self.table.selectionMode()
        self.table.setCurrentIndex(self.model.index(places[0], 0))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for place in places[1:]:
            self.table.selectRow(place)
        self.table.setSelectionMode(mode)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row(index.row()))
