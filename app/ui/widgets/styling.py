"""Sets the properties that style rules look at, and makes the widget take its rules anew."""

from PySide6.QtWidgets import QWidget


def set_style(widget: QWidget, name: str, value: object) -> None:
    """Set property ``name`` of ``widget`` to ``value`` and dress it again if that changed it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
