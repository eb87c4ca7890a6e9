"""The papers of a dossier as a checklist: what is asked for, what is in hand, what else was taken.

Whether the checklist is complete decides *receive*; here it is only shown.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.papers import PaperKind, RequiredPaper, SubmittedPaper
from app.ui.dossier.form_part import FormPart, Spot, SpotOf, without_blanks
from app.ui.dossier.paper_line import ExtraPaperLine, PaperLine
from app.ui.theme.tokens import GAP_S, GAP_XS
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr


class PapersChecklist(FormPart):
    """Digits count, Space ticks, Up and Down go from paper to paper, one key takes everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[PaperLine] = []
        self._extras: list[ExtraPaperLine] = []
        self._electronic = False
        self._count = Text("", "secondary")
        self.all_in_hand = Button(tr("Đủ tất cả"), icon="check", key="Ctrl+D")
        self.all_in_hand.clicked.connect(self.take_all)
        self._add = Button(tr("Giấy tờ &khác"), "quiet", icon="plus")
        self._add.clicked.connect(self._add_extra)
        self.guide = Button(tr("Hướng dẫn bổ sung"), "quiet", icon="file-alert", key="Ctrl+B")
        self.refuse = Button(tr("Từ chối"), "quiet", icon="ban", key="Ctrl+T")
        self._keys = Text(
            tr("Phím số: đếm bản · Phím cách: đủ · R: trả lại cùng kết quả"), "small", wrap=True
        )
        self.park = Button(tr("Gác lại"), "quiet", icon="player-pause", key="Ctrl+G")
        self.park.setToolTip(tr("Gác phiếu này, nhận người khác trước"))
        self._missing = NoteLine()
        self._empty = Text(tr("Chọn thủ tục để xem thành phần hồ sơ."), "secondary", wrap=True)
        self._incomplete = QLineEdit()
        self._incomplete.textChanged.connect(self._changed)
        self._incomplete_field = Field(tr("Lý do &vẫn nhận khi chưa đủ"), self._incomplete)
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP_XS)
        self.header = row(self._count, self.all_in_hand, gap=GAP_S)
        told = column(self._missing, self._incomplete_field, gap=GAP_S)
        actions = (self._add, self.guide, self.refuse, self.park)
        others = column(*(row(one, None) for one in actions), gap=0)
        self.setLayout(column(told, self._empty, self._list, self._keys, others, gap=GAP_XS))
        self.set_papers(())

    def set_papers(self, papers: Sequence[RequiredPaper]) -> None:
        """Ask for ``papers``, none of them in hand yet; papers outside the list stay."""
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [PaperLine(paper) for paper in papers]
        for at, line in enumerate(self._lines):
            line.changed.connect(self._changed)
            self._list.insertWidget(at, line)
        self._order_tabs()
        show_if(self._empty, not papers)
        show_if(self._keys, bool(papers))
        self.all_in_hand.setEnabled(bool(papers))
        self._incomplete.clear()
        self.clear_errors()
        self._changed()

    def set_electronic(self, electronic: bool) -> None:
        """Take the papers as electronic ones, as those of a dossier that came online are."""
        self._electronic = electronic

    def take_all(self) -> None:
        """Note that every paper that is needed is in hand."""
        for line in self._lines:
            if line.wanted():
                line.box.take_all()

    def submitted(self) -> tuple[SubmittedPaper, ...]:
        """Return the papers in hand: those of the list in its order, then the others."""
        listed = [
            line.box.submitted(PaperKind.ELECTRONIC if self._electronic else line.box.paper.kind)
            for line in self._lines
        ]
        extra = [line.submitted() for line in self._extras]
        return tuple(paper for paper in (*listed, *extra) if paper is not None)

    def applying(self) -> frozenset[str]:
        """Return the names of the optional papers whose case applies."""
        return frozenset(
            line.box.paper.name
            for line in self._lines
            if line.applies is not None and line.wanted()
        )

    def incomplete_reason(self) -> str:
        """Return why the dossier is taken although papers are missing."""
        return self._incomplete.text().strip()

    def spots(self) -> Mapping[str, Spot]:
        return {
            "papers": SpotOf(self._tell_missing, self._missing.text, self.focus_first_missing),
            "extra_reason": SpotOf(self._tell_reason, self._reason_error, self._focus_reason),
        }

    def state(self) -> dict[str, Any]:
        counts = {line.box.paper.name: line.state() for line in self._lines if line.state()}
        return without_blanks(
            {
                "counts": counts or None,
                "applying": sorted(self.applying()),
                "extra": [line.state() for line in self._extras],
                "incomplete": self._incomplete.text(),
            }
        )

    def restore(self, state: Mapping[str, Any]) -> None:
        counts, applying = state.get("counts") or {}, state.get("applying") or ()
        for line in self._lines:
            name = line.box.paper.name
            if line.applies is not None:
                line.applies.setChecked(name in applying)
            line.restore(counts.get(name, ()))
        for line in list(self._extras):
            self._drop(line)
        for extra in state.get("extra") or ():
            self._new_extra().restore(extra)
        self._incomplete.setText(str(state.get("incomplete", "")))
        show_if(self._incomplete_field, bool(self._incomplete.text()))

    def _tell_missing(self, text: str) -> None:
        """Say that papers are missing, and offer to take the dossier for a reason nevertheless."""
        self._missing.show_note("error", text)
        show_if(self._incomplete_field, bool(text) or bool(self._incomplete.text()))

    def focus_first_missing(self) -> None:
        """Put the keyboard to the first paper that is needed and not complete."""
        for line in self._lines:
            if line.wanted() and not line.complete():
                line.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _tell_reason(self, text: str) -> None:
        for line in self._extras:
            line.show_error("" if line.reason.text().strip() else text)

    def _reason_error(self) -> str:
        return next((line.error() for line in self._extras if line.error()), "")

    def _focus_reason(self) -> None:
        for line in self._extras:
            if line.error():
                line.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _add_extra(self) -> None:
        self._new_extra().name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._changed()

    def _new_extra(self) -> ExtraPaperLine:
        line = ExtraPaperLine(len(self._extras) + 1)
        line.changed.connect(self._changed)
        line.unwanted.connect(lambda: self._drop(line))
        self._extras.append(line)
        self._list.addWidget(line)
        self._order_tabs()
        return line

    def _order_tabs(self) -> None:
        """Let Tab go down the list; what is made later would else come after everything."""
        stops: list[QWidget] = [self._incomplete]
        for line in self._lines:
            stops += [line.applies, line.box] if line.applies is not None else [line.box]
        for extra in self._extras:
            stops += extra.tab_stops()
        for first, second in pairwise([*stops, self._add]):
            QWidget.setTabOrder(first, second)

    def _drop(self, line: ExtraPaperLine) -> None:
        self._extras.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._changed()

    def _changed(self) -> None:
        wanted = [line for line in self._lines if line.wanted()]
        complete = sum(line.complete() for line in wanted)
        text = tr("Đã có {count}/{wanted}", count=complete, wanted=len(wanted)) if wanted else ""
        self._count.setText(text)
        if complete == len(wanted):
            self._tell_missing("")
        self.changed.emit()
