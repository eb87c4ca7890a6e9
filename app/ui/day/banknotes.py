"""Counting a drawer by its banknotes: how many of each, and what that comes to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.reconciliation import NOTES
from app.domain.text import grouped
from app.ui.theme.tokens import GAP_S, GAP_XS
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.text import Text
from app.words import tr

_ACROSS = 2
_DIGITS = 3


class Banknotes(QWidget):
    """Emits ``summed`` with the whole in đồng whenever a number changes."""

    summed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.counts: dict[int, DigitEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_S)
        grid.setVerticalSpacing(GAP_XS)
        for at, value in enumerate(NOTES):
            count = DigitEdit(_DIGITS)
            count.setAccessibleName(tr("Số tờ {value} đồng", value=grouped(value)))
            count.setPlaceholderText("0")
            count.textChanged.connect(lambda _text: self.summed.emit(self.total()))
            name = Text(grouped(value))
            name.setBuddy(count)
            down, across = divmod(at, _ACROSS)
            grid.addWidget(name, down, 2 * across)
            grid.addWidget(count, down, 2 * across + 1)
            grid.setColumnStretch(2 * across + 1, 1)
            self.counts[value] = count

    def total(self) -> int:
        """Return what all of them come to."""
        return sum(value * count for value, count in self.notes().items())

    def notes(self) -> dict[int, int]:
        """Return how many of each there are, those without any left out."""
        typed = {value: edit.digits() for value, edit in self.counts.items()}
        return {value: int(digits) for value, digits in typed.items() if digits.strip("0")}

    def show_notes(self, notes: dict[int, int]) -> None:
        """Show what was counted before; nobody is told."""
        self.blockSignals(True)
        for value, edit in self.counts.items():
            edit.set_digits(str(notes.get(value) or ""))
        self.blockSignals(False)
