"""Return the result: give it to the citizen, and note who took it and when."""

from typing import Any

from app.domain.dossier_state import Action
from app.domain.identity_number import parse_identity
from app.domain.text import fold, tidy_name
from app.domain.vietnam_time import office_day
from app.errors import InputError
from app.models.dossier import Applicant, Dossier, Fee
from app.services.answers import StepTaken
from app.services.commands import ReturnResult
from app.services.context import Context
from app.services.dossier.take_step import DELIVERED, OUT, dossier_of, take_step
from app.words import N_


def return_result(context: Context, command: ReturnResult) -> StepTaken:
    """Hand the result out; InputError when the fee or the collector's right is not settled.

    Of a result that was sent out this notes who received it: there is proof of that, not a card.
    """
    now = context.now()
    at = command.returned_at or now
    collector = tidy_name(command.collector_name)
    if not collector:
        raise InputError(
            "collector_name", N_("Chưa ghi người nhận kết quả."), N_("Nhập họ tên người đến nhận.")
        )
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        if not (dossier.finished_at or dossier.received_at) <= at <= now:
            raise InputError(
                "returned_at",
                N_("Thời điểm trả phải sau lúc nhận, lúc có kết quả và không ở tương lai."),
                N_("Nhập lại thời điểm trả kết quả."),
            )
        sent_out = dossier.delivery_state == OUT
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.RETURN_RESULT,
            at=at,
            facts=_facts(command, collector),
            changes={
                "parts_kept": "",
                "delivery_state": DELIVERED if sent_out else dossier.delivery_state,
            },
        )
        applicant = session.get_one(Applicant, dossier.applicant_id)
        if not sent_out:
            _check_collector(command, collector, applicant, dossier)
        _settle_fee(command, session.get(Fee, dossier.id), context)
        dossier.returned_at = at
        dossier.returned_on = office_day(at)
        dossier.returned_by_id = command.actor.clerk_id
        dossier.collector_name = collector
        dossier.collector_identity = command.collector_identity
        dossier.collector_relation = command.collector_relation
        return StepTaken((dossier.code,))


def _check_collector(
    command: ReturnResult, collector: str, applicant: Applicant, dossier: Dossier
) -> None:
    entitled = {fold(applicant.name), fold(dossier.submitter_name)} - {""}
    if fold(collector) in entitled:
        return
    if not command.collector_identity.strip():
        raise InputError(
            "collector_identity",
            N_("Người nhận không phải người nộp: cần số căn cước của người nhận."),
            N_("Quét hoặc nhập số căn cước của người đến nhận thay."),
        )
    parse_identity(command.collector_identity, "collector_identity")
    if not command.collector_relation.strip():
        raise InputError(
            "collector_relation",
            N_("Chưa ghi căn cứ nhận thay."),
            N_("Ghi số giấy ủy quyền hoặc quan hệ với người nộp."),
        )


def _settle_fee(command: ReturnResult, fee: Fee | None, context: Context) -> None:
    if fee is None or not fee.amount or fee.paid_at is not None:
        return
    if not command.fee_paid_now:
        raise InputError(
            "fee_paid_now",
            N_("Hồ sơ chưa nộp phí, lệ phí."),
            N_("Thu tiền, ghi số biên lai rồi đánh dấu «Đã thu»."),
        )
    fee.paid_at = context.now()
    fee.paid_to_id = command.actor.clerk_id
    fee.receipt_number = command.fee_receipt_number


def _facts(command: ReturnResult, collector: str) -> dict[str, Any]:
    facts = {
        "collector": collector,
        "collector_identity": command.collector_identity,
        "relation": command.collector_relation,
        "slip_lost": command.slip_lost,
        "fee_paid_now": command.fee_paid_now,
        "fee_receipt": command.fee_receipt_number,
    }
    return {key: value for key, value in facts.items() if value}
