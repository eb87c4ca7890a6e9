"""Lines of cells typed over in place, as in a spreadsheet: Insert adds one, Delete takes one away.

What the cells mean is nothing it knows.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import column, row
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr

_Index = QModelIndex | QPersistentModelIndex
Line = tuple[str, ...]


class LinesGrid(QWidget):
    """``columns`` are the headers with how wide each is; ``choices`` those of a column by name.

    Emits ``changed`` with every cell typed and every line that comes or goes.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[tuple[str, Column]],
        choices: Mapping[str, Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty: Line = ("",) * len(columns)
        self.model = _LinesModel([title for title, _column in columns], self)
        self.table = _GridTable(name)
        self.table.setModel(self.model)
        self.table.set_columns([each for _title, each in columns])
        for at, (title, _column) in enumerate(columns):
            if title in choices:
                delegate = _ChoiceDelegate(choices[title], self.table)
                self.table.setItemDelegateForColumn(at, delegate)
        self.add = Button(tr("&Thêm dòng"), icon="plus", key="Ins")
        self.remove = Button(tr("Bỏ &dòng"), "danger", icon="trash")
        hint = Text(tr("Gõ thẳng vào ô; F2 sửa ô; Del bỏ dòng."), "secondary")
        buttons = row(self.add, self.remove, None, hint, gap=GAP_S)
        layout = column(self.table, buttons, gap=GAP_S)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        self.add.clicked.connect(self.add_line)
        self.remove.clicked.connect(self.remove_line)
        self.table.remove_wanted.connect(self.remove_line)
        self.model.dataChanged.connect(self.changed)

    def put(self, lines: Sequence[Line]) -> None:
        """Show ``lines``."""
        self.model.put(lines)

    def lines(self) -> tuple[Line, ...]:
        """Return the lines in which anything stands."""
        return tuple(line for line in self.model.lines() if any(line))

    def mark(self, line: int, column: int) -> None:
        """Put the keyboard on a cell; ``line`` counts those in which anything stands."""
        filled = [at for at, cells in enumerate(self.model.lines()) if any(cells)]
        if 0 <= line < len(filled):
            self.table.setCurrentIndex(self.model.index(filled[line], max(column, 0)))
            self.table.setFocus()

    def add_line(self) -> None:
        """Add an empty line below the marked one and let its first cell be typed."""
        at = self.table.currentIndex().row() + 1 if self.model.rowCount() else 0
        self.model.insert(at, self._empty)
        index = self.model.index(at, 0)
        self.table.setCurrentIndex(index)
        self.table.setFocus()
        self.table.edit(index)
        self.changed.emit()

    def remove_line(self) -> None:
        """Take the marked line away."""
        at = self.table.currentIndex().row()
        if self.add.isEnabled() and at >= 0:
            self.model.take(at)
            self.changed.emit()

    def lock(self, reason: str) -> None:
        """Let the lines be read only, for ``reason``."""
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for button in (self.add, self.remove):
            button.setEnabled(False)
            button.setToolTip(reason)


class _GridTable(Table):
    """A table whose cells can be typed over; Delete asks for the line to go."""

    remove_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        trigger = QAbstractItemView.EditTrigger
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        match event.key():
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if index.isValid():
                if self.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers:
                    self.edit(index)
            case _:
                super().keyPressEvent(event)


class _LinesModel(QAbstractTableModel):
    def __init__(self, titles: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._lines: list[list[str]] = []

    def put(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._lines = [list(line) for line in lines]
        self.endResetModel()

    def lines(self) -> tuple[Line, ...]:
        return tuple(tuple(line) for line in self._lines)

    def insert(self, at: int, line: Line) -> None:
        self.beginInsertRows(QModelIndex(), at, at)
        self._lines.insert(at, list(line))
        self.endInsertRows()

    def take(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._lines[at]
        self.endRemoveRows()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = 0) -> Any:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)
        return self._lines[index.row()][index.column()] if role in shown else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        self._lines[index.row()][index.column()] = " ".join(str(value).split())
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self._titles[section])
        return None


class _ChoiceDelegate(QStyledItemDelegate):
    """Offers the choices of a column; typing a letter picks the one that begins with it."""

    def __init__(self, choices: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._choices = list(choices)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index
    ) -> QWidget:
        box = QComboBox(parent)
        box.addItems(self._choices)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
