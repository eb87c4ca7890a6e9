"""The card of one dossier: everything a clerk may see of it, its history told in words."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit_words import BY_CARD
from app.domain.catalogue_file import read_procedure
from app.domain.channel import OUT, Channel, DeliveryWay, way_given
from app.domain.dossier_state import (
    ACTION_LABELS,
    Action,
    DossierState,
    allowed_actions,
)
from app.domain.event_words import in_words
from app.domain.forms.supplement_request import RequestedPaper
from app.domain.listings import DossierCard, DossierCourse, DossierRow, HistoryLine, PrintLine
from app.domain.official_entry import (
    SAID,
    OfficialView,
    differences_of,
    known_state,
    read_other_codes,
)
from app.domain.promise_history import UNTIL, PastStep
from app.domain.promise_words import pauses_in_words
from app.domain.return_parts import parts_kept, parts_of
from app.domain.roles import Actor, Permission
from app.domain.time_limit import LimitUnit, TimeLimit, limit_in_words
from app.domain.timeliness import working_minutes_left
from app.domain.vietnam_time import office_day
from app.domain.working_calendar import WorkingCalendar
from app.errors import NotFoundError
from app.models.dossier import Applicant, Dossier, Fee
from app.models.dossier_event import DossierEvent
from app.models.office import Clerk
from app.models.paper import PrintRecord
from app.models.procedure import ProcedureVersion
from app.services import audit
from app.services.audit import Audited
from app.services.context import Context
from app.services.dossier.corrected_rows import papers_of
from app.services.dossier.handing_out import left_open
from app.services.dossier.list_dossiers import row_of, select_rows
from app.services.dossier.promise_now import past_steps, promise_after
from app.services.dossier.take_step import conditions_of
from app.words import N_


def dossier_card(context: Context, actor: Actor, dossier_id: int) -> DossierCard:
    """Return the card; NotFoundError when the store has no such dossier."""
    with context.database.read() as session:
        return read_card(session, context, actor, dossier_id)


def read_card(session: Session, context: Context, actor: Actor, dossier_id: int) -> DossierCard:
    """Return the card within the caller's reading; RuleError for who needs no citizen's papers."""
    actor.require(Permission.SEE_DOSSIERS)
    row = session.execute(select_rows().where(Dossier.id == dossier_id)).first()
    dossier = session.get(Dossier, dossier_id)
    if row is None or dossier is None:
        raise NotFoundError(
            N_("Không tìm thấy hồ sơ này trong kho dữ liệu."),
            N_("Tìm lại bằng mã hồ sơ hoặc họ tên."),
        )
    applicant = session.get_one(Applicant, dossier.applicant_id)
    procedure = session.get_one(ProcedureVersion, dossier.procedure_id)
    fee = session.get(Fee, dossier_id)
    limit = TimeLimit(dossier.limit_value, LimitUnit(dossier.limit_unit))
    return DossierCard(
        row=row_of(context, row),
        submitter_name=dossier.submitter_name or applicant.name,
        identity_number=applicant.identity_number,
        birth=applicant.birth,
        address=applicant.address,
        phone=applicant.phone,
        email=applicant.email,
        procedure_code=procedure.code,
        field=procedure.field,
        channel=Channel(dossier.channel),
        delivery=DeliveryWay(dossier.delivery),
        delivery_address=dossier.delivery_address,
        papers=papers_of(session, dossier_id),
        sets=dossier.sets,
        fee=fee.amount if fee else 0,
        fee_explanation=fee.explanation if fee else "",
        fee_paid=fee is None or not fee.amount or fee.paid_at is not None,
        fee_receipt_number=fee.receipt_number if fee else "",
        fee_means=fee.means if fee else "",
        fee_exemption=fee.exemption if fee else "",
        limit_in_words=limit_in_words(limit),
        explanation=dossier.explanation,
        original_promised_at=dossier.original_promised_at,
        override_reason=dossier.override_reason,
        finished_at=dossier.finished_at,
        returned_at=dossier.returned_at,
        collector_name=dossier.collector_name,
        result_name=dossier.result_name,
        note=dossier.note,
        history=_history(session, dossier_id),
        prints=_prints(session, dossier_id),
        actions=allowed_actions(
            DossierState(dossier.state), actor.role, conditions_of(dossier, context.today())
        ),
        fee_open=left_open(session, dossier_id),
        course=_course(session, context, dossier, row_of(context, row)),
    )


def _course(session: Session, context: Context, dossier: Dossier, row: DossierRow) -> DossierCourse:
    past = past_steps(session, dossier.id)
    official = _official(dossier, row, past)
    promise = promise_after(past, context.calendar, dossier)
    calendar = context.calendar
    runs = dossier.finished_at is None and dossier.paused_at is None
    return DossierCourse(
        slip_version=dossier.slip_version,
        minutes_left=working_minutes_left(context.now(), dossier.promised_at, calendar)
        if runs
        else None,
        minutes_a_day=calendar.hours.minutes,
        unconfirmed_years=_unconfirmed_years(dossier, calendar),
        handler=dossier.handler,
        supplements=dossier.supplements,
        supplement_due_on=dossier.supplement_due_on,
        paused_at=dossier.paused_at,
        pauses=pauses_in_words(promise, context.calendar),
        extensions=dossier.extensions,
        apology_until=_apology_until(past),
        late_reason=dossier.late_reason,
        agency=dossier.agency,
        agency_due_at=dossier.agency_due_at,
        result_number=dossier.result_number,
        result_day=_result_day(past),
        result_negative=dossier.result_negative,
        parts_kept=dossier.parts_kept,
        out_for_delivery=dossier.delivery_state == OUT,
        way=way_given(dossier.delivery, dossier.delivery_state),
        delivery_item=dossier.delivery_item,
        delivery_by=dossier.delivery_by,
        official_state=official.stands.value,
        official_received_at=official.received_at,
        official_promised_at=official.promised_at,
        official_says=official.says,
        other_codes=tuple(f"{one.system}: {one.code}" for one in official.other_codes),
        parts_to_give=_parts_to_give(session, dossier),
        required_papers=_required(session, dossier),
        requested_papers=_requested(past),
        place=dossier.place,
    )


def _apology_until(past: Sequence[PastStep]) -> datetime | None:
    """Return the day the citizen was told in an apology, whether it counts or not."""
    told = [one.facts[UNTIL] for one in past if one.action is Action.EXTEND]
    return datetime.fromisoformat(told[-1]) if told else None


def _result_day(past: Sequence[PastStep]) -> date | None:
    """Return the day on the result that stands, None without one or while nobody noted it."""
    told = [one for one in past if one.action in (Action.RECORD_RESULT, Action.UNDO_RESULT)]
    day = told[-1].facts.get("date") if told else None
    return date.fromisoformat(day) if day else None


def _parts_to_give(session: Session, dossier: Dossier) -> tuple[str, ...]:
    papers = papers_of(session, dossier.id)
    return parts_kept(dossier.parts_kept) or parts_of(dossier.result_name, dossier.sets, papers)


def _official(dossier: Dossier, row: DossierRow, past: Sequence[PastStep]) -> OfficialView:
    """Return what is known of the dossier in the official system."""
    notes = [one.facts.get(SAID) for one in past if one.action is Action.NOTE_OFFICIAL]
    says = DossierState(notes[-1]) if notes and notes[-1] else None
    received_at, promised_at = dossier.official_received_at, dossier.official_promised_at
    return OfficialView(
        row=row,
        state=known_state(dossier.official_state, has_code=bool(row.official_code)),
        received_at=received_at,
        promised_at=promised_at,
        says=says,
        other_codes=read_other_codes(dossier.other_codes),
        differences=differences_of(row, received_at, promised_at, says),
    )


def _unconfirmed_years(dossier: Dossier, calendar: WorkingCalendar) -> tuple[int, ...]:
    """Return the years whose days off may still move an open promise; hours by the clock go on."""
    if dossier.finished_at is not None or dossier.limit_unit == LimitUnit.CLOCK_HOURS.value:
        return ()
    first, last = office_day(dossier.received_at), office_day(dossier.promised_at)
    return calendar.unconfirmed_between(first, last)


def _required(session: Session, dossier: Dossier) -> tuple[str, ...]:
    content = session.get_one(ProcedureVersion, dossier.procedure_id).content
    return tuple(paper.name for paper in read_procedure(content).papers) if content else ()


def _requested(past: Sequence[PastStep]) -> tuple[RequestedPaper, ...]:
    asked = [one for one in past if one.action is Action.REQUEST_SUPPLEMENT]
    papers: list[list[Any]] = asked[-1].facts.get("papers", []) if asked else []
    return tuple(RequestedPaper(*paper) for paper in papers)


def note_look_up(context: Context, actor: Actor, dossier_id: int | None) -> None:
    """Write into the audit that a dossier was opened by somebody's identity number.

    None: that somebody's dossiers were looked for by a scanned citizen card.
    """
    actor.require(Permission.SEE_DOSSIERS)
    detail = BY_CARD if dossier_id is None else str(dossier_id)
    with context.database.write() as session:
        audit.note(session, context, actor.clerk_id, Audited.LOOK_UP_BY_IDENTITY, detail)


def _prints(session: Session, dossier_id: int) -> tuple[PrintLine, ...]:
    rows = session.execute(
        select(PrintRecord, Clerk.name)
        .join(Clerk, Clerk.id == PrintRecord.clerk_id)
        .where(PrintRecord.dossier_id == dossier_id)
        .order_by(PrintRecord.id.desc())
    )
    return tuple(
        PrintLine(
            id=record.id,
            form=record.form,
            printed_at=record.printed_at or record.asked_at,
            clerk_name=name,
            state=record.state,
            reprint_number=record.reprint_number,
            reason=record.reason,
        )
        for record, name in rows
    )


def _history(session: Session, dossier_id: int) -> tuple[HistoryLine, ...]:
    rows = session.scalars(
        select(DossierEvent)
        .where(DossierEvent.dossier_id == dossier_id)
        .order_by(DossierEvent.occurred_at.desc(), DossierEvent.sequence.desc())
    )
    return tuple(
        HistoryLine(
            occurred_at=row.occurred_at,
            clerk_name=row.clerk_name,
            action=ACTION_LABELS[Action(row.kind)],
            text=in_words(Action(row.kind), json.loads(row.payload)),
        )
        for row in rows
    )
