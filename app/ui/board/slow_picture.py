"""A picture of the board painted little by little: at 4K it takes longer than the desk may wait."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from app.ui.board.pieces import Piece, paint_pieces
from app.ui.theme import tokens

_SLICE_MS, _PAUSE_MS = 6, 4


class SlowPicture(QObject):
    """``pixmap`` is the last picture that was finished; ``ready`` tells of the next one."""

    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pixmap: QPixmap | None = None
        self._next = QPixmap()
        self._left: deque[Piece] = deque()
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    def begin(self, size: QSize, ratio: float, pieces: Iterable[Piece]) -> None:
        """Paint ``pieces`` in place of what was begun before; ``ratio`` is that of the screen."""
        self._next = QPixmap(size * ratio)
        self._next.setDevicePixelRatio(ratio)
        self._next.fill(QColor(tokens().colors.background))
        self._left = deque(pieces)
        self._timer.start()

    def is_ready(self) -> bool:
        """Say whether everything that was begun has been painted."""
        return not self._timer.isActive()

    def _go_on(self) -> None:
        spent = QElapsedTimer()
        spent.start()
        painter = QPainter(self._next)
        while self._left and spent.elapsed() < _SLICE_MS:
            paint_pieces(painter, [self._left.popleft()])
        painter.end()
        if not self._left:
            self._timer.stop()
            self.pixmap = self._next
            self.ready.emit()
