"""What every way of handing a result out has in common: when, to whom, and its fee.

Which step it is, is each verb's own.
"""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.domain.corrections import COLLECTED, FEE, SETTLED, open_difference, with_difference
from app.domain.identity_number import parse_identity
from app.domain.text import dong, same_name, tidy_name
from app.errors import InputError
from app.models.dossier import Applicant, Dossier, Fee
from app.services.commands import HandOut
from app.services.context import Context
from app.services.dossier.fee_rows import note_paid
from app.services.dossier.promise_now import past_steps
from app.words import N_


def collector_of(command: HandOut) -> str:
    """Return who takes the result; InputError when nobody is named."""
    collector = tidy_name(command.collector_name)
    if not collector:
        raise InputError(
            "collector_name", N_("Chưa ghi người nhận kết quả."), N_("Nhập họ tên người đến nhận.")
        )
    return collector


def check_moment(dossier: Dossier, at: datetime, now: datetime) -> None:
    """Refuse a moment before there was a result, or one that is still to come (InputError)."""
    if not (dossier.finished_at or dossier.received_at) <= at <= now:
        raise InputError(
            "returned_at",
            N_("Thời điểm trả phải sau lúc nhận, lúc có kết quả và không ở tương lai."),
            N_("Nhập lại thời điểm trả kết quả."),
        )


def check_collector(session: Session, dossier: Dossier, command: HandOut) -> None:
    """Refuse anybody but applicant and submitter without number and ground (InputError)."""
    applicant = session.get_one(Applicant, dossier.applicant_id)
    collector = collector_of(command)
    if any(same_name(collector, name) for name in (applicant.name, dossier.submitter_name)):
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


def settle_fee(session: Session, context: Context, command: HandOut) -> None:
    """Take the fee that is still due; InputError when nobody says that it has been taken.

    Called after the step, whose facts say that the rest of a corrected fee was taken.
    """
    fee = session.get(Fee, command.dossier_id)
    if fee is not None and fee.paid_at is not None:
        left = left_open(session, command.dossier_id)
        if left > 0:
            raise InputError(
                "fee_paid_now",
                N_("Phí đã sửa, còn phải thu thêm {amount}."),
                N_("Thu tiền, ghi số biên lai rồi đánh dấu «Đã thu»."),
                amount=dong(left),
            )
    if fee is None or not fee.amount or fee.paid_at is not None:
        return
    if not command.fee_paid_now:
        raise InputError(
            "fee_paid_now",
            N_("Hồ sơ chưa nộp phí, lệ phí."),
            N_("Thu tiền, ghi số biên lai rồi đánh dấu «Đã thu»."),
        )
    clerk_id, number = command.actor.clerk_id, command.fee_receipt_number
    note_paid(fee, clerk_id, context.now(), command.fee_means, number)


def facts_with_fee(session: Session, command: HandOut) -> dict[str, Any]:
    """Return ``facts_of`` the command, and what of a corrected fee changes hands with the step.

    Asked before the step is taken, because the step itself sets the row of the fee.
    """
    facts, fee = facts_of(command), session.get(Fee, command.dossier_id)
    left = left_open(session, command.dossier_id)
    if fee is None or fee.paid_at is None or not left or not command.fee_paid_now:
        return facts
    # The fee itself was paid before: «paid now» would be read as a second payment.
    del facts["fee_paid_now"]
    numbers = (fee.receipt_number, command.fee_receipt_number.strip())
    wanted = {
        "receipt_number": "; ".join(filter(None, numbers)),
        "explanation": with_difference(fee.explanation, fee.amount, 0),
    }
    changed = {name: [getattr(fee, name), after] for name, after in wanted.items()}
    return {**facts, COLLECTED: left, SETTLED: True, FEE: changed}


def left_open(session: Session, dossier_id: int) -> int:
    """Return the đồng corrections have left to collect or, negative, give back of a paid fee."""
    return open_difference(one.facts for one in past_steps(session, dossier_id))


def facts_of(command: HandOut) -> dict[str, Any]:
    """Return what the history keeps of who took it, and of the fee; nothing that is empty."""
    facts = {
        "collector": collector_of(command),
        "collector_identity": command.collector_identity,
        "relation": command.collector_relation,
        "slip_lost": command.slip_lost,
        "fee_paid_now": command.fee_paid_now,
        "fee_means": command.fee_means.value if command.fee_paid_now else "",
        "fee_receipt": command.fee_receipt_number,
    }
    return {key: value for key, value in facts.items() if value}
