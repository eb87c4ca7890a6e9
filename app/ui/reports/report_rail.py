"""The reports there are, in groups at the left of their page; the arrow keys go through them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from app.ui.theme import tokens, watch, weighted
from app.ui.widgets.card import Card
from app.ui.widgets.table import Column, Table

_KEY = int(Qt.ItemDataRole.UserRole)
_EDGES = 52
_LETTERS = 20


class ReportRail(Card):
    """Emits ``chosen`` with the key of what is to be in front, while the mark moves as well."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.table = _Names(name)
        self._model = QStandardItemModel(self)
        self._keys: list[object] = []
        self.table.setModel(self._model)
        self.table.horizontalHeader().hide()
        self.table.setAlternatingRowColors(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setContentsMargins(4, 6, 4, 6)
        self.add(self.table, 1)
        self.frame_focus_of(self.table)
        self.table.selectionModel().currentChanged.connect(self._tell)
        watch.changed.connect(self._dress)

    def put(self, entries: Sequence[tuple[object, str]]) -> None:
        """Show entries from top to bottom; one without a key is a heading."""
        self._model.clear()
        self._keys = [key for key, _text in entries]
        for key, text in entries:
            item = QStandardItem(text)
            item.setEditable(False)
            item.setToolTip(text if key is not None else "")
            if key is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(item)
        self.table.set_columns((Column("", stretch=True),))
        self._dress()

    def mark(self, key: object) -> None:
        """Show what is in front; nobody is told."""
        if key in self._keys:
            self.table.blockSignals(True)
            chosen = self.table.selectionModel()
            chosen.blockSignals(True)
            place = self._model.index(self._keys.index(key), 0)
            self.table.setCurrentIndex(place)
            chosen.blockSignals(False)
            self.table.blockSignals(False)
            self.table.scrollTo(place)
            self.table.viewport().update()

    def wide_width(self) -> int:
        """Return the width at which every name of a usual length is shown in full."""
        metrics = QFontMetrics(weighted(self.font(), tokens().sizes.label))
        texts = [self._model.item(row).text()[:_LETTERS] for row in range(self._model.rowCount())]
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + _EDGES

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and self._keys[current.row()] is not None:
            self.chosen.emit(self._keys[current.row()])

    def _dress(self) -> None:
        sizes, colors = tokens().sizes, tokens().colors
        heading = weighted(self.font(), sizes.small - 1, QFont.Weight.DemiBold)
        plain = weighted(self.font(), sizes.label)
        self.table.verticalHeader().setMinimumSectionSize(1)
        for row, key in enumerate(self._keys):
            item = self._model.item(row)
            if key is None:
                item.setFont(heading)
                item.setForeground(QColor(colors.text_secondary))
                self.table.setRowHeight(row, QFontMetrics(heading).height() + 2)
            else:
                item.setFont(plain)
                self.table.setRowHeight(row, QFontMetrics(plain).height() + 3)
        self.setFixedWidth(self.wide_width())


class _Names(Table):
    """Asks for no more height than it is given."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
