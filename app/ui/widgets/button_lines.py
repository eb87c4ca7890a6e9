"""The buttons under a page: one line, or two where the window is too narrow for one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.theme.tokens import GAP_S
from app.ui.widgets.layouts import column, row


class ButtonLines(QWidget):
    """Has the first of ``buttons`` at its left and the others at its right.

    The first ``rest`` of them go into a line above where one line has no room for all.
    """

    def __init__(
        self, buttons: Sequence[QPushButton], rest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons, self._rest = tuple(buttons), rest
        self._upper, self._lower = row(None, gap=GAP_S), row(None, gap=GAP_S)
        self._fill(0)
        self.setLayout(column(self._upper, self._lower, gap=GAP_S))
        self._after_resize = QTimer(self, singleShot=True, interval=0)
        self._after_resize.timeout.connect(self._fit)
        self._two = False

    def minimumSizeHint(self) -> QSize:
        # One line must not keep the width that two could do without.
        lines = (self._buttons[: self._rest], self._buttons[self._rest :])
        return QSize(max(map(_width, lines)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The lines must not be taken apart while somebody goes through them to place them.
        self._after_resize.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # A button has other words.
            self._after_resize.start()
        return super().event(event)

    def _fit(self) -> None:
        two = _width(self._buttons) > self.width()
        if two == self._two:
            return
        self._two = two
        for button in self._buttons:
            for line in (self._upper, self._lower):
                line.removeWidget(button)
        self._fill(self._rest if two else 0)

    def _fill(self, above: int) -> None:
        """Put so many buttons above, the first of all before the gap of its line."""
        for at, button in enumerate(self._buttons):
            line = self._upper if at < above else self._lower
            line.insertWidget(line.count() if at else 0, button)


def _width(buttons: Sequence[QPushButton]) -> int:
    return sum(button.sizeHint().width() + GAP_S for button in buttons) + GAP_S
