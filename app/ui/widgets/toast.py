"""The announcement over the page: a big word and a sentence; success leaves, trouble stays."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.button import IconButton
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.inline_banner import KIND_ICONS, BannerKind
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import set_style, show_if
from app.ui.widgets.text import Text
from app.words import tr

# Long enough to be read twice; warnings and errors stay until a key or a click closes them.
_STAY_MS = 6000
_LETTERS = 56
_TYPED_INTO = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


class Toast(QFrame):
    """Lies over ``host`` without taking the keyboard; one announcement at a time.

    It keeps to where nothing is typed, at least not now: best at the bottom right.
    Emits ``dismissed`` when one that was shown is taken away, by whomever.
    """

    dismissed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._picture = IconLabel(*KIND_ICONS["info"], scale=1.2)
        self._word = Text("", "title", wrap=True)
        self._text = Text("", "body", wrap=True)
        self._close = IconButton("x", tr("Đóng thông báo (Esc)"))
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.dismiss)
        words = column(self._word, self._text, gap=0)
        layout = row(self._picture, words, self._close, gap=GAP_M)
        layout.setContentsMargins(GAP_L, GAP_S, GAP_S, GAP_S)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        host.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._make_way)
        self.hide()

    def announce(self, kind: BannerKind, word: str, text: str = "") -> None:
        """Show ``word`` large and ``text`` under it, and tell screen readers."""
        self._picture.set_icon(*KIND_ICONS[kind])
        self._word.setText(word)
        self._text.setText(text)
        show_if(self._text, bool(text))
        set_style(self, "kind", kind)
        self.setAccessibleName(word)
        self.setAccessibleDescription(text)
        self.show()
        self._place()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{word}. {text}"))
        self._timer.stop()
        if kind in ("info", "success"):
            self._timer.start(_STAY_MS)

    def dismiss(self) -> None:
        """Take the announcement away."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def word(self) -> str:
        """Return the big word shown."""
        return self._word.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        letters = self.fontMetrics().averageCharWidth() * _LETTERS
        width = min(self._host.width() - 2 * GAP_L, letters)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout else 0
        height = max(height, self.sizeHint().height() if height <= 0 else height)
        self.setGeometry(self._free_place(width, height))

    def _free_place(self, width: int, height: int) -> QRect:
        """Return the place nearest to the bottom right that covers what matters least."""
        right, bottom = self._host.width() - width - GAP_L, self._host.height() - height - GAP_S
        step = tokens().sizes.control
        places = [QRect(right, y, width, height) for y in range(bottom, 0, -step)]
        places.append(QRect(GAP_L, bottom, width, height))
        seen = [one for one in self._host.findChildren(QWidget) if one.isVisible()]
        weighed = [(self._seen_part(one), weight) for one in seen if (weight := self._weight(one))]

        def covered(place: QRect) -> int:
            return sum(weight for part, weight in weighed if place.intersects(part))

        return min(places, key=covered)

    def _weight(self, widget: QWidget) -> int:
        """Say how bad it is to cover ``widget``: what has the keyboard, is done next, is typed."""
        if self.isAncestorOf(widget):
            return 0
        if widget.hasFocus():
            return 1000
        if isinstance(widget, QAbstractButton):
            if not widget.isEnabled():
                return 0
            return 100 if widget.property("kind") == "primary" else 1
        return 10 if isinstance(widget, _TYPED_INTO) else 0

    def _seen_part(self, widget: QWidget) -> QRect:
        """Return where ``widget`` is seen on the host; empty while it is scrolled out of sight."""
        seen = QRect(widget.mapTo(self._host, QPoint(0, 0)), widget.size())
        around = widget.parentWidget()
        while around is not None and around is not self._host:
            seen &= QRect(around.mapTo(self._host, QPoint(0, 0)), around.size())
            around = around.parentWidget()
        return seen

    def _make_way(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and self._host.isAncestorOf(now):
            self._place()
