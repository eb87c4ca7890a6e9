"""The head of a table of figures as official forms have it: words over several columns, and marks.

Titles are broken into lines; the head is as high as its longest title needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.theme import tokens, weighted

_PAD = 4
_GAP = 2
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
_ENDLESS = 10_000
# A title of more lines is given more width while there is some.
_FEW_LINES, _STEP, _WIDEST = 3, 8, 240


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column; neighbors with the same words ``over`` share them."""

    title: str
    over: str = ""
    mark: str = ""


class GroupedHeader(QHeaderView):
    """Takes its words from ``set_heads``; the table gives the widths and then lets it ``fit``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._heads: tuple[Head, ...] = ()
        self._groups: tuple[tuple[int, int], ...] = ()
        self._marked = True
        self._tall = (0, 0, 0)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_heads(self, heads: Sequence[Head]) -> None:
        """Show ``heads`` over the columns, from left to right."""
        self._heads = tuple(heads)
        groups: list[tuple[int, int]] = []
        for _over, members in groupby(range(len(heads)), key=lambda at: heads[at].over or at):
            places = list(members)
            groups += [(places[0], places[-1])] * len(places)
        self._groups = tuple(groups)

    def show_marks(self, wanted: bool) -> None:
        """Show the marks under the titles, or leave them out."""
        self._marked = wanted

    def has_marks(self) -> bool:
        """Say whether marks are shown where there are any."""
        return self._marked

    def least_width(self, column: int) -> int:
        """Return the width at which no word over ``column`` is broken."""
        head = self._heads[column]
        words = QFontMetrics(self._title_font())
        marks = QFontMetrics(self._mark_font())
        widths = [words.horizontalAdvance(word) for word in head.title.split()]
        widths += [marks.horizontalAdvance(word) for word in head.mark.split()]
        return max(widths, default=0) + 2 * _PAD + 2

    def fit(self) -> None:
        """Find out how high the head must be, once its columns have their widths."""
        self._tall = self._heights()
        self.updateGeometry()

    def good_width(self, column: int) -> int:
        """Return the width at which the title of ``column`` takes few lines."""
        metrics = QFontMetrics(self._title_font())
        width, most = self.least_width(column), metrics.height() * _FEW_LINES + 2 * _GAP
        while _tall(metrics, width, self._heads[column].title) > most and width < _WIDEST:
            width += _STEP
        return width

    def sizeHint(self) -> QSize:
        over, title, mark = self._tall
        return QSize(super().sizeHint().width(), over + title + mark + 2)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        if logical_index >= len(self._heads):
            return
        colors = tokens().colors
        head = self._heads[logical_index]
        over, title, mark = self._tall
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(colors.surface))
        line = QColor(colors.line)
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, line)
        painter.setPen(QColor(colors.text_secondary))
        painter.setFont(self._title_font())
        top = rect.top()
        if head.over:
            whole = self._group_rect(logical_index, top, over)
            self._write(painter, whole, head.over)
            rule = whole.adjusted(_PAD, 0, -_PAD, 0)
            painter.fillRect(rule.left(), whole.bottom(), rule.width(), 1, line)
            room = QRect(rect.left(), top + over, rect.width(), title)
        else:
            room = QRect(rect.left(), top, rect.width(), over + title)
        self._write(painter, room, head.title)
        if head.mark and self._marked:
            painter.setFont(self._mark_font())
            low = QRect(rect.left(), top + over + title, rect.width(), mark)
            self._write(painter, low, head.mark)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, text: str) -> None:
        flags = int(_WRAPPED) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room.adjusted(_PAD, _GAP, -_PAD, -_GAP), flags, text)

    def _group_rect(self, column: int, top: int, height: int) -> QRect:
        first, last = self._groups[column]
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        return QRect(left, top, right - left, height)

    def _heights(self) -> tuple[int, int, int]:
        """Return how high the words over columns, the titles and the marks are."""
        metrics, marks = QFontMetrics(self._title_font()), QFontMetrics(self._mark_font())
        over = title = alone = mark = 0
        for column, head in enumerate(self._heads):
            if self.isSectionHidden(column):
                width = max(self.sectionSize(column), self.least_width(column))
            else:
                width = self.sectionSize(column)
            tall = _tall(metrics, width, head.title)
            if head.over:
                over = max(over, _tall(metrics, self._group_rect(column, 0, 1).width(), head.over))
                title = max(title, tall)
            else:
                alone = max(alone, tall)
            if self._marked:
                mark = max(mark, _tall(marks, width, head.mark))
        return over, max(title, alone - over), mark

    def _title_font(self) -> QFont:
        return weighted(self.font(), tokens().sizes.small, QFont.Weight.Medium)

    def _mark_font(self) -> QFont:
        return weighted(self.font(), tokens().sizes.small - 2)


def _tall(metrics: QFontMetrics, width: int, text: str) -> int:
    if not text:
        return 0
    room = QRect(0, 0, max(1, width - 2 * _PAD), _ENDLESS)
    return metrics.boundingRect(room, int(_WRAPPED), text).height() + 2 * _GAP
