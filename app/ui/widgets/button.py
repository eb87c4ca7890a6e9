"""Buttons: one primary per page, the others quieter; the key that presses one is in its label."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from app.ui.theme import icon as themed_icon
from app.ui.widgets.styling import set_style

Kind = Literal["primary", "secondary", "danger", "quiet"]

_ICON_ROLE = {
    "primary": "on_primary",
    "secondary": "text_secondary",
    "danger": "error",
    "quiet": "primary",
}


class Button(QPushButton):
    """A labeled button; ``key`` ("F9") is shown after the label and presses it on its page."""

    def __init__(
        self,
        label: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.set_label(label)
        self.set_kind(kind)

    def set_label(self, label: str) -> None:
        """Show another label (with & before its mnemonic); the key stays."""
        shown = f"{label} ({self._key})" if self._key else label
        # Styled buttons leave no room between icon and text.
        self.setText(f" {shown}" if self._icon_name else shown)
        self.setAccessibleName(label.replace("&", ""))
        # QPushButton takes a mnemonic's shortcut from the text, so the key is set after it.
        if self._key:
            self.setShortcut(QKeySequence(self._key))

    def set_kind(self, kind: Kind) -> None:
        """Show the button as another kind."""
        set_style(self, "kind", kind)
        if self._icon_name:
            self.setIcon(themed_icon(self._icon_name, _ICON_ROLE[kind]))


class IconButton(QToolButton):
    """A button that shows only an icon; ``name`` is what is read out and shown as tool tip."""

    def __init__(
        self, icon: str, name: str, *, role: str = "text_secondary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("target", True)
        self.setIcon(themed_icon(icon, role))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
