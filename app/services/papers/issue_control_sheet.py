"""Issue the control sheet of a dossier: every hand it went through, and room for those to come."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_rebuild import CHANGED
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
from app.services.papers.paper_facts import PaperFacts, facts_of, in_order
from app.words import N_

# The steps at which a dossier changes hands: from the counter to whoever handles it and back, and
# from there to another agency and back.
_OUT = (Action.HAND_OVER, Action.ACCEPT_SUPPLEMENT, Action.CONFIRM_PAYMENT, Action.UNDO_RESULT)
_BACK = (Action.REQUEST_SUPPLEMENT, Action.REQUEST_PAYMENT, Action.RECORD_RESULT)
_AWAY = (Action.SEND_TO_AGENCY, Action.BACK_FROM_AGENCY)
_IN_TIME = {True: "Đúng hạn", False: "Quá hạn"}


def issue_control_sheets(context: Context, actor: Actor, dossier_ids: Sequence[int]) -> PapersAsked:
    """Ask for the sheets in the order the dossiers were named; NotFoundError if one is missing."""
    actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        sheets = control_sheets(session, context, dossier_ids)
        if len(sheets) < len(set(dossier_ids)):
            raise NotFoundError(
                N_("Không tìm thấy hồ sơ này trong kho dữ liệu."),
                N_("Tìm lại bằng mã hồ sơ hoặc họ tên."),
            )
        return put_down(session, context, actor, sheets)


def control_sheets(
    session: Session, context: Context, dossier_ids: Sequence[int]
) -> tuple[Paper, ...]:
    """Return the sheets as the dossiers stand in the caller's transaction."""
    found = in_order(facts_of(session, context, Dossier.id.in_(dossier_ids)), dossier_ids)
    moves = _moves(session, dossier_ids)
    return tuple(_sheet(context, one, moves.get(one.id, ())) for one in found)


def _sheet(context: Context, dossier: PaperFacts, moves: Iterable[DossierEvent]) -> Paper:
    form_set, profile = context.form_set(context.today()), context.office().profile
    hands = _Hands(profile.counter_name or profile.name, dossier.unit)
    rows = tuple(hands.row(event) for event in moves)
    document = ControlSheetDocument(
        header=profile.header(),
        form_set=form_set.id,
        form_version=form_set.version,
        code=dossier.code,
        barcode=dossier.barcode,
        issued_at=context.now(),
        agency=dossier.unit,
        coordinating_agency=", ".join(dict.fromkeys(hands.agencies)),
        applicant_name=dossier.applicant_name,
        phone=dossier.phone,
        procedure_code=dossier.procedure_code,
        procedure_name=dossier.procedure_name,
        received_at=dossier.received_at,
        promised_at=dossier.promised_at,
        rows=rows,
    )
    return Paper(document=document, subject=dossier.code, dossier_id=dossier.id)


def _moves(session: Session, dossier_ids: Sequence[int]) -> Mapping[int, Sequence[DossierEvent]]:
    events = session.scalars(
        select(DossierEvent)
        .where(
            DossierEvent.dossier_id.in_(dossier_ids),
            DossierEvent.kind.in_([one.value for one in (*_OUT, *_BACK, *_AWAY)]),
        )
        .order_by(DossierEvent.occurred_at, DossierEvent.sequence)
    )
    moves: dict[int, list[DossierEvent]] = {}
    for event in events:
        moves.setdefault(event.dossier_id, []).append(event)
    return moves


class _Hands:
    """Follows a dossier from hand to hand; ``agencies`` are those it went to."""

    def __init__(self, counter: str, unit: str) -> None:
        self._counter, self._unit, self._agency = counter, unit, ""
        self.agencies: list[str] = []

    def row(self, event: DossierEvent) -> ControlRow:
        """Return the row of the next step; who was not at this counter signs by hand."""
        action, facts = Action(event.kind), json.loads(event.payload)
        self._unit = str(facts.get("unit") or self._unit)
        if action is Action.SEND_TO_AGENCY:
            self._agency = str(facts.get(CHANGED, {}).get("agency", ("", ""))[1])
            self.agencies.append(self._agency)
        away = self._agency or str(facts.get("agency", ""))
        gives = action in (*_OUT, Action.SEND_TO_AGENCY)
        giving, taking = (self._unit, away) if action in _AWAY else (self._counter, self._unit)
        if not gives:
            giving, taking = taking, giving
        return ControlRow(
            giving=giving,
            taking=taking,
            at=event.occurred_at,
            giver_name=event.clerk_name if gives else "",
            taker_name="" if gives else event.clerk_name,
            result=_IN_TIME.get(facts.get("in_time"), ""),
            note=_note(action, facts),
        )


def _note(action: Action, facts: Mapping[str, Any]) -> str:
    if action is Action.UNDO_RESULT:
        return "Kết quả ghi nhầm"
    number = facts.get("number", "") if action in _AWAY else ""
    return f"Văn bản số {number}" if number else ""
