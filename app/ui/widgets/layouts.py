"""Rows and columns with gaps from the 4 px grid; nothing but layout helpers."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.theme.tokens import GAP_S

Item = QWidget | QLayout | int | None


def column(
    *items: Item, gap: int = GAP_S, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return a column of widgets and layouts; an int is a fixed space, None takes what is left."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def row(
    *items: Item, gap: int = GAP_S, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return a row of widgets and layouts; an int is a fixed space, None takes what is left."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def least_height(widget: QWidget, width: int) -> int:
    """Return what the layout of ``widget`` can do with at ``width``; -1 if it does not hang on it.

    To be given as ``heightForWidth`` by parts whose tables and lists give way.
    """
    layout = widget.layout()
    if layout is None or not layout.hasHeightForWidth():
        return -1
    return layout.minimumHeightForWidth(width)


def separator() -> QFrame:
    """Return a hairline to put between two parts of a column."""
    line = QFrame()
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line


def _fill(
    layout: QVBoxLayout | QHBoxLayout,
    items: tuple[Item, ...],
    gap: int,
    margins: tuple[int, int, int, int],
) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
