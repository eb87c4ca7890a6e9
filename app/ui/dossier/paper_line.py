"""One paper of the checklist: ticked, counted by a digit key, or one outside the list."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.papers import PAPER_KIND_LABELS, PaperKind, RequiredPaper, SubmittedPaper
from app.domain.text import is_digits
from app.ui.theme.tokens import GAP_S, GAP_XL
from app.ui.widgets.button import IconButton
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import set_style, show_if
from app.ui.widgets.wrap_check import WrapCheck
from app.words import tr


class PaperBox(WrapCheck):
    """A required paper: Space or a click takes all of it, a digit key so many sheets of it.

    ``counted`` comes when the number of sheets in hand changes.
    """

    counted = Signal()

    def __init__(self, paper: RequiredPaper, parent: QWidget | None = None) -> None:
        # Originals are the rule, so only what else is asked for needs a line of its own.
        kind = "" if paper.kind is PaperKind.ORIGINAL else tr(PAPER_KIND_LABELS[paper.kind])
        super().__init__(paper.name, kind, parent)
        self.paper = paper
        self._full = paper.originals or paper.copies
        self._count = 0
        self._show()

    def count(self) -> int:
        """Return how many sheets are in hand, of originals, or of copies where none is asked."""
        return self._count

    def set_count(self, count: int) -> None:
        """Note how many sheets are in hand."""
        if count == self._count:
            return
        self._count = count
        self._show()
        self.counted.emit()

    def take_all(self) -> None:
        """Note that everything asked for is in hand; more than that stays."""
        self.set_count(max(self._count, self._full))

    def submitted(self, kind: PaperKind) -> SubmittedPaper | None:
        """Return what is in hand as ``kind``, or None."""
        if not self._count:
            return None
        paper = self.paper
        originals, copies = self._count, paper.copies
        if not paper.originals:
            originals, copies = 0, self._count
        return SubmittedPaper(name=paper.name, kind=kind, originals=originals, copies=copies)

    def nextCheckState(self) -> None:
        self.set_count(0 if self._count >= self._full else self._full)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_digits(event.text()) and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.set_count(int(event.text()))
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        if self._count >= self._full:
            state = Qt.CheckState.Checked
        else:
            state = Qt.CheckState.PartiallyChecked if self._count else Qt.CheckState.Unchecked
        self.setCheckState(state)
        several = self._full > 1 or self._count > 1
        self.set_figure(f"{self._count}/{self._full}" if several else "")


class PaperLine(QWidget):
    """A paper of the list; one that is needed in some cases only asks first whether it applies."""

    changed = Signal()

    def __init__(self, paper: RequiredPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = PaperBox(paper)
        self.box.counted.connect(self._note_count)
        self.applies: WrapCheck | None = None
        if paper.compulsory:
            self.setLayout(column(self.box, gap=0))
            return
        self.applies = WrapCheck(paper.condition, tr("Nếu có: {paper}", paper=paper.name))
        self.applies.toggled.connect(self._note_case)
        show_if(self.box, False)
        self.setLayout(column(self.applies, row(GAP_XL, self.box, gap=0), gap=0))

    def wanted(self) -> bool:
        """Say whether the paper has to be there: always, or because its case applies."""
        return self.applies is None or self.applies.isChecked()

    def complete(self) -> bool:
        """Say whether nothing is missing of a wanted paper."""
        return self.box.checkState() == Qt.CheckState.Checked

    def set_count(self, count: int) -> None:
        """Note how many sheets are in hand; some of an optional paper mean that it applies."""
        if count and self.applies is not None:
            self.applies.setChecked(True)
        self.box.set_count(count)

    def _note_case(self, applies: bool) -> None:
        show_if(self.box, applies)
        if not applies:
            self.box.set_count(0)
        self.changed.emit()

    def _note_count(self) -> None:
        self.changed.emit()


class ExtraPaperLine(QWidget):
    """A paper outside the list, which must say why it was taken; ``unwanted`` asks to drop it."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.reason = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(tr("Tên giấy tờ ngoài danh mục"))
        self.name.setAccessibleName(tr("Giấy tờ ngoài danh mục {number}", number=number))
        self.reason.setPlaceholderText(tr("Lý do nhận"))
        self.reason.setAccessibleName(tr("Lý do nhận giấy tờ {number}", number=number))
        self._error = NoteLine()
        self._drop = IconButton("x", tr("Bỏ giấy tờ ngoài danh mục {number}", number=number))
        self._drop.clicked.connect(self.unwanted)
        for line in (self.name, self.reason):
            line.textChanged.connect(self._note_change)
        layout = row(self.name, self.reason, self._drop, gap=GAP_S)
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(column(layout, self._error, gap=2))

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        return [self.name, self.reason, self._drop]

    def show_error(self, text: str) -> None:
        """Say what is wrong with the reason; an empty text clears."""
        self._error.show_note("error", text)
        set_style(self.reason, "invalid", bool(text))

    def error(self) -> str:
        """Return the error shown, or an empty text."""
        return self._error.text()

    def submitted(self) -> SubmittedPaper | None:
        """Return the paper, or None while it has no name."""
        name = self.name.text().strip()
        if not name:
            return None
        return SubmittedPaper(name=name, extra_reason=self.reason.text().strip())

    def state(self) -> dict[str, Any]:
        """Return what has been entered."""
        return {"name": self.name.text(), "reason": self.reason.text()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what ``state`` once returned."""
        self.name.setText(str(state.get("name", "")))
        self.reason.setText(str(state.get("reason", "")))

    def _note_change(self) -> None:
        self.show_error("")
        self.changed.emit()
