"""The table of a report on the screen: cells to walk through, the first columns always in sight."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.reports.report import Section
from app.domain.table import ColumnKind
from app.ui.reports.figure_model import FigureModel
from app.ui.theme import tokens, watch, weighted
from app.ui.widgets.grouped_header import GroupedHeader, Head
from app.ui.widgets.table import Table
from app.words import tr

_PAD = 6
_LEAST_WORDS, _MOST_WORDS = 6, 16
# Number, code and name may stay in sight.
_MOST_STILL = 2
_LOW = 15
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_ENDLESS = 10_000
_Index = QModelIndex | QPersistentModelIndex


class FigureTable(Table):
    """Emits ``opened`` with filter and words of a cell for Enter and double click.

    Where columns do not fit, all but the first words scroll.
    """

    opened = Signal(object, str)

    def __init__(self, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("Bảng số liệu"), parent)
        self.figures = FigureModel(opens, self)
        self._head = GroupedHeader(self)
        self._frozen = QTableView(self)
        self._frozen_head = GroupedHeader(self._frozen)
        self._still = 0
        self.setHorizontalHeader(self._head)
        self.setModel(self.figures)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setItemDelegate(_FigureDelegate(self.figures, self))
        self._freeze()
        self.activated.connect(self._open)
        watch.changed.connect(self._fit)

    def show_section(self, section: Section) -> None:
        """Show a table of a report; the place of the keyboard stays where there is one still."""
        kept = self.currentIndex()
        place = (kept.row(), kept.column()) if kept.isValid() else None
        table = section.table
        heads = [
            # With blanks a long mark may go on in the next line.
            Head(one.title, one.over, one.mark.replace("+", " +"))
            for one in table.columns
        ]
        self.setAccessibleName(table.title)
        self._head.set_heads(heads)
        self._frozen_head.set_heads(heads)
        words = [at for at, one in enumerate(table.columns) if one.kind is ColumnKind.TEXT]
        # The first words say what a row is about.
        self._still = words[0] + 1 if words and words[0] <= _MOST_STILL else 1
        self.figures.put(section)
        self._fit()
        self._stand_at(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        hidden = self._still_width() - self.visualRect(current).left()
        if self._frozen.isVisible() and current.column() >= self._still and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def _freeze(self) -> None:
        """Lay a second view of the first columns over the table; it shares all but scrolling."""
        still = self._frozen
        still.setModel(self.figures)
        still.setSelectionModel(self.selectionModel())
        still.setItemDelegate(_FigureDelegate(self.figures, still))
        still.setHorizontalHeader(self._frozen_head)
        still.verticalHeader().hide()
        still.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        still.setFrameShape(QFrame.Shape.NoFrame)
        still.setShowGrid(False)
        still.setAlternatingRowColors(True)
        still.setVerticalScrollMode(self.verticalScrollMode())
        still.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        still.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        still.doubleClicked.connect(self._open)
        self.viewport().stackUnder(still)
        ours, its = self.verticalScrollBar(), still.verticalScrollBar()
        ours.valueChanged.connect(its.setValue)
        its.valueChanged.connect(ours.setValue)
        still.hide()

    def _stand_at(self, place: tuple[int, int] | None) -> None:
        model = self.figures
        if not model.rowCount():
            return
        if place is None or place[0] >= model.rowCount() or place[1] >= model.columnCount():
            place = (0, min(self._still, model.columnCount() - 1))
        self.setCurrentIndex(model.index(*place))

    def _open(self, index: QModelIndex) -> None:
        wanted = self.figures.behind(index)
        if wanted is not None:
            self.opened.emit(wanted, self.figures.words_of(index))

    def _still_width(self) -> int:
        return sum(self.columnWidth(at) for at in range(self._still))

    def _lay_out_columns(self) -> None:
        """Leave the columns to ``_fit``: their widths follow from what stands in them."""

    def _dress(self) -> None:
        super()._dress()
        row = QFontMetrics(_plain_font(self.font())).height() + 2 * _PAD - 2
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)

    def _fit(self) -> None:
        """Give columns what they need, words what is left, and rows as many lines as it takes."""
        table = self.figures.table()
        if table is None or not self.figures.columnCount():
            return
        widths = self._widths()
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        # On a low screen rows are worth more than the numbers of the columns.
        low = self.height() < _LOW * self.fontMetrics().height()
        self._head.show_marks(not low)
        self._head.fit()
        self._fit_rows(widths)
        self.updateGeometries()
        self._place_frozen(widths)

    def _widths(self) -> list[int]:
        model = self.figures
        metrics = QFontMetrics(_total_font(self.font()))
        em = metrics.averageCharWidth()
        least: list[int] = []
        longest: list[int] = []
        for column in range(model.columnCount()):
            texts = [model.text(row, column) for row in range(model.rowCount())]
            widest = max(map(metrics.horizontalAdvance, texts), default=0) + 2 * _PAD + 2
            if model.is_words(column):
                words = [word for text in texts for word in text.split()]
                word = max(map(metrics.horizontalAdvance, words), default=0) + 2 * _PAD + 2
                room = min(widest, max(word, _LEAST_WORDS * 2 * em))
                least.append(max(room, self._head.least_width(column)))
                longest.append(max(least[-1], min(widest, _MOST_WORDS * 4 * em)))
            else:
                least.append(max(widest, self._head.least_width(column)))
                longest.append(max(least[-1], self._head.good_width(column)))
        shares = [0 if at == 0 else 3 if model.is_words(at) else 1 for at in range(len(least))]
        return _shared_out(least, longest, shares, self.viewport().width())

    def _fit_rows(self, widths: list[int]) -> None:
        model, usual = self.figures, self.verticalHeader().defaultSectionSize()
        metrics = QFontMetrics(_total_font(self.font()))
        broken = [at for at in range(model.columnCount()) if model.is_words(at)]
        for row in range(model.rowCount()):
            height = usual
            for column in broken:
                room = QRect(0, 0, widths[column] - 2 * _PAD, _ENDLESS)
                text = model.text(row, column)
                tall = metrics.boundingRect(room, _WRAPPED, text).height()
                height = max(height, tall + usual - metrics.height())
            self.setRowHeight(row, height)
            self._frozen.setRowHeight(row, height)

    def _place_frozen(self, widths: list[int]) -> None:
        still, room = self._frozen, self.viewport().width()
        wanted = sum(widths) > room and sum(widths[: self._still]) < room // 2
        still.setVisible(wanted)
        if not wanted:
            return
        for at, width in enumerate(widths):
            still.setColumnHidden(at, at >= self._still)
            still.setColumnWidth(at, width)
        self._frozen_head.show_marks(self._head.has_marks())
        self._frozen_head.fit()
        head = self.horizontalHeader().height()
        still.horizontalHeader().setFixedHeight(head)
        edge = self.frameWidth()
        still.setGeometry(edge, edge, self._still_width(), self.viewport().height() + head)


class _FigureDelegate(QStyledItemDelegate):
    """Paints figures that open a list as links, nothing paler, and totals strong."""

    def __init__(self, figures: FigureModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._figures = figures

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colors, model = tokens().colors, self._figures
        total = model.is_total(index.row())
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if total:
            rect = option.rect
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, QColor(colors.line))
        opens = model.behind(index) is not None
        ink = colors.text
        if text in ("0", "–"):
            ink = colors.text_disabled
        elif opens:
            ink = colors.primary
        painter.setFont(_total_font(option.font) if total else _plain_font(option.font))
        painter.setPen(QColor(ink))
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(room, int(option.displayAlignment) | _WRAPPED, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, 0)


def _plain_font(font: QFont) -> QFont:
    """Return the letters of figures: a little smaller than others, for there are many columns."""
    return weighted(font, tokens().sizes.label)


def _total_font(font: QFont) -> QFont:
    return weighted(font, tokens().sizes.label, QFont.Weight.DemiBold)


def _shared_out(least: list[int], longest: list[int], shares: list[int], room: int) -> list[int]:
    """Return widths: each at least its ``least``; what is left first goes where words are long.

    What nobody needs is given out in ``shares``, so that figures do not crowd at one end.
    """
    widths = list(least)
    spare = room - sum(widths)
    wishes = [most - low for most, low in zip(longest, least, strict=True)]
    if spare > 0 and (wanted := sum(wishes)):
        given = min(spare, wanted)
        widths = [low + wish * given // wanted for low, wish in zip(least, wishes, strict=True)]
        spare = room - sum(widths)
    if spare > 0:
        whole = sum(shares) or 1
        widths = [width + spare * part // whole for width, part in zip(widths, shares, strict=True)]
        widths[-1] += room - sum(widths)
    return widths
