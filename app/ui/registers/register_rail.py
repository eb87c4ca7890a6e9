"""The registers at the left of their page, each with what waits in it; last the ratings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.register_entries import RegisterCount
from app.domain.registers import OUTAGES, Register
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_XS
from app.ui.widgets.layouts import column
from app.ui.widgets.side_button import SideButton
from app.words import tr

RATINGS = "ratings"
_ICONS = {
    "hotline": "phone",
    "citizen-reception": "users",
    "feedback": "inbox",
    "apology-letters": "signature",
    OUTAGES: "cloud-off",
    "archive-boxes": "archive",
    "archive-lending": "package",
    RATINGS: "mood-smile",
}


class RegisterRail(QScrollArea):
    """Emits ``chosen`` with the id of a register, or with ``RATINGS``."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, SideButton] = {}
        self._names: dict[str, str] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def offer(self, registers: Sequence[Register]) -> None:
        """Show the registers there are."""
        self._names = {one.id: tr(one.name) for one in registers}
        self._names[RATINGS] = tr("Mức độ hài lòng")
        self.buttons = {
            name: SideButton(words, icon=_ICONS.get(name, "book"))
            for name, words in self._names.items()
        }
        inner = QWidget()
        inner.setLayout(column(*self.buttons.values(), None, gap=GAP_XS))
        for name, button in self.buttons.items():
            button.setMinimumHeight(tokens().sizes.control - GAP_XS)
            button.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))
        self.setWidget(inner)

    def show_counts(self, counts: Sequence[RegisterCount]) -> None:
        """Say beside each register how many of its entries wait, or are overdue."""
        for one in counts:
            if one.register not in self.buttons:
                continue
            name, waiting = self._names[one.register], ""
            if one.overdue:
                waiting = tr("{count} quá hạn", count=one.overdue)
            elif one.open:
                waiting = str(one.open)
            button = self.buttons[one.register]
            button.setText(f"{name} ({waiting})" if waiting else name)
            button.setAccessibleName(button.text())

    def mark(self, name: str) -> None:
        """Show which register is in front."""
        self.buttons[name].setChecked(True)
        self.ensureWidgetVisible(self.buttons[name])
