"""Icons drawn from the shipped outlines, colored by the theme at the moment of painting.

So one QIcon stays right when the theme changes and sharp at every screen scale.
"""

from functools import cache, lru_cache
from typing import cast

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.theme.assets import ICONS
from app.ui.theme.current import tokens


@cache
def _outline(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    svg = _outline(name).replace("currentColor", color)
    return QSvgRenderer(QByteArray(svg.encode("utf-8")))


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: str) -> None:
    """Draw icon ``name`` into ``rect`` in ``color``; for widgets that paint themselves."""
    _renderer(name, color).render(painter, rect)


class _Engine(QIconEngine):
    """Draws one outline in the color that the theme gives its role."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role
        _outline(name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        colors = tokens().colors
        if mode == QIcon.Mode.Disabled:
            color = colors.text_disabled
        else:
            color = cast(str, getattr(colors, self._role))
        paint_icon(painter, QRectF(rect), self._name, color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)


@cache
def icon(name: str, role: str = "text_secondary") -> QIcon:
    """Return the icon of file ``name`` in the color of ``role``, a field of ``Colors``.

    Icons live as long as the program: a Python icon engine must outlive all its copies.
    """
    return QIcon(_Engine(name, role))
