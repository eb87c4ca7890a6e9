"""An icon on its own, in a color and size of the theme; takes both anew when the theme changes."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import paint_icon, tokens, watch


class IconLabel(QWidget):
    """Shows icon ``name`` in color ``role``; ``scale`` multiplies the size of the icons around."""

    def __init__(
        self,
        name: str,
        role: str = "text_secondary",
        *,
        small: bool = False,
        scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        self._small, self._scale = small, scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        watch.changed.connect(self.updateGeometry)

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        sizes = tokens().sizes
        side = int((sizes.icon_small if self._small else sizes.icon) * self._scale)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = getattr(tokens().colors, self._role)
        paint_icon(QPainter(self), QRectF(self.rect()), self._name, color)
