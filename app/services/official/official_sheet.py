"""A dossier in the order of the official entry form, read for whoever types it over there."""

import json
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.catalogue_file import read_procedure
from app.domain.channel import Channel, way_given
from app.domain.dossier_state import Action
from app.domain.official_sheet import OfficialSheet, SheetFacts, official_sheet
from app.domain.procedure import LEVEL_LABELS
from app.domain.roles import Actor, Permission
from app.models.dossier import Applicant, Dossier, Fee
from app.models.dossier_event import DossierEvent
from app.models.procedure import ProcedureVersion
from app.services.context import Context
from app.services.dossier.corrected_rows import papers_of
from app.services.dossier.take_step import dossier_of


def sheet_of(context: Context, actor: Actor, dossier_id: int) -> OfficialSheet:
    """Return the sheet of one dossier; NotFoundError when there is none."""
    actor.require(Permission.SEE_DOSSIERS)
    with context.database.read() as session:
        dossier = dossier_of(session, dossier_id)
        return official_sheet(_facts(session, dossier))


def _facts(session: Session, dossier: Dossier) -> SheetFacts:
    applicant = session.get_one(Applicant, dossier.applicant_id)
    version = session.get_one(ProcedureVersion, dossier.procedure_id)
    procedure = read_procedure(version.content) if version.content else None
    fee = session.get(Fee, dossier.id)
    result = _result_facts(session, dossier.id)
    day = result.get("date")
    return SheetFacts(
        code=dossier.official_code or dossier.code,
        procedure_code=version.code,
        procedure_name=version.name,
        case=_case(fee),
        level=LEVEL_LABELS[procedure.level] if procedure else "",
        agency=procedure.deciding_agency if procedure else "",
        channel=Channel(dossier.channel),
        owner=applicant.name,
        submitter=dossier.submitter_name,
        submitter_identity=dossier.submitter_identity,
        identity_number=applicant.identity_number,
        birth=applicant.birth,
        sex=applicant.sex,
        address=applicant.address,
        phone=applicant.phone,
        email=applicant.email,
        is_organization=applicant.is_organization,
        papers=papers_of(session, dossier.id),
        received_at=dossier.received_at,
        promised_at=dossier.promised_at,
        fee=fee.amount if fee else 0,
        fee_paid_at=fee.paid_at if fee else None,
        fee_receipt=fee.receipt_number if fee else "",
        finished_at=dossier.finished_at,
        result_name=dossier.result_name,
        result_number=dossier.result_number or result.get("number", ""),
        result_day=date.fromisoformat(day) if day else None,
        result_signer=result.get("signer", ""),
        delivery=way_given(dossier.delivery, dossier.delivery_state),
        delivery_address=dossier.delivery_address,
        delivery_item=dossier.delivery_item,
        returned_at=dossier.returned_at,
        collector=dossier.collector_name,
    )


def _case(fee: Fee | None) -> str:
    """Return the case of the procedure, which the explanation of its fee begins with."""
    case, colon, _sum = (fee.explanation if fee else "").partition(":")
    return case if colon else ""


def _result_facts(session: Session, dossier_id: int) -> dict[str, Any]:
    payload = session.scalar(
        select(DossierEvent.payload)
        .where(
            DossierEvent.dossier_id == dossier_id,
            DossierEvent.kind == Action.RECORD_RESULT.value,
        )
        .order_by(DossierEvent.occurred_at.desc(), DossierEvent.sequence.desc())
        .limit(1)
    )
    return json.loads(payload) if payload else {}
