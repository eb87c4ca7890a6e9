"""A check box whose words wrap, with a smaller second line and a figure at the right end."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from app.ui.theme import tokens, watch, weighted
from app.ui.theme.tokens import GAP_S, GAP_XS

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TALLEST = 10_000


class WrapCheck(QCheckBox):
    """Shows ``title`` on as many lines as it needs; QCheckBox itself cuts off or grows wide."""

    def __init__(self, title: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._detail, self._figure = title, detail, ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()
        watch.changed.connect(self.updateGeometry)

    def title(self) -> str:
        """Return the words beside the box."""
        return self._title

    def set_detail(self, detail: str) -> None:
        """Show another second line; an empty one takes no room."""
        self._detail = detail
        self._name()
        self.updateGeometry()
        self.update()

    def set_figure(self, figure: str) -> None:
        """Show ``figure``, such as 1/2, at the right end."""
        self._figure = figure
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 40
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 16
        return QSize(width, tokens().sizes.control)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, detail = self._heights(self._words_width(width))
        return max(title + detail + 2 * GAP_XS, tokens().sizes.control)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
        colors = tokens().colors
        words = QRect(self._indent(), 0, self._words_width(self.width()), self.height())
        title, detail = self._heights(words.width())
        words.setTop((self.height() - title - detail) // 2)
        off = not self.isEnabled()
        painter.setPen(QColor(colors.text_disabled if off else colors.text))
        painter.setFont(self.font())
        painter.drawText(words, _WRAPPED, self._title)
        painter.setPen(QColor(colors.text_disabled if off else colors.text_secondary))
        painter.setFont(self._small())
        words.setTop(words.top() + title)
        painter.drawText(words, _WRAPPED, self._detail)
        painter.setFont(weighted(self.font(), tokens().sizes.label, QFont.Weight.DemiBold))
        painter.drawText(self.rect().adjusted(0, 0, -GAP_S, 0), _RIGHT, self._figure)

    def _name(self) -> None:
        words = (self._title, self._detail, self._figure)
        self.setAccessibleName(", ".join(word for word in words if word))

    def _small(self) -> QFont:
        return weighted(self.font(), tokens().sizes.small)

    def _indent(self) -> int:
        return tokens().sizes.check + GAP_S + 6

    def _words_width(self, width: int) -> int:
        metrics = QFontMetrics(weighted(self.font(), tokens().sizes.label, QFont.Weight.DemiBold))
        figure = metrics.horizontalAdvance(self._figure) + GAP_S if self._figure else 0
        return max(width - self._indent() - figure - GAP_S, 1)

    def _heights(self, width: int) -> tuple[int, int]:
        """Return how high title and detail are when they wrap at ``width``."""
        room = QRect(0, 0, width, _TALLEST)
        title = self.fontMetrics().boundingRect(room, _WRAPPED, self._title).height()
        if not self._detail:
            return title, 0
        metrics = QFontMetrics(self._small())
        return title, metrics.boundingRect(room, _WRAPPED, self._detail).height()
