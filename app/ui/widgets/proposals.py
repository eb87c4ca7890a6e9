"""Proposals under a line that may also hold anything else; where they come from the page knows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.widgets.search_select import Choice, ChoicePopup

_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Proposals(QObject):
    """Shows choices under ``line``; only the arrows, then Enter, or a click take one.

    Typing on, Tab and Enter without the arrows leave the text as it is. Emits ``picked`` with the
    key of the choice.
    """

    picked = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._popup: ChoicePopup | None = None
        line.installEventFilter(self)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show ``choices`` while the line has the keyboard; none closes the list."""
        if self._popup is None:
            if not choices:
                return
            self._popup = ChoicePopup()
            self._popup.picked.connect(self._pick)
        if self._line.hasFocus():
            self._popup.show_for(self._line, list(choices), marked=False)

    def close(self) -> None:
        """Take the list away."""
        if self._popup is not None:
            self._popup.hide()

    def offered(self) -> list[Choice]:
        """Return what the open list offers; empty while it is closed."""
        return self._popup.choices() if self._popup and self._popup.isVisible() else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return bool(self.offered()) and self._steered(event)
        return False

    def _steered(self, event: QKeyEvent) -> bool:
        popup = self._popup
        if popup is None:
            return False
        match event.key():
            case Qt.Key.Key_Down:
                popup.move_mark(1)
            case Qt.Key.Key_Up:
                popup.move_mark(-1)
            case Qt.Key.Key_Escape:
                popup.hide()
            case key if key in _TAKES and popup.has_mark():
                popup.pick_marked()
            case _:
                return False
        return True

    def _pick(self, choice: Choice) -> None:
        self.close()
        self.picked.emit(choice.key)
