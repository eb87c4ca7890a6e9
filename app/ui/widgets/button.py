"""Buttons: one primary per page, the others quieter; the key that presses one is in its label."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
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
    """A labeled button; ``key`` ("F9") is shown after the label and presses it on its page.

    Enter presses it only where it is the default button of a dialog.
    """

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
        if key:
            self._bind(key)
        self.set_label(label)
        self.set_kind(kind)

    def set_label(self, label: str) -> None:
        """Show another label (with & before its mnemonic); the key stays."""
        shown = f"{label} ({self._key})" if self._key else label
        # Styled buttons leave no room between icon and text.
        self.setText(f" {shown}" if self._icon_name else shown)
        self.setAccessibleName(label.replace("&", ""))

    def _bind(self, key: str) -> None:
        # Not QPushButton's own shortcut: that one presses 100 ms late, and by then what the
        # button would act on may have been replaced by a scan.
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Some desktops let Enter press any button, and a scanner ends with Enter.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isDefault():
            event.ignore()
            return
        super().keyPressEvent(event)

    def set_kind(self, kind: Kind) -> None:
        """Show the button as another kind."""
        self._kind: Kind = kind
        set_style(self, "kind", kind)
        if self._icon_name:
            self.set_icon(self._icon_name)

    def set_icon(self, icon: str) -> None:
        """Show another icon; to be called before ``set_label`` where there was none."""
        self._icon_name = icon
        self.setIcon(themed_icon(icon, _ICON_ROLE[self._kind]))


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
