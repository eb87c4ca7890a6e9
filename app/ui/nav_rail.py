"""The rail at the left: the pages with their keys, and who is at the desk; it switches nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.page import PageSpec
from app.ui.theme import paint_icon, tokens, watch, weighted
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS, RADIUS_BUTTON
from app.ui.widgets.layouts import column
from app.ui.widgets.styling import show_if
from app.words import tr

_ACCENT_WIDTH = 4
# What a finger can still hit.
_LEAST_HEIGHT = 36
_SHIFT = "Shift+"


class NavRail(QWidget):
    """Emits ``chosen`` with the name of a page; ``person_clicked`` to change who is at the desk."""

    chosen = Signal(str)
    person_clicked = Signal()

    def __init__(
        self, pages: Sequence[PageSpec], office: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._narrow = False
        self._head = _RailHead(tr("Một Cửa"), office)
        self._person = _RailPerson()
        self._person.clicked.connect(self.person_clicked)
        self._buttons: dict[str, _NavButton] = {}
        layout = column(self._head, gap=0, margins=(GAP_S, GAP_XS, GAP_S, GAP_XS))
        for spec in pages:
            button = _NavButton(spec)
            button.clicked.connect(lambda _on, name=spec.name: self._choose(name))
            self._buttons[spec.name] = button
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self._person)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        watch.changed.connect(self.updateGeometry)
        self._after_resize = QTimer(self, singleShot=True, interval=0)
        self._after_resize.timeout.connect(self._fit)

    def mark(self, name: str) -> None:
        """Show which page is in front; one that is not on the rail leaves the Tab stop alone."""
        if name not in self._buttons:
            for button in self._buttons.values():
                button.setChecked(False)
            return
        for other, button in self._buttons.items():
            button.setChecked(other == name)
            # One stop for Tab; the arrows go on from there, and every page has its F key.
            tabbed = Qt.FocusPolicy.TabFocus if other == name else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(tabbed)

    def _choose(self, name: str) -> None:
        # The click has toggled its button; which page is in front is the window's word.
        self._buttons[name].setChecked(True)
        self.chosen.emit(name)

    def set_person(self, desk: str, clerk: str) -> None:
        """Show who is at which desk."""
        self._person.show_person(desk, clerk)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, for screens with no room for words."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for child in (self._head, self._person, *self._buttons.values()):
            child.setProperty("narrow", narrow)
            child.updateGeometry()
        self.updateGeometry()

    def wide_width(self) -> int:
        """Return the width with words, whichever is shown now."""
        strong = QFontMetrics(weighted(self.font(), tokens().sizes.body, QFont.Weight.DemiBold))
        small = QFontMetrics(weighted(self.font(), tokens().sizes.small))
        longest = max(
            strong.horizontalAdvance(button.text()) + button.key_width(small)
            for button in self._buttons.values()
        )
        page = longest + tokens().sizes.icon + 4 * GAP_M
        # An office with a very long name is shortened rather than given half the screen.
        office = min(self._head.words_width(), small.averageCharWidth() * 32)
        return max(page, office + 2 * GAP_M) + 2 * GAP_S

    def sizeHint(self) -> QSize:
        if self._narrow:
            return QSize(tokens().sizes.nav + 2 * GAP_S, 0)
        return QSize(self.wide_width(), 0)

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(self.sizeHint().width(), layout.minimumSize().height() if layout else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Parts that come and go lay out everything around them, which may be at it just now.
        self._after_resize.start()

    def _fit(self) -> None:
        """Leave out the name of the office, which the title has too, where the pages need it."""
        items = (self._person, *self._buttons.values())
        needed = sum(item.minimumSizeHint().height() for item in items) + 2 * GAP_XS
        show_if(self._head, needed + self._head.sizeHint().height() <= self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(tokens().colors.nav))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = list(self._buttons.values())
        place = next((at for at, button in enumerate(buttons) if button.hasFocus()), None)
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and place is not None:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            buttons[(place + step) % len(buttons)].setFocus()
            return
        super().keyPressEvent(event)


class _RailItem(QAbstractButton):
    """What all parts of the rail share: the narrow property, hover and the focus ring."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        # Qt's own arrow keys would leave the rail.
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            event.ignore()
            return
        super().keyPressEvent(event)

    def narrow(self) -> bool:
        return bool(self.property("narrow"))

    def paint_ground(self, painter: QPainter) -> None:
        """Fill for hover and choice, and draw the ring of the keyboard."""
        colors = tokens().colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(colors.nav_active if self.isChecked() else colors.nav_hover))
            painter.drawRoundedRect(box, RADIUS_BUTTON, RADIUS_BUTTON)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors.nav_ring), 2))
            painter.drawRoundedRect(box, RADIUS_BUTTON, RADIUS_BUTTON)


class _NavButton(_RailItem):
    """One page: icon, name, and the key that opens it."""

    def __init__(self, spec: PageSpec) -> None:
        super().__init__()
        self._icon, self._key = spec.icon, spec.key
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(spec.title)
        self.setCheckable(True)
        self.setAccessibleName(f"{spec.title} ({spec.key})")
        self.setToolTip(self.accessibleName())

    def key_width(self, metrics: QFontMetrics) -> int:
        """Return the room for the key that opens the page; Shift is drawn as on keyboards."""
        shift = metrics.ascent() if self._key.startswith(_SHIFT) else 0
        return metrics.horizontalAdvance(self._key.removeprefix(_SHIFT)) + shift

    def sizeHint(self) -> QSize:
        return QSize(tokens().sizes.nav, tokens().sizes.nav)

    def minimumSizeHint(self) -> QSize:
        """On low screens the pages stand closer together."""
        return QSize(tokens().sizes.nav, _LEAST_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        colors, sizes = tokens().colors, tokens().sizes
        chosen = self.isChecked()
        ink = colors.nav_text if chosen else colors.nav_text_secondary
        side = sizes.icon
        left = (self.width() - side) / 2 if self.narrow() else GAP_M + 2
        paint_icon(painter, QRectF(left, (self.height() - side) / 2, side, side), self._icon, ink)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.nav_ring))
            bar = QRectF(1, self.height() * 0.26, _ACCENT_WIDTH, self.height() * 0.48)
            painter.drawRoundedRect(bar, 2, 2)
        if self.narrow():
            return
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        painter.setFont(weighted(self.font(), sizes.body, weight))
        painter.setPen(QColor(ink))
        room = self.rect().adjusted(int(left) + side + GAP_M, 0, -GAP_M, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        self._paint_key(painter, room)

    def _paint_key(self, painter: QPainter, room: QRect) -> None:
        """Write the key at the right end of ``room``."""
        color, small = (
            tokens().colors.nav_text_secondary,
            weighted(self.font(), tokens().sizes.small),
        )
        painter.setFont(small)
        painter.setPen(QColor(color))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, int(flags), self._key.removeprefix(_SHIFT))
        if self._key.startswith(_SHIFT):
            metrics = QFontMetrics(small)
            side = metrics.ascent()
            left = room.right() + 1 - self.key_width(metrics)
            arrow = QRectF(left, room.center().y() - side / 2, side, side)
            paint_icon(painter, arrow, "arrow-big-up", color)


class _RailHead(_RailItem):
    """The name of the program and of the office; not a button to press."""

    def __init__(self, name: str, office: str) -> None:
        super().__init__()
        self.setText(name)
        self._office = office
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{name}, {office}")

    def words_width(self) -> int:
        small = QFontMetrics(weighted(self.font(), tokens().sizes.small))
        return small.horizontalAdvance(self._office) + 1

    def sizeHint(self) -> QSize:
        return QSize(tokens().sizes.nav, tokens().sizes.scan + GAP_L)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, sizes = tokens().colors, tokens().sizes
        if self.narrow():
            side = sizes.icon + 4
            box = QRectF((self.width() - side) / 2, 4, side, side)
            paint_icon(painter, box, "building-bank", colors.nav_text)
            return
        _two_lines(self, painter, self.text(), self._office, sizes.title)


class _RailPerson(_RailItem):
    """Who is at the desk; pressing it changes the clerk."""

    def __init__(self) -> None:
        super().__init__()
        self._desk = self._clerk = ""
        self.show_person("", "")

    def show_person(self, desk: str, clerk: str) -> None:
        self._desk, self._clerk = desk, clerk
        name = tr("Đổi cán bộ. Đang làm việc: {clerk}, {desk}", clerk=clerk, desk=desk)
        self.setAccessibleName(name if clerk else tr("Đăng nhập"))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(tokens().sizes.nav, tokens().sizes.scan + GAP_S)

    def minimumSizeHint(self) -> QSize:
        return QSize(tokens().sizes.nav, tokens().sizes.scan)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        colors, sizes = tokens().colors, tokens().sizes
        if self.narrow():
            side = sizes.icon
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            paint_icon(painter, box, "user", colors.nav_text_secondary)
            return
        first = self._clerk or tr("Đăng nhập")
        _two_lines(self, painter, first, self._desk, sizes.label)


def _two_lines(widget: QWidget, painter: QPainter, first: str, second: str, points: int) -> None:
    """Write a strong line and a paler one under it, both elided to the width of ``widget``."""
    colors, sizes = tokens().colors, tokens().sizes
    strong = weighted(widget.font(), points, QFont.Weight.DemiBold)
    small = weighted(widget.font(), sizes.small)
    upper, lower = QFontMetrics(strong), QFontMetrics(small)
    room = widget.width() - 2 * GAP_M
    height = upper.height() + (lower.height() if second else 0)
    top = (widget.height() - height) // 2
    mode = Qt.TextElideMode.ElideRight
    painter.setFont(strong)
    painter.setPen(QColor(colors.nav_text))
    painter.drawText(GAP_M, top + upper.ascent(), upper.elidedText(first, mode, room))
    painter.setFont(small)
    painter.setPen(QColor(colors.nav_text_secondary))
    line = top + upper.height() + lower.ascent()
    painter.drawText(GAP_M, line, lower.elidedText(second, mode, room))
