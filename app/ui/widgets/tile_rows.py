"""Tiles in lines of equal count: as many side by side as leave the words of each their room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.tokens import GAP_S
from app.ui.widgets.layouts import column, row
from app.ui.widgets.stat_tile import StatTile


class TileRows(QWidget):
    """Holds ``tiles`` in lines of the first of ``across`` that the width has room for.

    ``rooms`` has for each tile the longest figure room is kept for, so that it does not move when
    its figure grows; call ``fit`` when figures or words have changed.
    """

    def __init__(
        self,
        tiles: Sequence[StatTile],
        rooms: Sequence[str],
        across: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tiles, self._rooms, self._choices = tuple(tiles), tuple(rooms), tuple(across)
        # As many lines as there may ever be; empty ones take no room. Taking lines away would
        # leave Qt and Python at odds about whose they are.
        self._lines = [row(gap=GAP_S) for _tile in self._tiles]
        self.setLayout(column(*self._lines, gap=GAP_S))
        self._after_resize = QTimer(self, singleShot=True, interval=0)
        self._after_resize.timeout.connect(self.fit)
        self._across = 0
        self._lay_out(self._choices[0])

    def minimumSizeHint(self) -> QSize:
        # The lines as they are now must not keep the width they were laid out for.
        widest = max(tile.minimumWidth() for tile in self._tiles)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The lines must not be taken apart while somebody goes through them to place them.
        self._after_resize.start()

    def fit(self) -> None:
        """Put as many tiles side by side as leave the words of each their room."""
        pairs = zip(self._tiles, self._rooms, strict=True)
        needs = [tile.words_width(room) for tile, room in pairs]
        fitting = (one for one in self._choices if _width(needs, one) <= self.width())
        across = next(fitting, 0)
        for tile, need in zip(self._tiles, needs, strict=True):
            tile.setMinimumWidth(need if across else min(need, self.width()))
        self._lay_out(across or self._choices[-1])

    def _lay_out(self, across: int) -> None:
        if across == self._across:
            return
        for at, tile in enumerate(self._tiles):
            if self._across:
                self._lines[at // self._across].removeWidget(tile)
        for at, tile in enumerate(self._tiles):
            self._lines[at // across].addWidget(tile)
        self._across = across


def _width(needs: Sequence[int], across: int) -> int:
    """Return how wide the widest line is with so many tiles side by side."""
    lines = [needs[at : at + across] for at in range(0, len(needs), across)]
    return max(sum(line) + GAP_S * (len(line) - 1) for line in lines)
