"""A table of a report as a model: texts, the list behind each cell, and what a cell counts."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.report import Section
from app.domain.table import ColumnKind, Table, cell_text
from app.ui.reports.report_words import row_name
from app.words import tr

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SAID = int(Qt.ItemDataRole.AccessibleTextRole)
_TOLD = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_WORDS = frozenset({ColumnKind.TEXT, ColumnKind.CODE})
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FigureModel(QAbstractTableModel):
    """Shows a section; its totals are the last row. ``opens`` tells whether lists may be seen."""

    def __init__(self, opens: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opens = opens
        self._section: Section | None = None
        self._texts: tuple[tuple[str, ...], ...] = ()
        self._said: tuple[str, ...] = ()

    def put(self, section: Section) -> None:
        """Show ``section``."""
        self.beginResetModel()
        table = section.table
        self._section = section
        kinds = [column.kind for column in table.columns]
        rows = (*table.rows, *((table.totals,) if table.totals else ()))
        self._texts = tuple(tuple(map(cell_text, row, kinds)) for row in rows)
        self._said = tuple(_said_of(table, at) for at in range(len(table.columns)))
        self.endResetModel()

    def table(self) -> Table | None:
        """Return what is shown."""
        return self._section.table if self._section is not None else None

    def behind(self, index: _Index) -> DossierFilter | None:
        """Return the list behind a cell that may be opened."""
        if self._section is None or not self._opens or not index.isValid():
            return None
        return self._section.list_behind(index.row(), index.column())

    def words_of(self, index: _Index) -> str:
        """Return what a cell counts, as the title of its list."""
        table = self.table()
        assert table is not None
        what = self._said[index.column()]
        whose = row_name(table, self._texts[index.row()])
        return tr("{figure} – {row}", figure=what, row=whose) if whose else what

    def is_total(self, row: int) -> bool:
        """Say whether ``row`` is that of the totals."""
        table = self.table()
        return table is not None and row >= len(table.rows)

    def is_words(self, column: int) -> bool:
        """Say whether ``column`` holds words, which may be broken into lines."""
        table = self.table()
        return table is not None and table.columns[column].kind is ColumnKind.TEXT

    def text(self, row: int, column: int) -> str:
        """Return a cell as it is shown."""
        return self._texts[row][column]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._texts)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._said)

    def data(self, index: _Index, role: int = 0) -> Any:
        if self._section is None or not index.isValid():
            return None
        if role == _DISPLAY:
            return self._texts[index.row()][index.column()]
        if role == _ALIGNMENT:
            words = self._section.table.columns[index.column()].kind in _WORDS
            return _LEFT if words else _RIGHT
        if role in (_SAID, _TOOL_TIP):
            return f"{self.words_of(index)}: {self._texts[index.row()][index.column()]}"
        if role == _TOLD and self.behind(index) is not None:
            return tr("Bấm Enter để mở danh sách")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._said[section]
        return None


def _said_of(table: Table, column: int) -> str:
    return table.columns[column].whole_title
