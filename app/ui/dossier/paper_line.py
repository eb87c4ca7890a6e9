"""One paper of the checklist: ticked, counted by a digit key, or one outside the list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.papers import (
    PAPER_KIND_LABELS,
    MissingPaper,
    PaperKind,
    RequiredPaper,
    SubmittedPaper,
    missing_papers,
)
from app.domain.text import is_digits
from app.ui.theme.tokens import GAP_S, GAP_XL
from app.ui.widgets.button import IconButton
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import set_style, show_if
from app.ui.widgets.wrap_check import WrapCheck
from app.words import tr

_ALT = Qt.KeyboardModifier.AltModifier
_GOES_BACK = "r"


class PaperBox(WrapCheck):
    """A required paper: Space or a click takes all of it, digit keys count its sheets.

    The first digit counts what is asked for first, originals as a rule; where copies are asked for
    as well, the next one counts these. Left and Right choose what a digit counts, R marks a paper
    that goes home with the result. ``counted`` comes with each change.
    """

    counted = Signal()

    def __init__(self, paper: RequiredPaper, parent: QWidget | None = None) -> None:
        # Originals are the rule, so only what else is asked for needs a line of its own.
        kind = "" if paper.kind is PaperKind.ORIGINAL else tr(PAPER_KIND_LABELS[paper.kind])
        super().__init__(paper.name, kind, parent)
        self.paper = paper
        self._wanted = replace(paper, compulsory=True)
        self._originals = self._copies = 0
        self._goes_back = False
        self._counting_copies = not paper.originals
        self._show()

    def counts(self) -> tuple[int, int]:
        """Return how many originals and how many copies are in hand."""
        return self._originals, self._copies

    def set_counts(self, originals: int, copies: int) -> None:
        """Note how many sheets are in hand."""
        if (originals, copies) == self.counts():
            return
        self._originals, self._copies = originals, copies
        if not (originals or copies):
            self._goes_back = False
        self._show()
        self.counted.emit()

    def goes_back(self) -> bool:
        """Say whether the paper is to be given back with the result."""
        return self._goes_back

    def set_goes_back(self, goes_back: bool) -> None:
        """Note whether the paper is to be given back; one that is not in hand cannot be.

        What was only shown has gone home already.
        """
        kept = any(self.counts()) and self.paper.kind is not PaperKind.PRESENTED
        self._goes_back = goes_back and kept
        self._show()
        self.counted.emit()

    def take_all(self) -> None:
        """Note that everything asked for is in hand; more than that stays."""
        for gap in self._gap():
            self.set_counts(self._originals + gap.originals, self._copies + gap.copies)

    def complete(self) -> bool:
        """Say whether nothing that is asked for is missing."""
        return not self._gap()

    def submitted(self, kind: PaperKind) -> SubmittedPaper | None:
        """Return what is in hand as ``kind``, or None."""
        originals, copies = self.counts()
        if not (originals or copies):
            return None
        return SubmittedPaper(
            name=self.paper.name,
            kind=kind,
            originals=originals,
            copies=copies,
            returned_to_citizen=self._goes_back,
        )

    def nextCheckState(self) -> None:
        if self.complete():
            self.set_counts(0, 0)
        else:
            self.take_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (_ALT | Qt.KeyboardModifier.ControlModifier)
        if plain and is_digits(event.text()):
            self._count(int(event.text()))
        elif plain and event.text().casefold() == _GOES_BACK:
            self.set_goes_back(not self._goes_back)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose(copies=event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._choose(copies=not self.paper.originals)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()

    def _count(self, sheets: int) -> None:
        if self._counting_copies:
            self.set_counts(self._originals, sheets)
        else:
            self.set_counts(sheets, self._copies)
            self._choose(copies=bool(self.paper.copies))

    def _choose(self, *, copies: bool) -> None:
        self._counting_copies = copies
        self._show()

    def _gap(self) -> tuple[MissingPaper, ...]:
        in_hand = SubmittedPaper(
            name=self.paper.name, originals=self._originals, copies=self._copies
        )
        return missing_papers((self._wanted,), (in_hand,))

    def _show(self) -> None:
        if self.complete():
            state = Qt.CheckState.Checked
        else:
            some = any(self.counts())
            state = Qt.CheckState.PartiallyChecked if some else Qt.CheckState.Unchecked
        self.setCheckState(state)
        self.set_figure(" · ".join(self._figures()))

    def _figures(self) -> Iterator[str]:
        """Say what is counted where one sheet is not simply all of it."""
        paper, (originals, copies) = self.paper, self.counts()
        both = bool(copies and originals) or bool(paper.originals and paper.copies)
        # The part a digit counts is told while the paper has the keyboard.
        here = self.hasFocus()
        both = both or (here and self._counting_copies == bool(paper.originals))
        if both:
            for count, asked, word, chosen in (
                (originals, paper.originals, tr("chính"), not self._counting_copies),
                (copies, paper.copies, tr("sao"), self._counting_copies),
            ):
                figure = f"{count}/{asked} {word}" if asked else f"{count} {word}"
                yield f"▸{figure}" if here and chosen else figure
        else:
            asked, count = max(paper.originals, paper.copies), originals + copies
            if asked > 1 or count > 1:
                yield f"{count}/{asked}"
        if self._goes_back:
            yield tr("trả lại")


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
        return self.box.complete()

    def state(self) -> list[int]:
        """Return what is in hand as JSON knows it: originals, copies, 1 where it goes back."""
        if not any(self.box.counts()):
            return []
        return [*self.box.counts(), *([1] if self.box.goes_back() else [])]

    def restore(self, state: Sequence[int] | int) -> None:
        """Show what ``state`` once returned; some of an optional paper mean that it applies.

        Drafts of the first releases hold one number: sheets of what is asked for first.
        """
        if isinstance(state, int):
            paper = self.box.paper
            state = (state, paper.copies) if state and paper.originals else (0, state)
        originals, copies, goes_back = (*state, 0, 0, 0)[:3]
        if (originals or copies) and self.applies is not None:
            self.applies.setChecked(True)
        self.box.set_counts(originals, copies)
        self.box.set_goes_back(bool(goes_back))

    def _note_case(self, applies: bool) -> None:
        show_if(self.box, applies)
        if not applies:
            self.box.set_counts(0, 0)
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
