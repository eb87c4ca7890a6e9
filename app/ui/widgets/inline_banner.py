"""A note that stays on the page until it is closed or made untrue; it never takes the keyboard."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.theme.tokens import GAP_M, GAP_S, GAP_XS
from app.ui.widgets.button import IconButton
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import set_style, show_if
from app.ui.widgets.text import ElidedText, Role, Text
from app.words import tr

BannerKind = Literal["info", "success", "warn", "error"]

KIND_ICONS: dict[BannerKind, tuple[str, str]] = {
    "info": ("info-circle", "primary"),
    "success": ("circle-check", "success"),
    "warn": ("alert-triangle", "warning"),
    "error": ("alert-octagon", "error"),
}


class InlineBanner(QFrame):
    """A panel with an icon, a title, a sentence and room for buttons; emits ``closed``.

    Hidden until ``show_note``. ``key`` names the key that closes it, which its page must bind;
    ``role`` is that of the title; a large one makes the whole note large.
    """

    closed = Signal()

    def __init__(
        self,
        *,
        closable: bool = True,
        key: str = "",
        role: Role = "strong",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        large = role in ("heading", "figure")
        self._picture = IconLabel(*KIND_ICONS["info"], scale=2 if large else 1)
        self._title = Text("", role, wrap=True)
        self._text = Text("", "body" if large else "secondary", wrap=True)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(GAP_S)
        self._buttons: list[QPushButton] = []
        self._close = IconButton("x", tr("Đóng thông báo"))
        if key:
            self._close.setToolTip(tr("Đóng thông báo ({key})", key=key))
        show_if(self._close, closable)
        self._close.clicked.connect(self.close_note)
        # What the sentence is on low screens: the rest of the title's line.
        self._beside = ElidedText("", "secondary")
        self._beside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._compact = False
        line = row(self._title, self._beside, gap=GAP_M)
        words = column(line, self._text, gap=0)
        layout = row(self._picture, words, self._actions, self._close, gap=GAP_M)
        layout.setContentsMargins(GAP_M, GAP_S, GAP_S, GAP_S)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_note(self, kind: BannerKind, title: str, text: str = "", *, icon: str = "") -> None:
        """Show the note in place of an earlier one; buttons of the earlier one stay.

        ``icon`` says more precisely than the kind's own what is the matter.
        """
        self._title.setText(title)
        self._text.setText(text)
        self._beside.setText(text)
        self._place_text()
        set_style(self, "kind", kind)
        self.setAccessibleName(title)
        self._close.setAccessibleName(tr("Đóng thông báo: {title}", title=title))
        self.setAccessibleDescription(text)
        usual, role = KIND_ICONS[kind]
        self._picture.set_icon(icon or usual, role)
        show_if(self, True)

    def set_compact(self, compact: bool) -> None:
        """Take one line only, for screens that are low, or as many as the words need."""
        self._compact = compact
        self._place_text()

    def add_action(self, button: QPushButton) -> None:
        """Put ``button`` at the right of the note."""
        self._actions.addWidget(button)
        self._buttons.append(button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The cross is older than the buttons at its left, but Tab goes from left to right.
        for button in self._buttons:
            QWidget.setTabOrder(button, self._close)

    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    def text(self) -> str:
        """Return the sentence under the title."""
        return self._text.text()

    def _place_text(self) -> None:
        # A title that wraps shares a line badly.
        self._title.setWordWrap(not self._compact)
        margin = GAP_XS if self._compact else GAP_S
        if (layout := self.layout()) is not None:
            layout.setContentsMargins(GAP_M, margin, GAP_S, margin)
        show_if(self._text, bool(self._text.text()) and not self._compact)
        show_if(self._beside, bool(self._text.text()) and self._compact)

    def close_note(self) -> None:
        """Take the note away and say so."""
        if self.isHidden():
            return
        self.hide()
        self.closed.emit()
