"""Counts by name as a list with bars, for names too long to stand under a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.domain.text import grouped
from app.ui.theme import tokens
from app.ui.widgets.bar_delegate import BarDelegate
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.words import tr

# A longer name is cut, and read in full in its tip.
_LETTERS = 24
_LEAST_BAR = "00.000.00"
_PADDING, _GAP, _THICKNESS = 11, 8, 0.42


@dataclass(frozen=True, slots=True)
class NamedCount:
    """A line: ``key`` is the page's, ``name`` is shown."""

    key: object
    name: str
    count: int


class BarList(Table):
    """Emits ``asked`` with a line for Enter and a click."""

    asked = Signal(object)

    def __init__(self, name: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._model = RowsModel[NamedCount](
            (
                Show(what, lambda line: line.name),
                Show(tr("Số lượng"), lambda line: grouped(line.count)),
            ),
            self,
        )
        self.setModel(self._model)
        self.setItemDelegateForColumn(1, _BarDelegate(self))
        # The card around the list says what is counted.
        self.horizontalHeader().hide()
        self.activated.connect(self._open)
        self.clicked.connect(self._open)

    def show_counts(self, lines: Sequence[NamedCount]) -> None:
        """Show ``lines`` in the order given; the longest bar is the highest count."""
        self._model.put(lines)
        wide = self.fontMetrics().horizontalAdvance
        longest = max((line.name[:_LETTERS] for line in lines), key=wide, default="")
        self.set_columns((Column(longest), Column(_LEAST_BAR, stretch=True)))

    def lines(self) -> tuple[NamedCount, ...]:
        """Return what is shown."""
        return self._model.rows()

    def _open(self, index: QModelIndex) -> None:
        self.asked.emit(self._model.row(index.row()))


class _BarDelegate(BarDelegate):
    """Paints a bar as long as its share of the highest count, then the count."""

    def paint_bar(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        model: RowsModel[Any],
        row: int,
        text: str,
    ) -> None:
        highest = max((line.count for line in model.rows()), default=0) or 1
        metrics = QFontMetrics(option.font)
        room = option.rect.width() - 2 * _PADDING - metrics.horizontalAdvance("00.000") - _GAP
        length = max(2.0, room * model.row(row).count / highest)
        height = option.rect.height() * _THICKNESS
        left, top = option.rect.left() + _PADDING, option.rect.center().y() - height / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().colors.bar))
        painter.drawRoundedRect(QRectF(left, top, length, height), 3, 3)
        painter.setPen(QColor(tokens().colors.text))
        painter.setFont(option.font)
        words = QRectF(option.rect).adjusted(_PADDING + length + _GAP, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)
