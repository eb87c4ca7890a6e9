"""The dossier that is being returned: what to hand over, and to whom; finding it is the page's."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.listings import DossierCard
from app.domain.roles import Actor
from app.domain.vietnam_time import short_moment
from app.errors import InputError
from app.services.commands import PrinterChoice
from app.ui.dossier.card_facts import fee_in_words, history_of, papers_to_give_back
from app.ui.dossier.collector_form import CollectorForm
from app.ui.dossier.facts import Facts
from app.ui.dossier.step_panel import StepPanel
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.card import Card
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row, separator
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import tr


class ReturnPanel(QWidget):
    """Two cards side by side: what goes to the citizen, and who takes it, or why nobody may."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        printer: Callable[[], PrinterChoice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._code = ElidedText("", "heading"), Text("", "secondary")
        self._papers = _Papers()
        self._facts = Facts()
        self.collector = CollectorForm()
        self.steps = StepPanel(operations, actor, now=now, printer=printer)
        self._what, self._who = Card(), Card(tr("Người đến nhận"))
        self._history, self._next = Card(tr("Quá trình xử lý")), Card()
        self._events = Facts()
        self._what.setAccessibleName(tr("Hồ sơ được quét"))
        self._next.add(self.steps)
        self._next.body.addStretch(1)
        self._fill()
        layout = row(self._what, self._who, self._history, self._next, gap=GAP_M)
        for at in range(layout.count()):
            layout.setStretch(at, 1)
        self.setLayout(layout)
        self.steps.closed.connect(self._settle)
        self._may_return = False

    def show_card(self, card: DossierCard, *, may_return: bool) -> None:
        """Show ``card``; who collects is asked only where the result may be given out."""
        self._may_return = may_return
        self._name.setText(card.row.applicant_name)
        self._code.setText(card.row.code)
        result = card.result_name
        if card.sets > 1:
            result = tr("{result} – {count} bộ", result=result, count=card.sets)
        self._papers.show_papers((result, *papers_to_give_back(card.papers)))
        show_if(self._papers, may_return)
        self._facts.set_facts([fact for fact in _facts(card) if fact[1]])
        self._events.set_facts(history_of(card))
        self.collector.show_card(card)
        self._settle()

    def settle_step(self) -> None:
        """Show the form of the step that has just been opened in place of the collector's."""
        self._settle()

    def show_problem(self, error: InputError) -> bool:
        """Tell ``error`` where it belongs and bring that into sight; False when nowhere."""
        field = self.collector.show_problem(error)
        if field is None:
            return False
        # Only after the words have made room for themselves.
        QTimer.singleShot(0, self, lambda: self._collector_scroll.ensureWidgetVisible(field))
        return True

    def half_typed(self) -> bool:
        """Say whether something would be lost if another dossier took the place of this one."""
        return self.steps.half_typed() or (self._may_return and self.collector.typed().anything())

    def _fill(self) -> None:
        head = row(self._name, self._code, gap=GAP_M)
        head.setStretch(0, 1)
        for part in (head, separator(), self._papers):
            self._what.add(part)
        self._what.add(_scrolling(self._facts, tr("Hồ sơ")), 1)
        self._collector_scroll = _scrolling(self.collector, tr("Người nhận"))
        self._who.add(self._collector_scroll, 1)
        self._history.add(_scrolling(self._events, tr("Các bước đã làm")), 1)

    def _settle(self) -> None:
        stepping = self.steps.step() is not None
        show_if(self._next, stepping)
        show_if(self._who, self._may_return and not stepping)
        show_if(self._history, not self._may_return and not stepping)


class _Papers(QWidget):
    """What must leave the desk: the result first, then the papers that go home again."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[QWidget, Text]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, GAP_S)
        self._layout.setSpacing(GAP_S)
        self._layout.addWidget(Text(tr("Trao cho công dân"), "secondary"))

    def show_papers(self, papers: tuple[str, ...]) -> None:
        while len(self._lines) < len(papers):
            self._lines.append(self._add_line())
        for at, (line, words) in enumerate(self._lines):
            if at < len(papers):
                words.setText(papers[at])
            show_if(line, at < len(papers) and bool(papers[at]))

    def _add_line(self) -> tuple[QWidget, Text]:
        line, words = QWidget(), Text("", "strong", wrap=True)
        layout = row(IconLabel("file-text", "primary", small=True), words, gap=GAP_S)
        layout.setStretch(1, 1)
        line.setLayout(layout)
        self._layout.addWidget(line)
        return line, words


def _facts(card: DossierCard) -> tuple[tuple[str, str], ...]:
    return (
        (tr("Thủ tục"), card.row.procedure_name),
        (tr("Số định danh"), card.row.identity_masked),
        (tr("Ngày sinh"), card.birth),
        (tr("Hẹn trả"), short_moment(card.row.promised_at)),
        (tr("Có kết quả"), short_moment(card.finished_at) if card.finished_at else ""),
        (tr("Đã trả"), short_moment(card.returned_at) if card.returned_at else ""),
        (tr("Người nhận"), card.collector_name),
        (tr("Phí, lệ phí"), fee_in_words(card)),
        (tr("Nơi nhận khác"), card.delivery_address),
        (tr("Ghi chú"), card.note),
    )


def _scrolling(widget: QWidget, name: str) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    inside = QWidget()
    inside.setLayout(column(widget, None))
    scroll.setWidget(inside)
    scroll.setAccessibleName(name)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll
