"""Every step of the table taken through the real use cases, and dossiers in every state."""

from collections.abc import Callable
from datetime import timedelta

from app.domain.archive import BOXES
from app.domain.channel import DeliveryWay
from app.domain.dossier_state import Action, DossierState
from app.domain.forms.supplement_request import RequestedPaper
from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.reasons import LateReason, RefusalReason
from app.domain.roles import Actor
from app.domain.step_conditions import Condition
from app.domain.vietnam_time import office_day
from app.services.commands import ApplicantInput, HandOver, RecordResult, ReturnResult, TakeStep
from app.services.counter import Counter
from app.services.official_commands import NoteOfficial
from app.services.register_commands import LinkDossier, SaveEntry
from app.services.step_commands import (
    AcceptSupplement,
    BackFromAgency,
    ConfirmPayment,
    CorrectDossier,
    Extend,
    GuideVisit,
    RefuseVisit,
    RequestPayment,
    RequestSupplement,
    ReturnPart,
    SendOut,
    SendToAgency,
    StopDossier,
    TakeUp,
)
from tests import builders
from tests.builders import BIRTH_REGISTRATION

WHY = "có lý do"
MISSING = RequestedPaper("Giấy chứng sinh", originals=1)
BROUGHT = SubmittedPaper(name="Giấy cam đoan", kind=PaperKind.ORIGINAL)
PERSON = ApplicantInput(name="Bùi Thu Ửng", phone="0912345678", address="Tổ 5")

A, S = Action, DossierState


def _into_a_box(counter: Counter, actor: Actor, key: int) -> object:
    clerk = builders.actor(counter)
    box = {"box": str(key), "shelf": "A3", "contents": "Hộ tịch", "keep": "20 năm"}
    entry = counter.registers.save(SaveEntry(actor=clerk, register=BOXES, values=box)).entry_id
    code = counter.dossiers.card(clerk, key).row.code
    return counter.registers.link(LinkDossier(actor=actor, entry_id=entry, code=code))


def act(counter: Counter, actor: Actor, action: Action, key: int) -> object:
    """Take ``action`` with the dossier ``key``, asking for as little as the step allows."""
    wishes, now = counter.dossiers, counter.context.now()
    later = counter.context.calendar.next_working_day(office_day(now) + timedelta(days=60))
    step, stop = TakeStep(actor, key, WHY), StopDossier(actor=actor, dossier_id=key, reason=WHY)
    name = "Bùi Thu Ửng"
    ways: dict[Action, Callable[[], object]] = {
        A.RECEIVE: lambda: wishes.receive(builders.intake(actor)),
        A.GUIDE: lambda: wishes.guide(
            GuideVisit(
                actor=actor,
                procedure_code=BIRTH_REGISTRATION,
                applicant=PERSON,
                papers=(MISSING,),
            )
        ),
        A.REFUSE: lambda: wishes.refuse(
            RefuseVisit(
                actor=actor,
                procedure_code=BIRTH_REGISTRATION,
                applicant=PERSON,
                reason_class=RefusalReason.NOT_COMPETENT,
            )
        ),
        A.HAND_OVER: lambda: wishes.hand_over(
            HandOver(actor, (key,), "Bộ phận Tư pháp", control_sheets=True)
        ),
        A.TAKE_UP: lambda: wishes.take_up(TakeUp(actor=actor, dossier_id=key)),
        A.REQUEST_SUPPLEMENT: lambda: wishes.request_supplement(
            RequestSupplement(actor=actor, dossier_id=key, papers=(MISSING,))
        ),
        A.ACCEPT_SUPPLEMENT: lambda: wishes.accept_supplement(
            AcceptSupplement(actor=actor, dossier_id=key, papers=(BROUGHT,))
        ),
        A.REQUEST_PAYMENT: lambda: wishes.request_payment(
            RequestPayment(actor=actor, dossier_id=key, notice_number="TB-12", amount=50_000)
        ),
        A.CONFIRM_PAYMENT: lambda: wishes.confirm_payment(
            ConfirmPayment(actor=actor, dossier_id=key, receipt_number="BL-7")
        ),
        A.SEND_TO_AGENCY: lambda: wishes.send_to_agency(
            SendToAgency(actor=actor, dossier_id=key, agency="Công an phường")
        ),
        A.BACK_FROM_AGENCY: lambda: wishes.back_from_agency(
            BackFromAgency(actor=actor, dossier_id=key, document_number="15/CV")
        ),
        A.RECORD_RESULT: lambda: wishes.record_result(RecordResult(actor, key, "12/GKS")),
        A.EXTEND: lambda: wishes.extend(
            Extend(actor=actor, dossier_id=key, until=later, reason_class=LateReason.VERIFICATION)
        ),
        A.CORRECT: lambda: wishes.correct(
            CorrectDossier(
                actor=actor,
                dossier_id=key,
                reason=WHY,
                name=name,
                papers=(BROUGHT,),
                delivery=DeliveryWay.POST,
                delivery_address="Số 1, phố Huế",
            )
        ),
        A.SEND_OUT: lambda: wishes.send_out(
            SendOut(
                actor=actor, dossier_id=key, way=DeliveryWay.POST, item="RB123VN", carrier="VNPost"
            )
        ),
        A.BRING_BACK: lambda: wishes.bring_back(step),
        A.RETURN_PART: lambda: wishes.return_part(
            ReturnPart(
                actor=actor,
                dossier_id=key,
                kept="01 bản sao",
                reason=WHY,
                collector_name=name,
                collector_identity="001185012345",
                collector_relation="giấy ủy quyền số 5",
            )
        ),
        A.RETURN_RESULT: lambda: wishes.return_result(
            ReturnResult(
                actor=actor,
                dossier_id=key,
                collector_name=name,
                collector_identity="001185012345",
                collector_relation="giấy ủy quyền số 5",
                fee_paid_now=True,
            )
        ),
        A.UNDO_RESULT: lambda: wishes.undo_result(step),
        A.UNDO_RETURN: lambda: wishes.undo_return(step),
        A.WITHDRAW: lambda: wishes.withdraw(stop),
        A.STOP: lambda: wishes.stop(stop),
        A.CANCEL: lambda: wishes.cancel(step),
        A.MOVE: lambda: _into_a_box(counter, actor, key),
        A.NOTE_OFFICIAL: lambda: counter.official.note(
            NoteOfficial(actor=actor, dossier_id=key, entered=True)
        ),
    }
    return ways[action]()


WAYS: dict[DossierState, tuple[Action, ...]] = {
    S.RECEIVED: (),
    S.IN_PROCESS: (A.HAND_OVER,),
    S.AWAITING_SUPPLEMENT: (A.HAND_OVER, A.REQUEST_SUPPLEMENT),
    S.AWAITING_PAYMENT: (A.HAND_OVER, A.REQUEST_PAYMENT),
    S.RESULT_READY: (A.HAND_OVER, A.RECORD_RESULT),
    S.RETURNED: (A.HAND_OVER, A.RECORD_RESULT, A.RETURN_RESULT),
    S.STOPPED: (A.WITHDRAW,),
    S.CANCELLED: (A.CANCEL,),
}
"""The steps that lead a received dossier into each state."""

ODD: dict[tuple[DossierState, Condition], Action] = {
    (S.IN_PROCESS, Condition.AWAY): A.SEND_TO_AGENCY,
    (S.RESULT_READY, Condition.OUT): A.SEND_OUT,
}
"""The step after which a state is out of the ordinary."""


def bring(counter: Counter, *actions: Action) -> int:
    """Receive a dossier and take ``actions`` with it as the supervisor; return its key."""
    key = builders.receive(counter).dossier_id
    for action in actions:
        act(counter, builders.supervisor(counter), action, key)
    return key


def brought_to(counter: Counter, state: DossierState, condition: Condition | None = None) -> int:
    """Return the key of a new dossier in ``state``, with ``condition`` if one is named."""
    odd = (ODD[state, condition],) if condition is not None else ()
    return bring(counter, *WAYS[state], *odd)


LIVES: tuple[tuple[Action, ...], ...] = (
    (A.HAND_OVER, A.TAKE_UP, A.REQUEST_SUPPLEMENT, A.ACCEPT_SUPPLEMENT, A.RECORD_RESULT),
    (A.HAND_OVER, A.REQUEST_PAYMENT, A.CONFIRM_PAYMENT, A.EXTEND),
    (A.EXTEND, A.HAND_OVER, A.SEND_TO_AGENCY, A.BACK_FROM_AGENCY, A.RECORD_RESULT, A.RETURN_PART),
    (A.HAND_OVER, A.RECORD_RESULT, A.SEND_OUT, A.BRING_BACK, A.SEND_OUT, A.RETURN_RESULT),
    (A.HAND_OVER, A.RECORD_RESULT, A.SEND_OUT, A.RETURN_RESULT, A.UNDO_RETURN),
    (A.CORRECT, A.NOTE_OFFICIAL, A.HAND_OVER, A.REQUEST_SUPPLEMENT, A.WITHDRAW),
    (A.HAND_OVER, A.REQUEST_SUPPLEMENT, A.STOP),
    (A.HAND_OVER, A.SEND_TO_AGENCY),
    (A.RETURN_RESULT, A.UNDO_RETURN, A.MOVE, A.SEND_OUT),
    (A.HAND_OVER, A.RECORD_RESULT, A.UNDO_RESULT, A.REQUEST_SUPPLEMENT),
    (A.HAND_OVER, A.RECORD_RESULT, A.UNDO_RESULT, A.RECORD_RESULT),
    (A.CANCEL,),
)
"""Lives in which every step of a dossier is taken at least once."""


def live(counter: Counter, pass_time: Callable[[], object]) -> list[int]:
    """Let dossiers live all of ``LIVES``, with some time before each step; return their keys."""
    keys: list[int] = []
    for life in LIVES:
        keys.append(builders.receive(counter).dossier_id)
        for action in life:
            pass_time()
            act(counter, builders.supervisor(counter), action, keys[-1])
    return keys
