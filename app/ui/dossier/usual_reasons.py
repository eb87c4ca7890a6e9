"""A line for a reason, with the usual ones under it: a digit or a click writes one into it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.ui.theme.tokens import GAP_M, GAP_XS
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column
from app.words import tr

_COLUMNS = 2


class UsualReasons(QWidget):
    """Empty until something is picked or typed, so that nobody gives a reason unawares.

    What is picked is written as ``offer`` was given it, whatever the language of the screen.
    """

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _DigitPicks()
        self.field = Field(label, self.line, required=True)
        self.buttons: list[Button] = []
        self._reasons: tuple[str, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_M)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self.setLayout(column(self.field, self._grid, gap=GAP_XS))
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.field.clear_error)
        self.line.picked.connect(self._pick)

    def offer(self, reasons: Sequence[str]) -> None:
        """Begin anew with these reasons, which the digits from 1 on pick."""
        self._reasons = tuple(reasons)
        self.line.clear()
        self.field.clear_error()
        self.line.picks = len(reasons)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        before: QWidget = self.line
        for number, reason in enumerate(reasons, start=1):
            button = Button(f"{number}   {tr(reason)}", "quiet")
            button.clicked.connect(lambda *_, at=number: self._pick(at))
            place = divmod(number - 1, _COLUMNS)
            self._grid.addWidget(button, *place, Qt.AlignmentFlag.AlignLeft)
            QWidget.setTabOrder(before, button)
            self.buttons.append(button)
            before = button
        hint = tr("gõ vài chữ, hoặc bấm số để chọn") if reasons else ""
        self.field.set_hint(hint)

    def reason(self) -> str:
        """Return what stands in the line."""
        return self.line.text().strip()

    def _pick(self, number: int) -> None:
        self.line.setText(self._reasons[number - 1])
        self.line.selectAll()
        self.field.clear_error()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class _DigitPicks(QLineEdit):
    """A digit typed where nothing stands that would be kept is a pick, up to ``picks``."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.picks = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        digit = int(typed) if len(typed) == 1 and typed in "123456789" else 0
        if 0 < digit <= self.picks and self.selectedText() == self.text():
            self.picked.emit(digit)
            return
        super().keyPressEvent(event)
