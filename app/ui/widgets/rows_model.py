"""A table model over rows that are already in memory; long lists fetch their pages elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.widgets.status_pill import PILL_ROLE, Pill

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex

# Plain numbers: looking the names up at every cell is what makes a table slow.
_DISPLAY, _ALIGNMENT, _TOOL_TIP = 0, 7, 3
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Show(Generic[T]):
    """What a column shows of a row; ``pill`` is painted over the text where it gives one."""

    header: str
    text: Callable[[T], str]
    pill: Callable[[T], Pill | None] | None = None
    right: bool = False


class RowsModel(QAbstractTableModel, Generic[T]):
    """Shows ``rows`` through ``columns``; the texts are made once, when the rows are put."""

    def __init__(self, columns: Sequence[Show[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[T, ...] = ()
        self._texts: list[tuple[str, ...]] = []

    def put(self, rows: Sequence[T]) -> None:
        """Show ``rows``; as many as before keep selection and scrolling where they are."""
        texts = [tuple(column.text(row) for column in self._columns) for row in rows]
        if len(texts) == len(self._texts):
            self._rows, self._texts = tuple(rows), texts
            if texts:
                last = self.index(len(texts) - 1, len(self._columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows, self._texts = tuple(rows), texts
        self.endResetModel()

    def add(self, rows: Sequence[T]) -> None:
        """Show ``rows`` below those that are shown already."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += tuple(rows)
        self._texts += [tuple(column.text(row) for column in self._columns) for row in rows]
        self.endInsertRows()

    def rows(self) -> tuple[T, ...]:
        """Return what is shown."""
        return self._rows

    def row(self, number: int) -> T:
        """Return row ``number``."""
        return self._rows[number]

    def set_header(self, column: int, text: str) -> None:
        """Name a column anew."""
        old = self._columns[column]
        shown = Show(text, old.text, old.pill, old.right)
        self._columns = (*self._columns[:column], shown, *self._columns[column + 1 :])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = 0) -> Any:
        if role in (_DISPLAY, _TOOL_TIP):
            return self._texts[index.row()][index.column()]
        if role == _ALIGNMENT:
            return _RIGHT if self._columns[index.column()].right else _LEFT
        if role == PILL_ROLE:
            pill = self._columns[index.column()].pill
            return pill(self._rows[index.row()]) if pill is not None else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self._columns[section].header
        if role == _ALIGNMENT:
            return _RIGHT if self._columns[section].right else _LEFT
        return None
