"""Issue the control sheet of a dossier: every hand-over so far, and room for those to come."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action
from app.domain.forms.control_sheet import ControlRow, ControlSheetDocument
from app.domain.roles import Actor, Permission
from app.errors import NotFoundError
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.services.papers.paper_facts import PaperFacts, facts_of
from app.words import N_

# The steps at which a dossier changes hands; the first two go to the handling unit.
_OUT = (Action.HAND_OVER, Action.ACCEPT_SUPPLEMENT)
_BACK = (Action.REQUEST_SUPPLEMENT, Action.RECORD_RESULT)


def issue_control_sheet(context: Context, actor: Actor, dossier_id: int) -> PapersAsked:
    """Ask for the sheet; NotFoundError without the dossier."""
    actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        found = facts_of(session, context, Dossier.id == dossier_id)
        if not found:
            raise NotFoundError(
                N_("Không tìm thấy hồ sơ này trong kho dữ liệu."),
                N_("Tìm lại bằng mã hồ sơ hoặc họ tên."),
            )
        (dossier,) = found
        form_set = context.form_set(context.today())
        profile = context.office().profile
        document = ControlSheetDocument(
            header=profile.header(),
            form_set=form_set.id,
            form_version=form_set.version,
            code=dossier.code,
            barcode=dossier.barcode,
            issued_at=context.now(),
            agency=dossier.unit,
            applicant_name=dossier.applicant_name,
            phone=dossier.phone,
            procedure_code=dossier.procedure_code,
            procedure_name=dossier.procedure_name,
            received_at=dossier.received_at,
            promised_at=dossier.promised_at,
            rows=_rows(session, dossier, profile.counter_name or profile.name),
        )
        paper = Paper(document=document, subject=dossier.code, dossier_id=dossier.id)
        return put_down(session, context, actor, [paper])


def _rows(session: Session, dossier: PaperFacts, counter: str) -> tuple[ControlRow, ...]:
    events = session.scalars(
        select(DossierEvent)
        .where(
            DossierEvent.dossier_id == dossier.id,
            DossierEvent.kind.in_([action.value for action in (*_OUT, *_BACK)]),
        )
        .order_by(DossierEvent.occurred_at, DossierEvent.sequence)
    )
    rows: list[ControlRow] = []
    unit = dossier.unit
    for event in events:
        unit = str(json.loads(event.payload).get("unit") or unit)
        out = Action(event.kind) in _OUT
        rows.append(
            ControlRow(
                giving=counter if out else unit,
                taking=unit if out else counter,
                at=event.occurred_at,
                giver_name=event.clerk_name if out else "",
                taker_name="" if out else event.clerk_name,
            )
        )
    return tuple(rows)
