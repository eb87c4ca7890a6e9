"""A figure that stands for a list, with its name and icon; pressing it opens the list."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme import tokens, watch
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, RADIUS_CARD
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text

Tone = Literal["primary", "success", "warning", "error", "neutral_text"]


class StatTile(QAbstractButton):
    """Emits ``clicked``, by mouse or keyboard, to ask for the list behind the figure.

    Without ``icon_name`` there is no icon, for tiles that stand close together.
    """

    def __init__(
        self, label: str, icon_name: str, tone: Tone = "primary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._has_icon = bool(icon_name)
        self._picture = IconLabel(icon_name or "circle-dot", tone)
        self._figure = Text("…", "figure")
        self._label = ElidedText(label, "secondary")
        layout = row(self._picture, self._figure, self._label, gap=GAP_S)
        layout.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        layout.setStretch(layout.count() - 1, 1)
        self.setLayout(layout)
        show_if(self._picture, self._has_icon)
        for child in (self._picture, self._figure, self._label):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(label)
        watch.changed.connect(self.updateGeometry)
        self._after_resize = QTimer(self, singleShot=True, interval=0)
        self._after_resize.timeout.connect(self._make_room)

    def set_value(self, value: int | str | None) -> None:
        """Show ``value``; None means that it is not known yet."""
        text = "…" if value is None else str(value)
        self._figure.setText(text)
        self.setAccessibleName(f"{text} {self._label.text()}")
        self._make_room()

    def value(self) -> str:
        """Return the figure as shown."""
        return self._figure.text()

    def set_label(self, label: str) -> None:
        """Name the figure anew."""
        self._label.setText(label)
        self.setAccessibleName(f"{self._figure.text()} {label}")
        self._make_room()

    def words_width(self, least: str = "") -> int:
        """Return how wide it must be for words and figure, without the icon.

        There is room for a figure as long as ``least``.
        """
        room = self._figure.fontMetrics().horizontalAdvance(least)
        figure = max(self._figure.sizeHint().width(), room)
        return figure + self._label.sizeHint().width() + 2 * GAP_L + GAP_S

    # What the tile asks for must not hang on whether its icon shows: the icon would then change
    # the widths by which it is decided whether it shows.
    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint() + QSize(0 if self._shows_icon() else self._icon_room(), 0)

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.minimumSize() - QSize(self._icon_room() if self._shows_icon() else 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Showing a part lays out everything around it at once, which may be at it just now.
        self._after_resize.start()

    def _make_room(self) -> None:
        # The words matter more than the icon when there is no room for both.
        wanted = self._has_icon and self.words_width() + self._icon_room() <= self.width()
        if wanted != self._shows_icon():
            show_if(self._picture, wanted)

    def _shows_icon(self) -> bool:
        return not self._picture.isHidden()

    def _icon_room(self) -> int:
        return self._picture.sizeHint().width() + GAP_S if self._has_icon else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = tokens().colors
        line, width = colors.line, 1
        if self.hasFocus():
            line, width = colors.primary, 2
        elif self.underMouse():
            line = colors.primary
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(line), width))
        painter.setBrush(QColor(colors.info_soft if self.isDown() else colors.surface))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)
