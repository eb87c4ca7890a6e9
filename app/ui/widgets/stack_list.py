"""Counts in parts as a list of bars: a name, a bar of shaded parts, and the numbers in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.ui.theme import tokens, watch
from app.ui.theme.tokens import GAP_M, GAP_XS
from app.ui.widgets.bar_delegate import BarDelegate
from app.ui.widgets.layouts import row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text

Shade = Literal["early", "good", "late", "open", "plain"]
_THICKNESS, _PADDING = 0.5, 11
# A longer name is cut, so that room is left for its bar; all of it is read out and in the tip.
_LETTERS = 34


@dataclass(frozen=True, slots=True)
class StackLine:
    """A bar: ``key`` is the page's, ``words`` stand beside it, ``said`` is what is read out."""

    key: object
    name: str
    values: tuple[int, ...]
    words: str
    said: str


class StackList(Table):
    """Emits ``asked`` with a line for Enter and double click; the longest bar fills its column."""

    asked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._model = RowsModel[StackLine](
            (
                Show("", lambda line: line.name),
                Show("", lambda line: line.said),
                Show("", lambda line: line.words, right=True),
            ),
            self,
        )
        self._bars = _BarDelegate(self)
        self.setModel(self._model)
        self.setItemDelegateForColumn(1, self._bars)
        self.horizontalHeader().hide()
        self.activated.connect(self._open)

    def show_lines(self, lines: Sequence[StackLine], shades: Sequence[Shade]) -> None:
        """Show ``lines`` in the order given; ``shades`` fill their parts from left to right."""
        self._bars.shades = tuple(shades)
        self._model.put(lines)
        wide = self.fontMetrics().horizontalAdvance
        names = max((line.name[:_LETTERS] for line in lines), key=wide, default="")
        words = max((line.words for line in lines), key=wide, default="")
        self.set_columns((Column(names), Column("", stretch=True), Column(words)))
        if lines and not self.currentIndex().isValid():
            self.selectRow(0)

    def lines(self) -> tuple[StackLine, ...]:
        """Return what is shown."""
        return self._model.rows()

    def _open(self, index: QModelIndex) -> None:
        self.asked.emit(self._model.row(index.row()))


class Legend(QWidget):
    """Says what each shade stands for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = row(gap=GAP_M)
        self.setLayout(self._line)

    def show_names(self, names: Sequence[tuple[str, Shade]]) -> None:
        """Name the shades, in the order of the parts."""
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for name, shade in names:
            one = QWidget()
            one.setLayout(row(_Swatch(shade), Text(name, "secondary"), gap=GAP_XS))
            self._line.addWidget(one)
        self._line.addStretch(1)


class _Swatch(QWidget):
    """A small box filled as the parts of the bars are."""

    def __init__(self, shade: Shade) -> None:
        super().__init__()
        self._shade: Shade = shade
        watch.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(tokens().sizes.icon_small, tokens().sizes.icon_small)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = tokens().sizes.icon_small
        fill(painter, QRectF(2, (self.height() - side) / 2 + 3, side - 4, side - 6), self._shade)


def fill(painter: QPainter, box: QRectF, shade: Shade) -> None:
    """Fill ``box``: shades differ in pattern as well as in color."""
    colors = tokens().colors
    ink = {
        "early": colors.success,
        "good": colors.bar,
        "late": colors.error,
        "open": colors.text_secondary,
        "plain": colors.bar,
    }[shade]
    painter.setPen(QPen(QColor(ink), 1) if shade in ("late", "open") else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(colors.surface)))
    painter.drawRect(box)
    pattern = {
        "late": Qt.BrushStyle.Dense3Pattern,
        "open": Qt.BrushStyle.BDiagPattern,
    }.get(shade, Qt.BrushStyle.SolidPattern)
    painter.setBrush(QBrush(QColor(ink), pattern))
    painter.drawRect(box)


class _BarDelegate(BarDelegate):
    """Paints the parts of a line one after the other, on the scale of the longest line."""

    shades: tuple[Shade, ...] = ()

    def paint_bar(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        model: RowsModel[Any],
        row: int,
        text: str,
    ) -> None:
        highest = max((sum(line.values) for line in model.rows()), default=0) or 1
        room = option.rect.width() - 2 * _PADDING
        height = option.rect.height() * _THICKNESS
        left, top = float(option.rect.left() + _PADDING), option.rect.center().y() - height / 2
        for value, shade in zip(model.row(row).values, self.shades, strict=True):
            if value:
                # The least there is can still be seen.
                long = max(3.0, room * value / highest)
                fill(painter, QRectF(left, top, long - 1, height), shade)
                left += long
