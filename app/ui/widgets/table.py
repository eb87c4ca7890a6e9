"""A table as all lists of the program have it: fixed rows, no grid, Tab leaves it, Enter opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.theme import tokens, watch
from app.ui.widgets.card import Card
from app.ui.widgets.status_pill import Pill, PillTone, pill_size

# The padding of the style rules and the margin that Qt leaves for its own focus frame.
_CELL_PADDING = 12


@dataclass(frozen=True, slots=True)
class Column:
    """How wide a column is: as wide as ``sample``; ``stretch`` takes what is left.

    Of several that stretch, the last one shown does. Where the window is too narrow, those that
    stretch shrink first, the last one before the others, down to ``least`` if they say one; then
    columns of the highest ``drop`` are hidden first, and those of 0 never.
    """

    sample: str
    stretch: bool = False
    drop: int = 0
    pill: bool = False
    least: str = ""


class Table(QTableView):
    """Emits ``activated`` for Enter and double click; the page owns the model.

    ``lines`` is how many lines of text a row has room for, ``head_lines`` how many its head.
    """

    def __init__(
        self, name: str, parent: QWidget | None = None, *, lines: int = 1, head_lines: int = 1
    ) -> None:
        super().__init__(parent)
        self._lines, self._head_lines = lines, head_lines
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # Measuring rows one by one is what makes a long table slow.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._columns: tuple[Column, ...] = ()
        watch.changed.connect(self._dress)
        self._dress()

    def stand_in(self, card: Card) -> "Table":
        """Fill the rest of ``card`` and light up its frame while the table has the keyboard."""
        card.add(self, 1)
        card.frame_focus_of(self)
        return self

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Lay the columns of the model out by ``columns``, now and at every new width."""
        self._columns = tuple(columns)
        self._lay_out_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        line = self.fontMetrics().lineSpacing()
        self.verticalHeader().setDefaultSectionSize(tokens().sizes.row + line * (self._lines - 1))
        head = tokens().sizes.row - 2 + line * (self._head_lines - 1)
        self.horizontalHeader().setMinimumHeight(head)
        self._lay_out_columns()

    def _lay_out_columns(self) -> None:
        if not self._columns or self.model() is None:
            return
        wanted = [self._width_of(column) for column in self._columns]
        room = self.viewport().width()
        shown = [True] * len(wanted)
        needed = [self._needed(column) for column in self._columns]
        by_drop = sorted(range(len(wanted)), key=lambda at: -self._columns[at].drop)
        for at in by_drop:
            used = sum(width for width, on in zip(needed, shown, strict=True) if on)
            if used <= room or self._columns[at].drop == 0:
                break
            shown[at] = False
        spare = room - sum(width for width, on in zip(wanted, shown, strict=True) if on)
        for at in reversed(range(len(self._columns))):
            if self._columns[at].stretch and shown[at]:
                given = max(spare, self._narrowest(self._columns[at]) - wanted[at])
                wanted[at] += given
                spare -= given
        for at in range(len(self._columns)):
            self.setColumnHidden(at, not shown[at])
            self.setColumnWidth(at, wanted[at])

    def _needed(self, column: Column) -> int:
        """Return what ``column`` can do with before another one is hidden for it."""
        if column.stretch and column.least:
            return self._narrowest(column)
        return self._width_of(column)

    def _width_of(self, column: Column) -> int:
        if column.pill:
            return pill_size(Pill(column.sample, "x", PillTone.NEW), self.font()).width() + 16
        words = self.fontMetrics().horizontalAdvance(column.sample) + 2 * _CELL_PADDING
        return max(words, self._narrowest(column))

    def _narrowest(self, column: Column) -> int:
        if column.least:
            least = self.fontMetrics().horizontalAdvance(column.least) + 2 * _CELL_PADDING
            return max(least, self.horizontalHeader().minimumSectionSize())
        return self.fontMetrics().height() * 3
