"""Small changes to widgets that have a trap in them: style properties and coming into sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_style(widget: QWidget, name: str, value: object) -> None:
    """Set property ``name`` of ``widget`` to ``value`` and dress it again if that changed it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # It is dressed when it is first shown.
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide a part of a page; one without a parent yet appears with it, not as a window."""
    if not wanted:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()
    else:
        # Takes an earlier hide() back, so that the layout that adopts the widget shows it.
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
