"""The procedures of the catalogue with how each stands, and the marked one in full beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.domain.catalogue import CATALOGUE_STATE_LABELS, CatalogueEntry, CatalogueState
from app.domain.procedure_search import ProcedureIndex
from app.domain.time_limit import limit_in_words
from app.ui.office.procedure_words import described, state_pill
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import PillDelegate
from app.ui.widgets.table import Column, Table
from app.words import tr

_EVERY = ""


class CatalogueList(QWidget):
    """Emits ``marked`` with the entry under the mark, or None, and ``opened`` for Enter."""

    marked = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = ProcedureIndex(())
        self._entries: dict[str, CatalogueEntry] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Gõ vài chữ, không cần dấu, hoặc mã thủ tục"))
        self.state = ChoiceBox(
            (
                (_EVERY, tr("Mọi tình trạng")),
                *((state, tr(CATALOGUE_STATE_LABELS[state])) for state in CatalogueState),
            )
        )
        self.table = Table(tr("Danh mục thủ tục"))
        self.model = RowsModel[CatalogueEntry](
            (
                Show(tr("Mã"), lambda one: one.code),
                Show(tr("Tên ngắn"), lambda one: one.shown.short_name),
                Show(tr("Tình trạng"), lambda one: state_pill(one).text, state_pill),
                Show(tr("Thời hạn"), lambda one: limit_in_words(one.shown.limit, tr)),
            ),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(2, PillDelegate(self.table))
        self.table.set_columns(
            (
                Column("0.000000"),
                Column("Xác nhận tình trạng", stretch=True),
                Column("Chưa kiểm chứng", pill=True),
                Column("00 ngày làm việc", drop=1),
            )
        )
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr("Chi tiết thủ tục"))
        top = row(
            Field(tr("&Tìm thủ tục"), self.search), Field(tr("Tình t&rạng"), self.state), gap=GAP_M
        )
        top.setStretch(0, 3)
        top.setStretch(1, 2)
        both = row(self.table, self.details, gap=GAP_M)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        layout = column(top, both, gap=GAP_M)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.search.textChanged.connect(lambda _text: self._find())
        self.state.key_changed.connect(lambda _key: self._find())
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.activated.connect(lambda _index: self.opened.emit())

    def put(self, entries: Sequence[CatalogueEntry]) -> None:
        """Show ``entries``; the marked procedure stays marked."""
        kept = self.entry()
        self._entries = {one.code: one for one in entries}
        self._index = ProcedureIndex([one.shown for one in entries])
        self._find(kept.code if kept else "")

    def entry(self) -> CatalogueEntry | None:
        """Return the marked procedure."""
        at = self.table.currentIndex().row()
        return self.model.row(at) if 0 <= at < len(self.model.rows()) else None

    def mark(self, code: str) -> None:
        """Mark a procedure, whatever is searched for."""
        self.search.clear()
        self.state.set_key(_EVERY)
        self._find(code)

    def _find(self, code: str = "") -> None:
        typed, wanted = self.search.text(), self.state.key()
        ranked = (self._entries[one.code] for one in self._index.rank(typed, {}))
        found = [one for one in ranked if wanted in (_EVERY, one.state)]
        self.model.put(found)
        if not found:
            self.details.setPlainText(
                tr("Không có thủ tục nào khớp với «{text}».", text=typed)
                if typed
                else tr("Không có thủ tục nào ở tình trạng này.")
            )
            self.marked.emit(None)
            return
        codes = [one.code for one in found]
        at = codes.index(code) if code in codes else 0
        self.table.selectRow(at)
        self._choose(self.model.index(at, 0), QModelIndex())

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            entry = self.model.row(index.row())
            self.details.setPlainText(described(entry))
            self.marked.emit(entry)
