"""The steps at the left of the wizard: what is done, where one is, what is to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import paint_icon, tokens, watch, weighted
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, RADIUS_BUTTON
from app.words import tr


class WizardRail(QWidget):
    """Paints the steps; it is no control, because a step is left by its buttons alone."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = list(titles)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        watch.changed.connect(self.updateGeometry)

    def mark(self, at: int) -> None:
        """Show step number ``at``, counted from 0, as the one in front."""
        self._at = at
        said = tr(
            "Bước {number} trên {total}: {title}",
            number=at + 1,
            total=len(self._titles),
            title=self._titles[at],
        )
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        strong = QFontMetrics(weighted(self.font(), tokens().sizes.body, QFont.Weight.DemiBold))
        longest = max(strong.horizontalAdvance(title) for title in self._titles)
        return QSize(longest + tokens().sizes.icon + 2 * GAP_XL + 2 * GAP_M, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, sizes = tokens().colors, tokens().sizes
        painter.fillRect(self.rect(), QColor(colors.nav))
        painter.setPen(QColor(colors.nav_text))
        painter.setFont(weighted(self.font(), sizes.title, QFont.Weight.DemiBold))
        head = QRectF(GAP_XL, GAP_L, self.width() - 2 * GAP_XL, sizes.nav)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), tr("Thiết lập Một Cửa"))
        top = head.bottom() + GAP_L
        for number, title in enumerate(self._titles):
            box = QRectF(GAP_S, top, self.width() - 2 * GAP_S, sizes.nav)
            self._paint_step(painter, box, number, title)
            top += sizes.nav + GAP_S / 2

    def _paint_step(self, painter: QPainter, box: QRectF, number: int, title: str) -> None:
        colors, sizes = tokens().colors, tokens().sizes
        here, done = number == self._at, number < self._at
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.nav_active))
            painter.drawRoundedRect(box, RADIUS_BUTTON, RADIUS_BUTTON)
        ink = QColor(colors.nav_text if here or done else colors.nav_text_secondary)
        side = sizes.icon + 4
        mark = QRectF(box.left() + GAP_M, box.center().y() - side / 2, side, side)
        if done:
            paint_icon(painter, mark.adjusted(2, 2, -2, -2), "check", colors.nav_text)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(mark)
            painter.setFont(weighted(self.font(), sizes.small, QFont.Weight.DemiBold))
            painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
        painter.setPen(ink)
        weight = QFont.Weight.DemiBold if here else QFont.Weight.Normal
        painter.setFont(weighted(self.font(), sizes.body, weight))
        words = box.adjusted(GAP_M + side + GAP_M, 0, -GAP_S, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), title)
