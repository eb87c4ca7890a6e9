"""A list of dossiers in a card: its table, its total in words, and what it says when empty."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from app.domain.listings import DossierRow
from app.ui.dossier.dossier_table import (
    PROMISED,
    STATUS,
    DossierTableModel,
    ListColumn,
    Question,
    StatusDelegate,
)
from app.ui.operations import Operations
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.status_pill import PillDelegate
from app.ui.widgets.table import Table
from app.words import tr


class DossierList(Card):
    """Emits ``opened`` for Enter and double click, ``moved`` when other rows are marked.

    ``answered`` comes when what was asked for is on the screen. ``many`` lets several rows be
    marked at once.
    """

    opened = Signal(object)
    moved = Signal()
    answered = Signal()

    def __init__(
        self,
        operations: Operations,
        columns: Sequence[ListColumn],
        *,
        name: str,
        title: str = "",
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self.model = DossierTableModel(operations, columns, self)
        self.table = Table(name)
        self.table.setModel(self.model)
        self._dress(columns)
        if many:
            self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._empty = EmptyState("inbox", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.add(self._stack, 1)
        self.frame_focus_of(self.table)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.moved.emit())
        self.model.answered.connect(self._show_answer)

    def ask(self, question: Question) -> None:
        """Show the dossiers that ``question`` answers, from the first page on."""
        self.model.ask(question)

    def refresh(self) -> None:
        """Look again, keeping marks and place."""
        self.model.refresh()

    def set_empty(self, title: str, advice: str = "") -> None:
        """Say what to show in place of a table without rows."""
        self._empty.set_text(title, advice)

    def total_in_words(self) -> str:
        """Return how many dossiers the whole list has; empty while that is not known."""
        total = self.model.total
        if total is None:
            return ""
        count = QLocale().toString(total)
        if self.model.total_capped:
            return tr("Hơn {count} hồ sơ", count=count)
        return tr("{count} hồ sơ", count=count)

    def marked(self) -> list[DossierRow]:
        """Return the marked dossiers from the top of the list down."""
        rows = self.table.selectionModel().selectedRows()
        return [self.model.row_at(place) for place in sorted(index.row() for index in rows)]

    def with_keyboard(self) -> int | None:
        """Return the key of the marked dossier while the keyboard is in the list, or None."""
        marked = self.marked() if self.table.hasFocus() else []
        return marked[0].id if marked else None

    def focus_first(self) -> None:
        """Put the keyboard into the table, on the marked row or the first one."""
        if self.model.rowCount() == 0:
            return
        self.table.setFocus()
        if not self.marked():
            # The keyboard alone makes a row the current one, and marks none.
            self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def _dress(self, columns: Sequence[ListColumn]) -> None:
        self.table.set_columns([column.width for column in columns])
        for at, shown in enumerate(columns):
            if shown is STATUS and PROMISED in columns:
                delegate = StatusDelegate(list(columns).index(PROMISED), self.table)
            elif shown.pill is not None:
                delegate = PillDelegate(self.table)
            else:
                continue
            self.table.setItemDelegateForColumn(at, delegate)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row_at(index.row()))

    def _show_answer(self) -> None:
        had_focus = self.table.hasFocus()
        empty = self.model.rowCount() == 0
        self._stack.setCurrentWidget(self._empty if empty else self.table)
        if had_focus and not empty:
            self.table.setFocus()
        self.set_aside(self.total_in_words())
        self.moved.emit()
        self.answered.emit()
