"""What can be put right of a dossier as it stands, and what saving a correction would change.

Nothing is written here; that is ``correct``.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.domain.catalogue_file import read_procedure
from app.domain.channel import Channel, DeliveryWay
from app.domain.corrections import (
    FEE_INPUT,
    CorrectionPreview,
    Standing,
    corrections_of,
    read_fee_input,
)
from app.domain.dossier_rebuild import CHANGED
from app.domain.dossier_state import Action
from app.domain.fees import FeeInput, fee_variants
from app.domain.procedure import Procedure
from app.domain.promise_history import names_a_day
from app.domain.roles import Actor, Permission
from app.errors import InputError
from app.models.dossier import Applicant, Dossier, Fee
from app.models.procedure import ProcedureVersion
from app.services.context import Context
from app.services.dossier.corrected_rows import papers_of
from app.services.dossier.plan_correction import Plan, plain, plan_correction
from app.services.dossier.promise_now import past_steps, promise_with
from app.services.dossier.take_step import dossier_of
from app.services.step_commands import CorrectDossier

_PERSON = ("name", "identity_number", "birth", "sex", "address", "phone", "email")


def correction(context: Context, actor: Actor, dossier_id: int) -> Standing:
    """Return what stands there of a dossier; NotFoundError when there is none."""
    actor.require(Permission.WORK_AT_DESK)
    with context.database.read() as session:
        dossier = dossier_of(session, dossier_id)
        applicant = session.get_one(Applicant, dossier.applicant_id)
        version = session.get_one(ProcedureVersion, dossier.procedure_id)
        own = read_procedure(version.content) if version.content else None
        offered = context.procedures(dossier.received_on)
        others = (one for one in offered if one.code != version.code)
        fee = session.get(Fee, dossier_id)
        return Standing(
            dossier_id=dossier_id,
            received_on=dossier.received_on,
            person={name: getattr(applicant, name) for name in _PERSON},
            is_organization=applicant.is_organization,
            submitter_name=dossier.submitter_name,
            submitter_identity=dossier.submitter_identity,
            procedure_code=version.code,
            procedure_name=version.short_name or version.name,
            procedures=(*([own] if own else ()), *others),
            fee=fee.amount if fee else 0,
            fee_input=_fee_input(session, dossier, own, fee),
            fee_paid=fee is not None and bool(fee.amount) and fee.paid_at is not None,
            fee_receipt_number=fee.receipt_number if fee else "",
            papers=papers_of(session, dossier_id),
            channel=Channel(dossier.channel),
            delivery=DeliveryWay(dossier.delivery),
            delivery_address=dossier.delivery_address,
            sets=dossier.sets,
            note=dossier.note,
            promised_at=dossier.promised_at,
            finished=dossier.finished_at is not None,
        )


def preview_correction(context: Context, command: CorrectDossier) -> CorrectionPreview:
    """Return what ``command`` would change; what keeps it from being saved comes as ``problem``."""
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.read() as session:
        dossier = dossier_of(session, command.dossier_id)
        try:
            plan = plan_correction(session, context, command, dossier)
        except InputError as error:
            return CorrectionPreview(promised_at=dossier.promised_at, problem=error)
        promised_at = _promised_at(session, context, dossier, plan)
        wanted = {**plan.changes, "promised_at": promised_at}
        changed = {
            name: [plain(getattr(dossier, name)), plain(after)]
            for name, after in wanted.items()
            if getattr(dossier, name) != after
        }
        return CorrectionPreview(
            corrections=corrections_of({**plan.facts, CHANGED: changed}),
            promised_at=promised_at,
            explanation=plan.explanation,
            fee=plan.fee,
            difference=plan.difference,
            unpaid=plan.unpaid,
            missing=plan.missing,
        )


@dataclass(frozen=True, slots=True)
class _Wished:
    """The step as it would be taken."""

    at: datetime
    facts: dict[str, Any]
    action: Action = Action.CORRECT


def _promised_at(session: Session, context: Context, dossier: Dossier, plan: Plan) -> datetime:
    step = _Wished(context.now(), plan.facts)
    if not names_a_day(step):
        return dossier.promised_at
    return promise_with(session, context.calendar, dossier, step).due


def _fee_input(
    session: Session, dossier: Dossier, procedure: Procedure | None, fee: Fee | None
) -> FeeInput:
    """Return what the fee was counted by; of older dossiers its words tell the case."""
    channel = Channel(dossier.channel)
    noted = [one.facts for one in past_steps(session, dossier.id) if FEE_INPUT in one.facts]
    if noted:
        return read_fee_input(noted[-1][FEE_INPUT], channel)
    if fee is None or procedure is None:
        return FeeInput(channel=channel)
    cases = fee_variants(procedure.fees, channel, dossier.received_on)
    case = next((one for one in cases if fee.explanation.startswith(f"{one}: ")), "")
    return FeeInput(channel=channel, variant=case, exemption=fee.exemption)
