"""Keeps buttons disabled while the job they started is under way, and nothing else."""

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

_COUNT = "_busy_count"


def hold(widgets: Iterable[QWidget]) -> Callable[[], None]:
    """Disable the enabled ones of ``widgets``; call the answer to give them back.

    A widget held by several jobs comes back with the last. The keyboard returns to a held widget
    that had it, unless the clerk has moved on meanwhile.
    """
    focused = QApplication.focusWidget()
    held: list[QWidget] = []
    for widget in widgets:
        count = int(widget.property(_COUNT) or 0)
        if count or widget.isEnabled():
            widget.setProperty(_COUNT, count + 1)
            widget.setEnabled(False)
            held.append(widget)
    had_focus = focused if focused in held else None
    # Qt hands the keyboard to the next widget when a focused one is disabled.
    stand_in = QApplication.focusWidget() if had_focus else None

    def release() -> None:
        for widget in held:
            if shiboken6.isValid(widget):
                _give_back(widget)
        if had_focus and shiboken6.isValid(had_focus) and had_focus.isEnabled():
            now = QApplication.focusWidget()
            if now is None or now is stand_in:
                had_focus.setFocus()

    return release


def _give_back(widget: QWidget) -> None:
    count = int(widget.property(_COUNT) or 1) - 1
    widget.setProperty(_COUNT, count)
    if count == 0:
        widget.setEnabled(True)
