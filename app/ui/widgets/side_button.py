"""A choice at the left of a page: a step with number and state, or a section with its icon."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme import paint_icon, tokens, watch, weighted
from app.ui.theme.tokens import GAP_M, GAP_S, RADIUS_CARD
from app.words import tr

_ACCENT = 4

StepMark = Literal["todo", "done", "failed"]


class SideButton(QAbstractButton):
    """Checked while what it stands for is in front; the arrow keys move to its neighbors.

    With a ``number`` it is a step and has a second line for its state, else it shows ``icon``.
    Where there is no room for all of them, the second line is only in the tool tip.
    """

    def __init__(
        self, title: str, *, number: int = 0, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._number, self._icon_name = number, icon
        self._mark: StepMark = "todo"
        self._words = ""
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        watch.changed.connect(self.updateGeometry)
        self.setAccessibleName(title)
        if number:
            self.setAccessibleName(tr("Bước {number}, {title}", number=number, title=title))
            self.show_state("todo", "")

    def show_state(self, mark: StepMark, words: str) -> None:
        """Show how far a step is."""
        self._mark, self._words = mark, words
        said = {"todo": tr("chưa làm"), "done": tr("xong"), "failed": tr("lỗi")}[mark]
        self.setAccessibleDescription(f"{said}. {words}")
        self.setToolTip(words)
        self.update()

    def mark(self) -> StepMark:
        """Return the mark shown."""
        return self._mark

    def words(self) -> str:
        """Return the words shown under the title."""
        return self._words

    def sizeHint(self) -> QSize:
        title, words = QFontMetrics(self._title_font()), QFontMetrics(self._words_font())
        height = title.height() + 2 * GAP_M + (words.height() if self._number else 0)
        width = title.horizontalAdvance(self.text()) + self._indent() + GAP_M
        return QSize(max(width, title.averageCharWidth() * 30), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._indent() * 3, QFontMetrics(self._title_font()).height() + GAP_M)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = tokens().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, width = colors.info_line if self.isChecked() else colors.line, 1
        if self.hasFocus():
            line, width = colors.primary, 2
        elif self.underMouse():
            line = colors.primary
        quiet = not self._number and line == colors.line
        painter.setPen(Qt.PenStyle.NoPen if quiet else QPen(QColor(line), width))
        rest = colors.background if quiet else colors.surface
        painter.setBrush(QColor(colors.info_soft if self.isChecked() else rest))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.primary))
            accent = QRectF(2, self.height() * 0.22, _ACCENT, self.height() * 0.56)
            painter.drawRoundedRect(accent, 2, 2)
        self._paint_mark(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        colors = tokens().colors
        side = float(tokens().sizes.icon + 8)
        if not self._number:
            inner = tokens().sizes.icon_small
            left = GAP_M + (side - inner) / 2
            box = QRectF(left, (self.height() - inner) / 2, inner, inner)
            ink = colors.primary if self.isChecked() else colors.text_secondary
            paint_icon(painter, box, self._icon_name, ink)
            return
        circle = QRectF(GAP_M, (self.height() - side) / 2, side, side)
        fill, ink, icon = {
            "todo": (colors.surface, colors.text_secondary, ""),
            "done": (colors.success_soft, colors.success, "check"),
            "failed": (colors.error_soft, colors.error, "alert-octagon"),
        }[self._mark]
        painter.setPen(QPen(QColor(ink), 2))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(circle)
        if icon:
            paint_icon(painter, circle.adjusted(6, 6, -6, -6), icon, ink)
            return
        painter.setFont(weighted(self.font(), tokens().sizes.label, QFont.Weight.DemiBold))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(self._number))

    def _paint_words(self, painter: QPainter) -> None:
        colors = tokens().colors
        title, words = QFontMetrics(self._title_font()), QFontMetrics(self._words_font())
        left, width = self._indent(), self.width() - self._indent() - GAP_S
        two_lines = bool(self._number) and self.height() >= title.height() + words.height() + GAP_S
        tall = title.height() + (words.height() if two_lines else 0)
        top = (self.height() - tall) / 2
        painter.setFont(self._title_font())
        painter.setPen(QColor(colors.text))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            QRectF(left, top, width, title.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            title.elidedText(self.text(), elide, width),
        )
        if not two_lines:
            return
        painter.setFont(self._words_font())
        ink = colors.error if self._mark == "failed" else colors.text_secondary
        painter.setPen(QColor(ink))
        painter.drawText(
            QRectF(left, top + title.height(), width, words.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            words.elidedText(self._words, elide, width),
        )

    def _indent(self) -> int:
        return tokens().sizes.icon + 8 + 2 * GAP_M

    def _title_font(self) -> QFont:
        strong = self._number or self.isChecked()
        weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        return weighted(self.font(), tokens().sizes.body, weight)

    def _words_font(self) -> QFont:
        return weighted(self.font(), tokens().sizes.label)
