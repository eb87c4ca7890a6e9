"""Names and what belongs to them, in two columns; what is said is the caller's."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.ui.theme import watch
from app.ui.theme.tokens import GAP_M, GAP_XS
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text

_NAME_WIDTH_IN_LETTERS = 13


class Facts(QWidget):
    """Shows pairs of a name and a text that wraps; the labels are kept for the next ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[Text, Text]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_M)
        self._grid.setVerticalSpacing(GAP_XS)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        watch.changed.connect(self._hold_width)
        self._hold_width()

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show ``facts`` in place of earlier ones; an empty name leaves its place empty."""
        while len(self._pairs) < len(facts):
            self._pairs.append(self._add_pair())
        for at, (name, text) in enumerate(self._pairs):
            used = at < len(facts)
            if used:
                name.setText(facts[at][0])
                text.setText(facts[at][1])
            show_if(name, used)
            show_if(text, used)

    def facts(self) -> list[tuple[str, str]]:
        """Return what is shown."""
        return [(a.text(), b.text()) for a, b in self._pairs if not b.isHidden()]

    def _add_pair(self) -> tuple[Text, Text]:
        row = len(self._pairs)
        name, text = Text("", "secondary", wrap=True), Text("", wrap=True)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, row, 0, top)
        self._grid.addWidget(text, row, 1, top)
        return name, text

    def _hold_width(self) -> None:
        width = self.fontMetrics().averageCharWidth() * _NAME_WIDTH_IN_LETTERS
        self._grid.setColumnMinimumWidth(0, width)
