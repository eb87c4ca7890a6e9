"""A status as shape, words and lightness, with hue last, so that nobody depends on seeing colors.

Which status has which tone is the pages' knowledge; here it is only painted.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.theme import paint_icon, tokens, watch, weighted
from app.ui.theme.tokens import Colors

PILL_ROLE = int(Qt.ItemDataRole.UserRole) + 40

_PADDING, _GAP = 10, 6


class PillTone(StrEnum):
    """How loud a status is, from an outline to solid dark red."""

    NEW = "new"
    ACTIVE = "active"
    WAITING = "waiting"
    SOON = "soon"
    LATE = "late"
    READY = "ready"
    DONE = "done"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Pill:
    """A status to show: its words, the icon of its shape and its tone."""

    text: str
    icon: str
    tone: PillTone


def _paints(tone: PillTone, c: Colors) -> tuple[str, str, str]:
    """Return fill, border and ink of ``tone``."""
    match tone:
        case PillTone.NEW:
            return c.surface, c.primary, c.primary
        case PillTone.ACTIVE:
            return c.info_soft, c.info_line, c.info_text
        case PillTone.WAITING:
            return c.warning_soft, c.warning_line, c.warning
        case PillTone.SOON:
            return c.amber_solid, c.amber_solid, c.on_amber_solid
        case PillTone.LATE:
            return c.error_solid, c.error_solid, c.on_error_solid
        case PillTone.READY:
            return c.primary, c.primary, c.on_primary
        case PillTone.DONE:
            return c.neutral_soft, c.neutral_soft, c.neutral_text
        case PillTone.FINE:
            return c.success_soft, c.success_line, c.success


def _font(base: QFont) -> QFont:
    return weighted(base, tokens().sizes.label, QFont.Weight.Medium)


def pill_size(pill: Pill, base: QFont) -> QSize:
    """Return the room that ``pill`` needs in a widget whose font is ``base``."""
    metrics = QFontMetrics(_font(base))
    icon = tokens().sizes.icon_small
    width = metrics.horizontalAdvance(pill.text) + icon + _GAP + 2 * _PADDING + 2
    return QSize(width, max(metrics.height(), icon) + 6)


def paint_pill(painter: QPainter, rect: QRectF, pill: Pill, base: QFont) -> None:
    """Draw ``pill`` at the left of ``rect``, in the middle of its height; long words are elided."""
    size = pill_size(pill, base)
    width = min(float(size.width()), rect.width())
    height = min(float(size.height()), rect.height() - 2)
    box = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
    fill, line, ink = _paints(pill.tone, tokens().colors)
    icon = tokens().sizes.icon_small
    font = _font(base)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
    mark = QRectF(box.left() + _PADDING, box.center().y() - icon / 2, icon, icon)
    paint_icon(painter, mark, pill.icon, ink)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    words = box.adjusted(_PADDING + icon + _GAP, 0, -_PADDING + 2, 0)
    text = QFontMetrics(font).elidedText(
        pill.text, Qt.TextElideMode.ElideRight, int(words.width()) + 1
    )
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)
    painter.restore()


class PillDelegate(QStyledItemDelegate):
    """Paints the ``Pill`` a model gives for ``PILL_ROLE``; readers get the model's display text."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        pill = index.data(PILL_ROLE)
        if not isinstance(pill, Pill):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        # Naming QStyle costs a start of the program 4 ms, and its first window has no pill.
        from PySide6.QtWidgets import QStyle

        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        paint_pill(painter, QRectF(option.rect).adjusted(11, 0, -4, 0), pill, option.font)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        pill = index.data(PILL_ROLE)
        if not isinstance(pill, Pill):
            return super().sizeHint(option, index)
        size = pill_size(pill, option.font)
        return QSize(size.width() + 16, tokens().sizes.row)


class StatusPill(QWidget):
    """A pill on its own, outside a table."""

    def __init__(self, pill: Pill, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pill = pill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(pill.text)
        watch.changed.connect(self.updateGeometry)

    def set_pill(self, pill: Pill) -> None:
        """Show another status."""
        self._pill = pill
        self.setAccessibleName(pill.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._pill, self.font())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self._pill, self.font())
