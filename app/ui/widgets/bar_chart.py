"""A bar chart painted by hand: values on bars, the current slot marked, the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.text import grouped
from app.ui.theme import tokens, watch, weighted
from app.words import tr

_BOTTOM_GAP, _TOP_GAP = 6, 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One slot: a short label under the axis, its count, and whether it is running now."""

    label: str
    value: int
    current: bool = False
    future: bool = False


class BarChart(QWidget):
    """Shows the slots of a day; ``name`` says what is counted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        watch.changed.connect(self.updateGeometry)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show ``bars`` from left to right."""
        self._bars = tuple(bars)
        said = "; ".join(f"{bar.label}: {grouped(bar.value)}" for bar in bars if not bar.future)
        self.setAccessibleDescription(said or tr("Chưa có số liệu"))
        self.update()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 16, em * 7)

    def minimumSizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 8, em * 4)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bar = self._bar_at(QPointF(event.pos()))
            said = f"{bar.label}: {grouped(bar.value)}" if bar else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, sizes = tokens().colors, tokens().sizes
        small = weighted(self.font(), sizes.small)
        strong = weighted(self.font(), sizes.small, QFont.Weight.Bold)
        line = QFontMetricsF(small).height()
        base = self.height() - line - _BOTTOM_GAP
        painter.setPen(QPen(QColor(colors.line), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))
        slot = self.width() / len(self._bars)
        highest = max(1, max(bar.value for bar in self._bars))
        step = self._label_step(strong, slot)
        for place, bar in enumerate(self._bars):
            font = strong if bar.current else small
            left = place * slot
            tall = (base - line - _TOP_GAP) * bar.value / highest
            self._paint_bar(painter, QRectF(left, base - tall, slot, tall), bar)
            painter.setFont(font)
            painter.setPen(QColor(colors.text if bar.value else colors.text_disabled))
            above = QRectF(left, base - tall - line - 1, slot, line)
            if not bar.future:
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, grouped(bar.value))
            if bar.current or (place % step == 0 and not self._near_current(place, step)):
                painter.setPen(QColor(colors.text if bar.current else colors.text_secondary))
                wide = QFontMetricsF(font).horizontalAdvance(bar.label) + 1
                # The labels at both ends stay inside, a little beside their bars.
                start = min(max(0.0, left + (slot - wide) / 2), self.width() - wide)
                below = QRectF(start, base + _BOTTOM_GAP, wide, line)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.label)

    def _paint_bar(self, painter: QPainter, room: QRectF, bar: Bar) -> None:
        if room.height() <= 0:
            return
        colors = tokens().colors
        width = min(room.width() * 0.62, 44.0)
        box = QRectF(room.center().x() - width / 2, room.top(), width, room.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.bar_current if bar.current else colors.bar))
        painter.setClipRect(box)
        # Rounded above only: the lower corners lie under the clip.
        painter.drawRoundedRect(box.adjusted(0, 0, 0, 4), 3, 3)
        painter.setClipping(False)

    def _label_step(self, font: QFont, slot: float) -> int:
        """Return how many slots a label needs, so that labels never touch."""
        widest = max(QFontMetricsF(font).horizontalAdvance(bar.label) for bar in self._bars) + 8
        step = 1
        while slot * step < widest and step < len(self._bars):
            step += 1
        return step

    def _near_current(self, place: int, step: int) -> bool:
        """True if the label of the current slot would touch the label at ``place``."""
        return any(
            bar.current and 0 < abs(other - place) < step for other, bar in enumerate(self._bars)
        )

    def _bar_at(self, point: QPointF) -> Bar | None:
        if not self._bars:
            return None
        place = int(point.x() * len(self._bars) / max(1, self.width()))
        return self._bars[place] if 0 <= place < len(self._bars) else None
