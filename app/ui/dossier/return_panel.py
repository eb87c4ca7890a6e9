"""The dossier that is being returned: what to hand over, and to whom; finding it is the page's."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.dossier_state import Action
from app.domain.listings import DossierCard
from app.domain.roles import Actor
from app.domain.vietnam_time import short_moment
from app.errors import InputError
from app.services.commands import PrinterChoice, ReturnResult
from app.services.step_commands import ReturnElectronically, ReturnPart
from app.ui.dossier.card_facts import fee_in_words, history_of
from app.ui.dossier.collector_form import CollectorForm
from app.ui.dossier.facts import Facts
from app.ui.dossier.giving_out import Giving, command_for
from app.ui.dossier.parts_to_give import PartsToGive
from app.ui.dossier.step_panel import StepPanel
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column, row, separator
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import tr


class ReturnPanel(QWidget):
    """Two cards side by side: what goes to the citizen, and who takes it, or why nobody may.

    ``giving_changed`` comes when F9 may mean something else than before.
    """

    giving_changed = Signal()

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
        self.parts = PartsToGive()
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
        self.parts.why_wanted.connect(
            lambda field: self._bring_into_sight(self._what_scroll, field)
        )
        for part in (self.parts, self.collector):
            part.changed.connect(self.giving_changed)
        self._may_return = False

    def show_card(self, card: DossierCard, *, may_return: bool) -> None:
        """Show ``card``; who collects is asked only where the result may be given out."""
        self._may_return = may_return
        self._name.setText(card.row.applicant_name)
        self._code.setText(card.row.code)
        may_keep = may_return and Action.RETURN_PART in card.actions
        self.parts.show_parts(card.course.parts_to_give, may_keep=may_keep)
        show_if(self.parts, may_return)
        self._facts.set_facts([fact for fact in _facts(card) if fact[1]])
        self._events.set_facts(history_of(card))
        self.collector.show_card(card)
        self._settle()

    def settle_step(self) -> None:
        """Show the form of the step that has just been opened in place of the collector's."""
        self._settle()

    def show_problem(self, error: InputError) -> bool:
        """Tell ``error`` where it belongs and bring that into sight; False when nowhere."""
        field, scroll = self.parts.show_problem(error), self._what_scroll
        if field is None:
            field, scroll = self.collector.show_problem(error), self._collector_scroll
        if field is None:
            return False
        self._bring_into_sight(scroll, field)
        return True

    def command(self, actor: Actor) -> ReturnResult | ReturnPart | ReturnElectronically:
        """Return the wish as everything stands; InputError when it cannot be one."""
        self.collector.clear_errors()
        self.parts.clear_error()
        wish = self.collector.command(actor)
        return command_for(wish, self.parts.given(), self.parts.kept(), self.parts.why())

    def giving(self) -> Giving:
        """Return what F9 would do as everything stands."""
        if self.collector.electronic.isChecked():
            return Giving.ELECTRONIC
        return Giving.PART if self.parts.kept() else Giving.WHOLE

    def half_typed(self) -> bool:
        """Say whether something would be lost if another dossier took the place of this one."""
        begun = bool(self.parts.kept()) or self.collector.typed().anything()
        return self.steps.half_typed() or (self._may_return and begun)

    def _bring_into_sight(self, scroll: QScrollArea, field: QWidget) -> None:
        # Only after the words have made room for themselves.
        QTimer.singleShot(0, self, lambda: scroll.ensureWidgetVisible(field))

    def _fill(self) -> None:
        head = row(self._name, self._code, gap=GAP_M)
        head.setStretch(0, 1)
        for part in (head, separator()):
            self._what.add(part)
        inside = QWidget()
        inside.setLayout(column(self.parts, self._facts))
        self._what_scroll = _scrolling(inside, tr("Hồ sơ"))
        self._what.add(self._what_scroll, 1)
        self._collector_scroll = _scrolling(self.collector, tr("Người nhận"))
        self._who.add(self._collector_scroll, 1)
        self._history.add(_scrolling(self._events, tr("Các bước đã làm")), 1)

    def _settle(self) -> None:
        stepping = self.steps.step() is not None
        show_if(self._next, stepping)
        show_if(self._who, self._may_return and not stepping)
        show_if(self._history, not self._may_return and not stepping)


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
