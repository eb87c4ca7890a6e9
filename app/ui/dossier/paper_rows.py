"""The papers of an accepted dossier as rows to put right: name, kind, counts, more or fewer."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.papers import PAPER_KIND_LABELS, PaperKind, RequiredPaper, SubmittedPaper
from app.ui.dossier.form_part import FormPart, Spot, SpotOf
from app.ui.theme.tokens import GAP_S, GAP_XS
from app.ui.widgets.button import Button, IconButton
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.styling import show_if
from app.words import tr

_MOST_SHEETS = 99
_KIND_EMS = 18


class PaperRows(FormPart):
    """Every paper handed in, in its order; what a row does not show of a paper is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_PaperRow] = []
        self._asked: Sequence[RequiredPaper] = ()
        self._problem = NoteLine()
        self._list = QVBoxLayout()
        self.more = Button(tr("Thê&m giấy tờ"), "quiet", icon="plus")
        self.more.clicked.connect(lambda: self._add(SubmittedPaper(name="")).name.setFocus())
        self.missing = Button(tr("Thêm giấy tờ &còn thiếu của thủ tục"), "quiet", icon="plus")
        self.missing.clicked.connect(self._add_missing)
        self._list.setSpacing(GAP_S)
        self.setLayout(
            column(self._problem, self._list, row(self.more, self.missing, None), gap=GAP_S)
        )
        self._order()

    def put(self, papers: Sequence[SubmittedPaper], asked: Sequence[RequiredPaper]) -> None:
        """Show ``papers``; ``asked`` are those of the procedure, to be added where missing."""
        for one in tuple(self._rows):
            self._take_away(one)
        for paper in papers:
            self._add(paper)
        self.ask_for(asked)

    def ask_for(self, asked: Sequence[RequiredPaper]) -> None:
        """Offer what another procedure asks for; the rows stay."""
        self._asked = asked
        self._note_change()

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self._rows[0].name if self._rows else self.more

    def papers(self) -> tuple[SubmittedPaper, ...]:
        """Return the papers as the rows have them."""
        return tuple(one.paper() for one in self._rows)

    def spots(self) -> Mapping[str, Spot]:
        return {"papers": SpotOf(self._tell, self._problem.text, self._focus_wrong)}

    def state(self) -> dict[str, Any]:
        return {"papers": self.papers()}

    def _tell(self, text: str) -> None:
        self._problem.show_note("error", text)

    def _focus_wrong(self) -> None:
        wrong = [one for one in self._rows if not one.is_complete()]
        for one in (*wrong, *self._rows)[:1]:
            (one.name if not one.name.text().strip() else one.originals).setFocus()

    def _add(self, paper: SubmittedPaper) -> "_PaperRow":
        made = _PaperRow(paper, len(self._rows) + 1)
        made.changed.connect(self._note_change)
        made.unwanted.connect(lambda: self._drop(made))
        self._rows.append(made)
        self._list.addWidget(made)
        self._order()
        self._note_change()
        return made

    def _add_missing(self) -> None:
        first = len(self._rows)
        for paper in self._missing():
            self._add(
                SubmittedPaper(
                    name=paper.name,
                    kind=paper.kind,
                    originals=paper.originals,
                    copies=paper.copies,
                )
            )
        if first < len(self._rows):
            self._rows[first].name.setFocus()

    def _missing(self) -> list[RequiredPaper]:
        names = {one.name.text().strip() for one in self._rows}
        return [one for one in self._asked if one.compulsory and one.name not in names]

    def _drop(self, unwanted: "_PaperRow") -> None:
        self._take_away(unwanted)
        (self._rows[-1].name if self._rows else self.more).setFocus()
        self._note_change()

    def _take_away(self, unwanted: "_PaperRow") -> None:
        self._rows.remove(unwanted)
        self._list.removeWidget(unwanted)
        unwanted.hide()
        unwanted.deleteLater()
        for number, one in enumerate(self._rows, start=1):
            one.set_number(number)

    def _order(self) -> None:
        """Let Tab go down the rows; what is made later would else come after everything."""
        stops = [stop for one in self._rows for stop in one.tab_stops()]
        for first, second in pairwise([*stops, self.more, self.missing]):
            QWidget.setTabOrder(first, second)

    def _note_change(self) -> None:
        self._tell("")
        show_if(self.missing, bool(self._missing()))
        self.changed.emit()


class _PaperRow(QWidget):
    """One paper; ``unwanted`` asks to drop it."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, paper: SubmittedPaper, number: int) -> None:
        super().__init__()
        self._paper = paper
        self.name = QLineEdit(paper.name)
        self.name.setCursorPosition(0)
        self.kind = ChoiceBox([(one, tr(PAPER_KIND_LABELS[one])) for one in PaperKind])
        self.kind.set_key(paper.kind)
        self.originals = NumberEdit(0, _MOST_SHEETS, tr(" bản chính"))
        self.copies = NumberEdit(0, _MOST_SHEETS, tr(" bản sao"))
        self.originals.setValue(paper.originals)
        self.copies.setValue(paper.copies)
        self.returned = QCheckBox(tr("Trả lại"))
        self.returned.setChecked(paper.returned_to_citizen)
        self.drop = IconButton("x", "")
        self.drop.clicked.connect(self.unwanted)
        em = self.fontMetrics().averageCharWidth()
        self.kind.setFixedWidth(em * _KIND_EMS)
        for count in (self.originals, self.copies):
            count.valueChanged.connect(self.changed)
        self.name.textChanged.connect(self.changed)
        self.kind.key_changed.connect(self.changed)
        self.returned.toggled.connect(self.changed)
        named = row(self.name, self.kind, gap=GAP_S)
        named.setStretch(0, 1)
        counted = row(self.originals, self.copies, self.returned, None, self.drop, gap=GAP_S)
        self.setLayout(column(named, counted, gap=GAP_XS))
        self.set_number(number)

    def set_number(self, number: int) -> None:
        """Name what is in the row after its place."""
        self.name.setAccessibleName(tr("Giấy tờ {number}", number=number))
        self.kind.setAccessibleName(tr("Loại của giấy tờ {number}", number=number))
        self.originals.setAccessibleName(tr("Số bản chính của giấy tờ {number}", number=number))
        self.copies.setAccessibleName(tr("Số bản sao của giấy tờ {number}", number=number))
        self.returned.setAccessibleName(tr("Trả lại giấy tờ {number}", number=number))
        name = tr("Bỏ giấy tờ {number}", number=number)
        self.drop.setAccessibleName(name)
        self.drop.setToolTip(name)

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        return [self.name, self.kind, self.originals, self.copies, self.returned, self.drop]

    def is_complete(self) -> bool:
        """Say whether the paper has a name and a sheet."""
        return bool(self.name.text().strip()) and bool(self.originals.value() + self.copies.value())

    def paper(self) -> SubmittedPaper:
        """Return the paper as it stands in the row."""
        kind = self.kind.key()
        return SubmittedPaper(
            name=self.name.text().strip(),
            kind=kind if isinstance(kind, PaperKind) else self._paper.kind,
            originals=self.originals.value(),
            copies=self.copies.value(),
            returned_to_citizen=self.returned.isChecked(),
            note=self._paper.note,
            extra_reason=self._paper.extra_reason,
        )
