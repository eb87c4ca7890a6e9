"""The left half of the sign-in window: which office this is, and what time it is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.vietnam_time import short_date, to_local, weekday_name
from app.ui.theme import paint_icon, tokens, weighted
from app.ui.theme.tokens import GAP_L, GAP_XL
from app.words import tr

_CLOCK_MS = 1000
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_WRAPPED = _LEFT | int(Qt.TextFlag.TextWordWrap)


class SignInBoard(QWidget):
    """Paints the program's name, the office and a large clock; ``now`` gives aware instants."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._office = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.update)
        self._timer.start(_CLOCK_MS)

    def show_office(self, name: str) -> None:
        """Show the office's name."""
        self._office = name
        self.setAccessibleName(f"{tr('Một Cửa')}, {name}")
        self.update()

    def office(self) -> str:
        """Return the office's name as shown."""
        return self._office

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 42, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 28, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, sizes = tokens().colors, tokens().sizes
        painter.fillRect(self.rect(), QColor(colors.nav))
        room = QRectF(self.rect()).adjusted(2 * GAP_XL, 2 * GAP_XL, -GAP_XL, -2 * GAP_XL)
        side = sizes.icon * 2
        paint_icon(
            painter,
            QRectF(room.left(), room.top(), side, side),
            "building-bank",
            colors.nav_text,
        )
        painter.setPen(QColor(colors.nav_text))
        painter.setFont(weighted(self.font(), sizes.figure + 8, QFont.Weight.DemiBold))
        room.setTop(room.top() + side + GAP_L)
        painter.drawText(room, _LEFT, tr("Một Cửa"))
        room.setTop(room.top() + painter.fontMetrics().height())
        painter.setPen(QColor(colors.nav_text_secondary))
        painter.setFont(weighted(self.font(), sizes.title))
        painter.drawText(room, _WRAPPED, self._office)
        self._paint_clock(painter, room)

    def _paint_clock(self, painter: QPainter, room: QRectF) -> None:
        colors, sizes = tokens().colors, tokens().sizes
        moment = to_local(self._now())
        day = f"{tr(weekday_name(moment.date()))}, {short_date(moment.date())}"
        bottom = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        painter.setPen(QColor(colors.nav_text_secondary))
        painter.setFont(weighted(self.font(), sizes.body))
        painter.drawText(room, bottom, day[:1].upper() + day[1:])
        room.setBottom(room.bottom() - painter.fontMetrics().height())
        painter.setPen(QColor(colors.nav_text))
        painter.setFont(weighted(self.font(), sizes.figure + 20, QFont.Weight.DemiBold))
        painter.drawText(room, bottom, f"{moment:%H:%M}")
