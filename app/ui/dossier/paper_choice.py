"""A list of papers to tick, and a line for one that is not in it."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.forms.supplement_request import RequestedPaper
from app.ui.theme.tokens import GAP_XS
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column


class PaperChoice(QWidget):
    """Gives what is ticked, in the order offered, and what was typed after it."""

    def __init__(self, other: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.other = Field(other, QLineEdit())
        self.boxes: list[QCheckBox] = []
        self._papers: list[RequestedPaper] = []
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GAP_XS)
        self.setLayout(column(self._list, self.other))

    def offer(self, papers: Iterable[RequestedPaper], *, chosen: bool = False) -> None:
        """Offer ``papers`` instead of what was there."""
        for box in self.boxes:
            self._lines.removeWidget(box)
            box.deleteLater()
        self._papers = list(papers)
        self.boxes = [QCheckBox(paper.name.replace("&", "&&")) for paper in self._papers]
        for box in self.boxes:
            box.setChecked(chosen)
            self._lines.addWidget(box)
        editor = self.other.editor
        if isinstance(editor, QLineEdit):
            editor.clear()

    def lead_to(self, *after: QWidget) -> None:
        """Let Tab go through the boxes first, made last as they are, and then to ``after``."""
        for first, second in pairwise([*self.boxes, self.other.editor, *after]):
            QWidget.setTabOrder(first, second)

    def chosen(self) -> tuple[RequestedPaper, ...]:
        """Return what is ticked, and the paper that was typed if there is one."""
        ticked = [
            paper for paper, box in zip(self._papers, self.boxes, strict=True) if box.isChecked()
        ]
        editor = self.other.editor
        typed = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        return (*ticked, *([RequestedPaper(typed, 1)] if typed else []))

    def first_field(self) -> QWidget:
        """Return the first box, or the line where there is none."""
        return self.boxes[0] if self.boxes else self.other
