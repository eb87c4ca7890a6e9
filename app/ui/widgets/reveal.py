"""Scrolls a form so that what is being typed into is seen with all that belongs to it."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.widgets.field import Field

_MARGIN = 8


def reveal(widget: QWidget) -> None:
    """Bring ``widget`` into sight: with its part of the form, else its field and error, else alone.

    The largest of these that there is room for is seen as a whole, in every area that scrolls
    ``widget``, the innermost first.
    """
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            _reveal_in(above, widget)
        above = above.parentWidget()


def _reveal_in(area: QScrollArea, widget: QWidget) -> None:
    body = area.widget()
    if body is None or not body.isAncestorOf(widget):
        return
    if (layout := body.layout()) is not None:
        layout.activate()
    room = area.viewport().height() - 2 * _MARGIN
    best = _rect_in(body, widget)
    above = widget.parentWidget()
    while above is not None and above is not body:
        rect = _rect_in(body, above)
        if isinstance(above, Field) and above.error_line.isVisible():
            rect = rect.united(_rect_in(body, above.error_line))
        if rect.height() > room:
            break
        best = best.united(rect)
        above = above.parentWidget()
    for point in (best.bottomLeft(), best.topLeft()):
        area.ensureVisible(point.x(), point.y(), 0, _MARGIN)


def _rect_in(body: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(body, QPoint(0, 0)), widget.size())
