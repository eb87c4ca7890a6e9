"""Forms of the steps on the way: supplements, payments, other agencies, apologies, deliveries.

Each is a few fields and the wish they make, as in ``step_forms``; nothing runs here.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.channel import DELIVERY_LABELS, DeliveryWay
from app.domain.date_entry import DateSense
from app.domain.fees import PaymentMeans
from app.domain.forms.supplement_request import RequestedPaper
from app.domain.listings import DossierCard, DossierRow
from app.domain.papers import SubmittedPaper
from app.domain.reasons import LATE_REASONS, SUPPLEMENT_REASONS, LateReason, SupplementReason
from app.domain.roles import Actor
from app.errors import InputError
from app.services.step_commands import (
    AcceptSupplement,
    BackFromAgency,
    ConfirmPayment,
    Extend,
    RequestPayment,
    RequestSupplement,
    ReturnElectronically,
    SendOut,
    SendToAgency,
    StopDossier,
    TakeUp,
)
from app.ui.dossier.means_box import MeansBox
from app.ui.dossier.paper_choice import PaperChoice
from app.ui.dossier.step_forms import StepForm, Wish, text_of
from app.ui.dossier.step_words import Step
from app.ui.official.moment_edit import MomentEdit
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.digit_edit import MoneyEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import N_, tr


class SupplementForm(StepForm):
    """Which papers are missing, why, and until when they may come."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._papers = PaperChoice(tr("Giấy tờ &khác"))
        self._class = _choice(SUPPLEMENT_REASONS)
        self._reason = Field(tr("&Nội dung cụ thể"), QLineEdit())
        self._until = DateEdit(today, sense=DateSense.FUTURE)
        until = Field(tr("&Hạn bổ sung"), self._until, hint=tr("không bắt buộc"))
        self._again = QCheckBox(tr("&Vẫn yêu cầu lần nữa: đã báo lãnh đạo"))
        super().__init__(
            {
                "papers": self._papers.other,
                "reason": self._reason,
                "complete_by": until,
                "again": Field("", self._again),
            }
        )
        reason_class = Field(tr("&Lý do"), self._class)
        self.setLayout(
            column(
                self._papers,
                row(reason_class, until, gap=GAP_M),
                self._reason,
                self.fields["again"],
            )
        )

    def begin(self, card: DossierCard) -> None:
        """Offer the papers of the procedure and those handed in."""
        names = (*card.course.required_papers, *(paper.name for paper in card.papers))
        self._papers.offer(RequestedPaper(name, 1) for name in dict.fromkeys(names))
        fields = self.fields
        after = (fields["complete_by"].editor, fields["reason"].editor, self._again)
        self._papers.lead_to(self._class, *after)
        self._again.setChecked(False)
        show_if(self.fields["again"], bool(card.course.supplements))

    def first_field(self) -> QWidget:
        return self._papers.first_field()

    def half_typed(self) -> bool:
        return super().half_typed() or bool(self._papers.chosen())

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for what is chosen; InputError when the day is none."""
        command = RequestSupplement(
            actor=actor,
            dossier_id=dossiers[0].id,
            papers=self._papers.chosen(),
            reason_class=SupplementReason(str(self._class.key())),
            reason=text_of(self._reason),
            complete_by=_day(self._until, "complete_by"),
            again=self._again.isChecked(),
        )
        return lambda counter: counter.dossiers.request_supplement(command)


class BroughtForm(StepForm):
    """Which of the papers asked for have come."""

    def __init__(self) -> None:
        self._papers = PaperChoice(tr("Giấy tờ &khác"))
        self._note = Field(tr("&Ghi chú"), QLineEdit(), hint=tr("không bắt buộc"))
        super().__init__({"papers": self._papers.other, "note": self._note})
        self.setLayout(column(self._papers, self._note))

    def begin(self, card: DossierCard) -> None:
        """Offer what was asked for, as if all of it had come."""
        self._papers.offer(card.course.requested_papers, chosen=True)
        self._papers.lead_to(self._note.editor)

    def first_field(self) -> QWidget:
        return self._papers.first_field()

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for taking what has come."""
        papers = tuple(
            SubmittedPaper(
                name=one.name,
                originals=one.originals or (0 if _copies(one) else 1),
                copies=_copies(one),
            )
            for one in self._papers.chosen()
        )
        command = AcceptSupplement(
            actor=actor, dossier_id=dossiers[0].id, papers=papers, note=text_of(self._note)
        )
        return lambda counter: counter.dossiers.accept_supplement(command)


class PaymentForm(StepForm):
    """What the citizen owes the state, and whether the clock stands for it."""

    def __init__(self) -> None:
        self._notice = Field(tr("&Số thông báo"), QLineEdit())
        self._amount = MoneyEdit()
        self._runs = QCheckBox(tr("Thời hạn &vẫn tính trong lúc chờ"))
        amount = Field(tr("Số &tiền"), self._amount, hint=tr("không bắt buộc"))
        super().__init__({"notice_number": self._notice, "amount": amount})
        self.setLayout(column(row(self._notice, amount, gap=GAP_M), self._runs))

    def clear(self) -> None:
        super().clear()
        self._runs.setChecked(False)

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for letting the dossier wait for the money."""
        command = RequestPayment(
            actor=actor,
            dossier_id=dossiers[0].id,
            notice_number=text_of(self._notice),
            amount=self._amount.value() or 0,
            clock_runs=self._runs.isChecked(),
        )
        return lambda counter: counter.dossiers.request_payment(command)


class AgencyForm(StepForm):
    """Where a dossier goes, with which letter, and until when it should be back."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._agency = Field(tr("&Cơ quan nhận"), QLineEdit(), required=True)
        self._number = Field(tr("&Số văn bản chuyển"), QLineEdit())
        self._due = DateEdit(today, sense=DateSense.FUTURE)
        due = Field(tr("&Hạn của cơ quan đó"), self._due, hint=tr("không bắt buộc"))
        super().__init__({"agency": self._agency, "document_number": self._number, "due_on": due})
        self.setLayout(column(self._agency, row(self._number, due, gap=GAP_M)))

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for sending the dossier there; InputError when the day is none."""
        command = SendToAgency(
            actor=actor,
            dossier_id=dossiers[0].id,
            agency=text_of(self._agency),
            due_on=_day(self._due, "due_on"),
            document_number=text_of(self._number),
        )
        return lambda counter: counter.dossiers.send_to_agency(command)


class ExtendForm(StepForm):
    """The new day, why it is late, and who signs the apology."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._until = DateEdit(today, sense=DateSense.FUTURE)
        until = Field(tr("&Hẹn lại ngày"), self._until, required=True)
        self._class = _choice(LATE_REASONS)
        self._reason = Field(tr("&Nội dung cụ thể"), QLineEdit())
        self._title = Field(tr("&Chức vụ người ký"), QLineEdit())
        self._signer = Field(tr("Người &ký"), QLineEdit())
        super().__init__(
            {
                "until": until,
                "reason": self._reason,
                "signer_title": self._title,
                "signer": self._signer,
            }
        )
        late = Field(tr("&Lý do"), self._class)
        self.setLayout(
            column(
                row(until, late, gap=GAP_M),
                self._reason,
                row(self._title, self._signer, gap=GAP_M),
            )
        )

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for the new day; InputError without one."""
        until = _day(self._until, "until")
        if until is None:
            raise InputError("until", N_("Chưa chọn ngày hẹn lại."))
        command = Extend(
            actor=actor,
            dossier_id=dossiers[0].id,
            until=until,
            reason_class=LateReason(str(self._class.key())),
            reason=text_of(self._reason),
            signer_title=text_of(self._title),
            signer=text_of(self._signer),
        )
        return lambda counter: counter.dossiers.extend(command)


class EndForm(StepForm):
    """Why a dossier ends without a result, and how far it had come."""

    def __init__(self, step: Step, today: Callable[[], date]) -> None:
        self._step = step
        self._reason = Field(tr("&Lý do"), QLineEdit(), required=True)
        self._stage = Field(tr("Đang ở &bước"), QLineEdit(), hint=tr("không bắt buộc"))
        self._asked = DateEdit(today, sense=DateSense.PAST)
        asked = Field(tr("Đơn &ngày"), self._asked, hint=tr("bỏ trống: hôm nay"))
        super().__init__({"reason": self._reason, "requested_on": asked, "stage": self._stage})
        show_if(asked, step is Step.WITHDRAW)
        self.setLayout(column(self._reason, row(asked, self._stage, gap=GAP_M)))

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for ending the dossier."""
        command = StopDossier(
            actor=actor,
            dossier_id=dossiers[0].id,
            reason=text_of(self._reason),
            requested_on=_day(self._asked, "requested_on"),
            stage=text_of(self._stage),
        )
        if self._step is Step.WITHDRAW:
            return lambda counter: counter.dossiers.withdraw(command)
        return lambda counter: counter.dossiers.stop(command)


class SendOutForm(StepForm):
    """How the result goes to the citizen, and who takes it there."""

    def __init__(self) -> None:
        ways = (DeliveryWay.POST, DeliveryWay.AT_HOME)
        self._way = ChoiceBox([(way, tr(DELIVERY_LABELS[way])) for way in ways])
        self._carrier = Field(tr("&Người giao"), QLineEdit())
        self._item = Field(tr("&Số bưu gửi"), QLineEdit())
        way = Field(tr("&Cách gửi"), self._way)
        super().__init__({"way": way, "carrier": self._carrier, "item": self._item})
        self.setLayout(column(way, row(self._carrier, self._item, gap=GAP_M)))

    def begin(self, card: DossierCard) -> None:
        """Choose the way the citizen wished."""
        at_home = card.delivery is DeliveryWay.AT_HOME
        self._way.set_key(DeliveryWay.AT_HOME if at_home else DeliveryWay.POST)

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for noting that it has gone."""
        command = SendOut(
            actor=actor,
            dossier_id=dossiers[0].id,
            way=DeliveryWay(str(self._way.key())),
            item=text_of(self._item),
            carrier=text_of(self._carrier),
        )
        return lambda counter: counter.dossiers.send_out(command)


class ReturnElectronicallyForm(StepForm):
    """Where the result was sent to, whose that is, and when."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._sent_to = Field(tr("Đã gửi &tới"), QLineEdit(), required=True)
        self._whose = Field(tr("&Của ai"), QLineEdit(), required=True)
        self._at = MomentEdit(today, tr("Gửi lúc"))
        at = Field(tr("Gửi &lúc"), self._at, hint=tr("bỏ trống: bây giờ"))
        super().__init__(
            {
                "sent_to": self._sent_to,
                "collector_name": self._whose,
                "moment": at,
                "returned_at": at,
            }
        )
        self._before = ""
        self.setLayout(column(self._sent_to, row(self._whose, at, gap=GAP_M)))

    def begin(self, card: DossierCard) -> None:
        """Offer the e-mail address of the applicant, and the hour the result was there."""
        for field, text in ((self._sent_to, card.email), (self._whose, card.row.applicant_name)):
            editor = field.editor
            if isinstance(editor, QLineEdit):
                editor.setText(text)
        self._at.put(None, card.finished_at or card.row.received_at)

        self._before = card.email

    def half_typed(self) -> bool:
        return text_of(self._sent_to) != self._before

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for noting it; InputError when day or hour cannot be read."""
        command = ReturnElectronically(
            actor=actor,
            dossier_id=dossiers[0].id,
            collector_name=text_of(self._whose),
            sent_to=text_of(self._sent_to),
            returned_at=self._at.value(),
        )
        return lambda counter: counter.dossiers.return_electronically(command)


class NumberForm(StepForm):
    """A step that asks for one line: who took it up, or the number of a paper."""

    def __init__(self, step: Step) -> None:
        self._step = step
        match step:
            case Step.TAKE_UP:
                name, label = "handler", tr("&Người thụ lý")
            case Step.CONFIRM_PAYMENT:
                name, label = "receipt_number", tr("&Số chứng từ")
            case _:
                name, label = "document_number", tr("&Số văn bản trả lời")
        needed = step is Step.CONFIRM_PAYMENT
        hint = "" if needed else tr("không bắt buộc")
        self._line = Field(label, QLineEdit(), required=needed, hint=hint)
        super().__init__({name: self._line})
        # A tax is paid at the bank, as a rule.
        self._means = MeansBox(PaymentMeans.TRANSFER)
        means = Field(tr("&Hình thức nộp"), self._means)
        show_if(means, needed)
        self.setLayout(row(self._line, means, gap=GAP_M))

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for the step."""
        key, said = dossiers[0].id, text_of(self._line)
        match self._step:
            case Step.TAKE_UP:
                take_up = TakeUp(actor=actor, dossier_id=key, handler=said)
                return lambda counter: counter.dossiers.take_up(take_up)
            case Step.CONFIRM_PAYMENT:
                means = self._means.means()
                paid = ConfirmPayment(actor=actor, dossier_id=key, receipt_number=said, means=means)
                return lambda counter: counter.dossiers.confirm_payment(paid)
            case _:
                back = BackFromAgency(actor=actor, dossier_id=key, document_number=said)
                return lambda counter: counter.dossiers.back_from_agency(back)


def _choice(labels: Mapping[Any, str]) -> ChoiceBox:
    return ChoiceBox([(one, tr(words)) for one, words in labels.items()])


def _day(editor: DateEdit, field: str) -> date | None:
    if problem := editor.problem():
        raise InputError(field, problem)
    return editor.value()


def _copies(paper: RequestedPaper) -> int:
    return paper.certified_copies + paper.photocopies
