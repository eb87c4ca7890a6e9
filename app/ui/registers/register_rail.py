"""The registers at the left of their page, each with what waits in it; last the ratings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.register_entries import RegisterCount
from app.domain.registers import OUTAGES, Register
from app.ui.theme import tokens, weighted
from app.ui.theme.tokens import GAP_M, GAP_XS
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
        self._narrow = False
        self.buttons: dict[str, SideButton] = {}
        self._names: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._told: dict[str, str] = {}
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
        self._words, self._told = dict(self._names), dict(self._names)
        self.setWidget(inner)
        self._dress()

    def show_counts(self, counts: Sequence[RegisterCount]) -> None:
        """Say beside each register how many of its entries wait, and on pointing, what of them."""
        for one in counts:
            if one.register not in self.buttons:
                continue
            name = self._names[one.register]
            self._words[one.register] = f"{name} ({one.open})" if one.open else name
            told = tr("{count} chưa xong, {overdue} quá hạn", count=one.open, overdue=one.overdue)
            self._told[one.register] = f"{name}: {told}" if one.open else name
        self._dress()

    def mark(self, name: str) -> None:
        """Show which register is in front."""
        self.buttons[name].setChecked(True)
        self.ensureWidgetVisible(self.buttons[name])

    def wide_width(self) -> int:
        """Return the width at which every register is named in full, whatever waits in it."""
        strong = QFontMetrics(weighted(self.font(), tokens().sizes.body, QFont.Weight.DemiBold))
        waiting = strong.horizontalAdvance(" (88)") + GAP_M
        longest = max((strong.horizontalAdvance(one) for one in self._names.values()), default=0)
        return self.narrow_width() + longest + waiting

    def narrow_width(self) -> int:
        """Return the width of the icons alone."""
        return tokens().sizes.icon + 8 + 2 * GAP_M

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone where there is no room for words."""
        self._narrow = narrow
        self.setFixedWidth(self.narrow_width() if narrow else self.wide_width())
        self._dress()

    def _dress(self) -> None:
        for name, button in self.buttons.items():
            button.setText("" if self._narrow else self._words[name])
            button.setToolTip(self._told[name])
            button.setAccessibleName(self._told[name])
            button.setFixedWidth(self.width())
