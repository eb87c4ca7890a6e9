"""The lines of the opening as widgets: a mark of its own shape, words, and the button that mends.

What they say is in ``opening_lines``; what their buttons do, the page's.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.opening import LOOK_LABELS, Look, Standing
from app.ui.day.opening_lines import OPENING_MENDS, OpeningLine, OpeningMend, asked_line
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import N_, tr

MARKS: dict[Standing, tuple[str, str]] = {
    Standing.GOOD: ("circle-check", "success"),
    Standing.LOOK: ("alert-triangle", "warning"),
    Standing.BAD: ("alert-octagon", "error"),
    Standing.ASKED: ("circle-dashed", "text_secondary"),
}
STANDING_LABELS: dict[Standing, str] = {
    Standing.GOOD: N_("tốt"),
    Standing.LOOK: N_("cần xem"),
    Standing.BAD: N_("hỏng"),
    Standing.ASKED: N_("đang xem"),
}


class OpeningRow(QWidget):
    """Emits ``mend_wanted`` with what its button does."""

    mend_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.line = asked_line(look)
        self._mark = IconLabel(*MARKS[Standing.ASKED])
        self._words = ElidedText("", "secondary")
        self._button: Button | None = None
        words = column(Text(tr(LOOK_LABELS[look]), "strong"), self._words, gap=0)
        self._line = row(self._mark, words, gap=GAP_M)
        self._line.setStretch(1, 1)
        self._line.setContentsMargins(0, 0, GAP_S, 0)
        self.setLayout(self._line)
        self.show_line(self.line)

    def show_line(self, line: OpeningLine) -> None:
        """Show how it stands now."""
        self.line = line
        self._mark.set_icon(*MARKS[line.standing])
        self._words.setText(line.words)
        name, standing = tr(LOOK_LABELS[line.look]), tr(STANDING_LABELS[line.standing])
        said = tr("{name}, {standing}: {words}", name=name, standing=standing, words=line.words)
        self.setAccessibleName(said)
        if line.mend is not None:
            key, button = OPENING_MENDS[line.mend], self._the_button()
            button.set_icon(key.icon)
            button.set_label(tr("{what} ({letter})", what=tr(key.label), letter=key.letter))
            button.setAccessibleName(tr("{what}: {line}", what=tr(key.label), line=name))
        if self._button is not None:
            show_if(self._button, line.mend is not None)

    def _the_button(self) -> Button:
        """Return the button, made when it is first needed: most mornings few are."""
        if self._button is None:
            self._button = Button("", icon="check")
            self._button.clicked.connect(self._press)
            self._line.addWidget(self._button)
        return self._button

    def _press(self) -> None:
        if self.line.mend is not None:
            self.mend_wanted.emit(self.line.mend)


class OpeningCard(Card):
    """Some lines under a title; they scroll where letters are large and the screen is small."""

    mend_wanted = Signal(object)

    def __init__(self, title: str, looks: Iterable[Look]) -> None:
        super().__init__(title)
        self.rows = {look: OpeningRow(look) for look in looks}
        inner = QWidget()
        inner.setLayout(column(*self.rows.values(), None, gap=2))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.add(scroll, 1)
        self.body.setContentsMargins(GAP_M, GAP_S, GAP_S, GAP_S)
        for one in self.rows.values():
            one.mend_wanted.connect(self.mend_wanted)

    def mends(self) -> dict[str, OpeningMend]:
        """Return what each letter does now."""
        mends = (one.line.mend for one in self.rows.values())
        return {OPENING_MENDS[mend].letter: mend for mend in mends if mend is not None}
