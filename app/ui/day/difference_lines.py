"""What explains a difference at the end of the day: a line for each kind, and its dossiers."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.reconciliation import DIFFERENCE_LABELS, EXPLAINED, Difference, Reconciliation
from app.ui.theme.tokens import GAP_S, GAP_XS
from app.ui.widgets.button import Button
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr


class DifferenceLines(QWidget):
    """Emits ``asked`` with the ``Difference`` whose dossiers somebody wants to see."""

    asked = Signal(object)

    def __init__(self, kinds: Iterable[Difference]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_S)
        grid.setVerticalSpacing(GAP_XS)
        grid.setColumnStretch(1, 1)
        self._parts: dict[Difference, tuple[QWidget, Text, Button]] = {}
        for at, kind in enumerate(kinds):
            quiet = kind in EXPLAINED
            mark = IconLabel(*(("info-circle", "primary") if quiet else _WARNING))
            words, opens = Text(tr(DIFFERENCE_LABELS[kind]), wrap=True), Button("", "quiet")
            words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            opens.clicked.connect(self._asker(kind))
            for across, widget in enumerate((mark, words, opens)):
                grid.addWidget(widget, at, across)
            self._parts[kind] = mark, words, opens
        self._calm = IconLabel("check", "success"), Text(tr("Không có gì cần xem lại."))
        for across, part in enumerate(self._calm):
            grid.addWidget(part, len(self._parts), across)

    def show_found(self, held: Reconciliation) -> None:
        """Show the kinds that were found, each with how many dossiers it has."""
        for kind, (mark, words, opens) in self._parts.items():
            count = len(held.differences.get(kind, ()))
            opens.set_label(tr("{count} hồ sơ", count=count))
            opens.setAccessibleName(tr("{what}: xem {count} hồ sơ", what=words.text(), count=count))
            for part in (mark, words, opens):
                show_if(part, count > 0)
        calm = not any(kind in held.differences for kind in self._parts)
        for part in self._calm:
            show_if(part, calm)

    def button(self, kind: Difference) -> Button:
        """Return the button that opens the dossiers of ``kind``."""
        return self._parts[kind][2]

    def _asker(self, kind: Difference) -> Callable[[], None]:
        return lambda: self.asked.emit(kind)


_WARNING = ("alert-triangle", "warning")
