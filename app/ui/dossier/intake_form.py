"""The form of an intake: its parts, how they depend on each other, and the command they make.

It asks nobody for anything: the page brings the catalogue, the promise and the people known.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget
from shiboken6 import isValid

from app.domain.citizen_card import CitizenCard
from app.domain.procedure import PrintSlip, Procedure
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.errors import InputError
from app.services.commands import ReceiveDossier
from app.ui.dossier.applicant_form import ApplicantForm
from app.ui.dossier.delivery_panel import DeliveryPanel
from app.ui.dossier.fee_panel import FeePanel
from app.ui.dossier.form_part import FormPart, Spot, error_words
from app.ui.dossier.paper_reception import PaperReception
from app.ui.dossier.papers_checklist import PapersChecklist
from app.ui.dossier.procedure_picker import ProcedurePicker
from app.ui.dossier.promise_panel import PromisePanel
from app.ui.dossier.submitter_form import SubmitterForm
from app.ui.theme.tokens import GAP_M, GAP_S, GAP_XS
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column, row, separator
from app.ui.widgets.reveal import reveal
from app.ui.widgets.text import Text
from app.words import N_, tr

# From so many lines of height on nothing of the form has to be closed.
_ROOMY_LINES = 24


class IntakeForm(QWidget):
    """``changed`` with every change, ``procedure_changed`` when another one has been chosen,
    ``moved`` when the keyboard is in another field.

    ``promise`` is part of the form but laid out by the page, where it never scrolls away.
    """

    changed = Signal()
    moved = Signal()
    procedure_changed = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        # From the outside to the inside: a widget with many children is slow to be adopted.
        self._person_card, self._papers_card = Card(parent=self), Card(parent=self)
        self._person_area, person = _scrolling(self._person_card)
        self._papers_area, papers = _scrolling(self._papers_card)
        self.paper = PaperReception(today, person)
        self.picker = ProcedurePicker(person)
        self.fee = FeePanel(person)
        self.applicant = ApplicantForm(person)
        self.submitter = SubmitterForm(person)
        self.delivery = DeliveryPanel(person)
        self.papers = PapersChecklist(papers)
        self.promise = PromisePanel(today, self)
        self._parts: dict[str, FormPart] = {
            "paper": self.paper,
            "procedure": self.picker,
            "fee": self.fee,
            "applicant": self.applicant,
            "submitter": self.submitter,
            "delivery": self.delivery,
            "papers": self.papers,
            "promise": self.promise,
        }
        self._resting_place: QWidget = self.picker.line
        self._after_resize = QTimer(self, singleShot=True, interval=0)
        self._after_resize.timeout.connect(self._fit)
        self._lay_out(person, papers)
        self.picker.chosen.connect(self._take_procedure)
        self.delivery.changed.connect(self._take_channel)
        self.fee.amount_changed.connect(self._tell_fee)
        for part in self._parts.values():
            part.changed.connect(self.changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_in_sight)

    def command(self, actor: Actor, request_id: str) -> ReceiveDossier:
        """Return the intake as entered; InputError names the first field that cannot be read."""
        procedure = self.chosen_procedure()
        submitter_name, submitter_identity = self.submitter.submitter()
        relation, authority = self.submitter.right()
        applicant = self.applicant.applicant()
        address = self.delivery.address.text().strip() or applicant.address
        return ReceiveDossier(
            actor=actor,
            request_id=self.paper.number() or request_id,
            procedure_code=procedure.code,
            applicant=applicant,
            papers=self.papers.submitted(),
            submitter_name=submitter_name,
            submitter_identity=submitter_identity,
            submitter_relation=relation,
            submitter_authority=authority,
            sets=self.delivery.sets.value(),
            fee=self.fee.fee_input(),
            fee_paid=self.fee.paid.isChecked(),
            fee_receipt_number=self.fee.receipt_number.text().strip(),
            fee_means=self.fee.fee_means(),
            channel=self.delivery.channel_chosen(),
            delivery=self.delivery.delivery_chosen(),
            delivery_address=address if self.delivery.wants_address() else "",
            note=self.delivery.note.text().strip(),
            received_at=self.paper.received_at(),
            promised_at=self.promise.promised_at(),
            override_reason=self.promise.override_reason(),
            incomplete_reason=self.papers.incomplete_reason(),
            applying_papers=self.papers.applying(),
            book_volume=self.delivery.volume.text().strip(),
            book_number=self.delivery.number.text().strip(),
        )

    def chosen_procedure(self) -> Procedure:
        """Return the procedure; InputError while none is chosen."""
        procedure = self.picker.procedure()
        if procedure is None:
            raise InputError(
                "procedure",
                N_("Chưa chọn thủ tục."),
                N_("Gõ vài chữ của tên thủ tục rồi bấm Enter để chọn."),
            )
        return procedure

    def state(self) -> dict[str, Any]:
        """Return what has been entered, as JSON knows it; empty while nothing has been."""
        states = {name: part.state() for name, part in self._parts.items()}
        return {name: state for name, state in states.items() if state}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what ``state`` once returned; an empty one clears the form."""
        for name, part in self._parts.items():
            part.restore(state.get(name) or {})

    def take_card(self, card: CitizenCard) -> bool:
        """Fill the person being typed from ``card``; False if it is somebody else's."""
        if self.submitter.has_keyboard():
            self.submitter.take_card(card)
        elif self.applicant.differs_from(card):
            return False
        else:
            self.applicant.take_card(card)
        return True

    def person(self) -> dict[str, Any]:
        """Return who was entered and what they wish for the result, for their next dossier."""
        parts = {name: self._parts[name].state() for name in ("applicant", "submitter")}
        return {**parts, "delivery": self.delivery.wish()}

    def restore_some(self, state: Mapping[str, Any]) -> None:
        """Show ``state`` in the parts it names and leave the others as they are."""
        for name, entered in state.items():
            self._parts[name].restore(entered)

    def show_errors(self, errors: Iterable[InputError]) -> list[InputError]:
        """Tell each error at its field and go to the first; return those without a field here."""
        spots = self._spots()
        wrong: list[str] = []
        homeless: list[InputError] = []
        for error in errors:
            if error.field in spots:
                spots[error.field].show_error(error_words(error))
                wrong.append(error.field)
            else:
                homeless.append(error)
        for name in [name for name in spots if name in wrong][:1]:
            spots[name].setFocus()
            self._reveal_soon()
        return homeless

    def focus_next_open(self) -> None:
        """Go to what comes after the procedure: its case, then the person, then the papers."""
        if (asked := self.fee.first_asked()) is not None:
            asked.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.applicant.name.text().strip():
            self.papers.focus_first_missing()
        else:
            self.applicant.number.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on_from_card(self) -> None:
        """Go to what a card does not tell, if the keyboard is where the card has filled."""
        applicant = self.applicant
        if any(line.hasFocus() for line in (applicant.number, applicant.name, applicant.birth)):
            applicant.focus_first_empty()

    def clear_errors(self) -> None:
        """Take all errors away."""
        for part in self._parts.values():
            part.clear_errors()

    def errors(self) -> dict[str, str]:
        """Return what is told at which field."""
        return {name: spot.error() for name, spot in self._spots().items() if spot.error()}

    def wants_slip(self) -> bool:
        """Say whether the receipt is printed unless the clerk says no.

        Who has to come another day needs it, however quick the procedure usually is.
        """
        procedure = self.picker.procedure()
        if procedure is None or procedure.print_slip is PrintSlip.ALWAYS:
            return True
        due = self.promise.due()
        return due is not None and office_day(due) > self._today()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Parts that come and go lay out everything around them, which may be at it just now.
        self._after_resize.start()

    def _fit(self) -> None:
        roomy = self.height() > self.fontMetrics().height() * _ROOMY_LINES
        self.delivery.keep_open(roomy)

    def _spots(self) -> dict[str, Spot]:
        spots: dict[str, Spot] = {}
        for part in self._parts.values():
            spots.update(part.spots())
        return spots

    def _lay_out(self, person: QWidget, papers: QWidget) -> None:
        openers = row(
            self.submitter.opener, self.applicant.more, self.delivery.opener, None, gap=GAP_XS
        )
        parts = (
            self.paper,
            self.picker,
            self.fee,
            self.applicant,
            openers,
            self.submitter,
            self.delivery,
        )
        person.setLayout(column(*parts, None, gap=GAP_S))
        self._person_card.add(self._person_area, 1)
        papers.setLayout(column(self.papers, None, gap=GAP_M))
        self._papers_card.add(row(Text(tr("Giấy tờ"), "title"), None, self.papers.header))
        for part in (self._papers_area, separator(), self._total_row(), self.fee.payment):
            self._papers_card.add(part)
        self._papers_card.body.setStretch(1, 1)
        both = row(self._person_card, self._papers_card, gap=GAP_M)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(both)

    def _total_row(self) -> QLayout:
        self._amount = Text("", "title")
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._explanation = Text("", "small", wrap=True)
        total = row(Text(tr("Phí, lệ phí"), "strong"), self._explanation, self._amount, gap=GAP_M)
        total.setStretch(1, 1)
        return total

    def _tell_fee(self, amount: str, explanation: str) -> None:
        self._amount.setText(amount)
        self._explanation.setText(explanation)

    def _take_procedure(self, procedure: Procedure | None) -> None:
        self.papers.set_papers(procedure.papers if procedure else ())
        self.fee.set_rules(procedure.fees if procedure else (), self._fee_day(procedure))
        self.delivery.offer_home(bool(procedure and procedure.home_delivery))
        self.procedure_changed.emit(procedure)

    def _fee_day(self, procedure: Procedure | None) -> date:
        return self._today() if procedure else date.min

    def _take_channel(self) -> None:
        channel = self.delivery.channel_chosen()
        self.fee.set_channel(channel)
        self.papers.set_electronic(channel is channel.ONLINE)

    def resting_place(self) -> QWidget:
        """Return the field the keyboard was in last, to come back to."""
        kept = isValid(self._resting_place) and self._resting_place.isVisible()
        return self._resting_place if kept else self.picker.line

    def place(self) -> list[str | int]:
        """Return where the keyboard was last, as JSON knows it: which part, which of its fields."""
        for name, part in self._parts.items():
            fields = _fields_of(part)
            if self._resting_place in fields:
                return [name, fields.index(self._resting_place)]
        return []

    def rest_at(self, place: Sequence[Any]) -> None:
        """Let the resting place be what ``place`` once named, if the form still has it."""
        match list(place):
            case [str() as name, int() as at] if name in self._parts:
                fields = _fields_of(self._parts[name])
                if 0 <= at < len(fields):
                    self._resting_place = fields[at]
            case _:
                pass

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and any(part.isAncestorOf(now) for part in self._parts.values()):
            self._resting_place = now
            self.moved.emit()
            self._reveal_soon()

    def _reveal_soon(self) -> None:
        # What has only just been opened, or an error told, gets its place in the next turn.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            reveal(focus)


def _fields_of(part: FormPart) -> list[QWidget]:
    """Return what can be typed into or pressed, in the order it was made; rows taken away not."""
    return [
        widget
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(part)
    ]


class _Area(QScrollArea):
    """Scrolls up and down only, so it is at least as wide as what stands in it."""

    def minimumSizeHint(self) -> QSize:
        body, least = self.widget(), super().minimumSizeHint()
        if body is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(body.minimumSizeHint().width() + bar, least.height())


def _scrolling(parent: QWidget) -> tuple[QScrollArea, QWidget]:
    area, body = _Area(parent), QWidget()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area, body
