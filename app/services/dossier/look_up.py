"""Look up: the dossier a code, a scan or a typed number stands for, and what may be done with it.

What each meaning says and asks for is the table in ``app.domain.scan_answers``.
"""

import json
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.dossier_code import DossierCode, LocalCode, OfficialCode
from app.domain.dossier_state import Action, DossierState
from app.domain.listings import DossierCard, DueMark, OlderSlip, ReturnView
from app.domain.roles import Actor, Permission
from app.domain.scan_answers import ScanMeaning
from app.domain.text import dong
from app.domain.vietnam_time import short_moment
from app.errors import NotFoundError
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.services.context import Context
from app.services.dossier.dossier_card import read_card
from app.services.exchange.return_unmatched import waiting_return
from app.words import N_

_NOT_KNOWN = "–"

_BY_STATE: dict[DossierState, ScanMeaning] = {
    DossierState.DRAFT: ScanMeaning.GUIDED,
    DossierState.GUIDED: ScanMeaning.GUIDED,
    DossierState.REFUSED: ScanMeaning.REFUSED,
    DossierState.RECEIVED: ScanMeaning.AT_DESK,
    DossierState.IN_PROCESS: ScanMeaning.IN_PROCESS,
    DossierState.AWAITING_SUPPLEMENT: ScanMeaning.AWAITING_SUPPLEMENT,
    DossierState.AWAITING_PAYMENT: ScanMeaning.AWAITING_PAYMENT,
    DossierState.RESULT_READY: ScanMeaning.READY,
    DossierState.RETURNED: ScanMeaning.ALREADY_RETURNED,
    DossierState.STOPPED: ScanMeaning.STOPPED,
    DossierState.CANCELLED: ScanMeaning.CANCELLED,
}
# The step whose event tells who, when and why.
_TOLD_BY: dict[ScanMeaning, tuple[Action, ...]] = {
    ScanMeaning.IN_PROCESS: (Action.HAND_OVER,),
    ScanMeaning.OVERDUE: (Action.HAND_OVER,),
    ScanMeaning.ALREADY_RETURNED: (Action.RETURN_RESULT,),
    ScanMeaning.STOPPED: (Action.STOP, Action.WITHDRAW),
    ScanMeaning.REFUSED: (Action.REFUSE,),
    ScanMeaning.GUIDED: (Action.GUIDE,),
}


def look_up_code(
    context: Context, actor: Actor, code: DossierCode, slip_version: int = 0
) -> ReturnView:
    """Return what to tell the clerk who scanned or typed ``code``.

    ``slip_version`` is the issue of the slip that was scanned, 0 when the paper does not tell.
    """
    with context.database.read() as session:
        return find_view(session, context, actor, code, slip_version)


def find_view(
    session: Session, context: Context, actor: Actor, code: DossierCode, slip_version: int = 0
) -> ReturnView:
    """Return the same within the caller's reading."""
    dossier_id = _find(session, str(code))
    if dossier_id is None:
        actor.require(Permission.SEE_DOSSIERS)
        return _unknown(session, context, code)
    return read_view(session, context, actor, dossier_id, slip_version)


def look_up_dossier(context: Context, actor: Actor, dossier_id: int) -> ReturnView:
    """Return the same view for a dossier picked from a list."""
    with context.database.read() as session:
        return read_view(session, context, actor, dossier_id)


def id_of(context: Context, code: str) -> int:
    """Return the key of the dossier with this local or official code, or of this emergency slip.

    NotFoundError when there is none.
    """
    with context.database.read() as session:
        found = _find(session, code)
    if found is None:
        raise NotFoundError(
            N_("Không có hồ sơ mang mã {code}."), N_("Kiểm tra lại mã trên phiếu."), code=code
        )
    return found


def read_view(
    session: Session, context: Context, actor: Actor, dossier_id: int, slip_version: int = 0
) -> ReturnView:
    """Return the view of one dossier within the caller's reading."""
    card = read_card(session, context, actor, dossier_id)
    dossier = session.get_one(Dossier, dossier_id)
    meaning = _meaning(card, dossier)
    values = {
        "promised": short_moment(card.row.promised_at),
        "fee": dong(card.fee_open if card.fee_paid and card.fee_open > 0 else card.fee),
        "count": str(len(card.course.parts_to_give)),
        "parts": dossier.parts_kept,
        "delivery": " ".join((dossier.delivery_by, dossier.delivery_item)).strip() or _NOT_KNOWN,
        "returned": short_moment(card.returned_at) if card.returned_at else _NOT_KNOWN,
        "collector": card.collector_name or _NOT_KNOWN,
        **_told(session, dossier, card, meaning),
    }
    current = dossier.slip_version
    older = OlderSlip(slip_version, current) if 0 < slip_version < current else None
    return ReturnView(meaning, values, card, older=older)


def _meaning(card: DossierCard, dossier: Dossier) -> ScanMeaning:
    meaning = _BY_STATE[card.row.state]
    match meaning:
        case ScanMeaning.IN_PROCESS if card.row.due is DueMark.OVERDUE:
            return ScanMeaning.OVERDUE
        case ScanMeaning.READY if card.course.out_for_delivery:
            return ScanMeaning.OUT_FOR_DELIVERY
        case ScanMeaning.READY if not card.fee_paid or card.fee_open > 0:
            return ScanMeaning.FEE_DUE
        case ScanMeaning.READY if dossier.parts_kept:
            return ScanMeaning.PARTS_MISSING
        case ScanMeaning.READY if len(card.course.parts_to_give) > 1:
            return ScanMeaning.PARTS_TO_GIVE
        case _:
            return meaning


def _told(
    session: Session, dossier: Dossier, card: DossierCard, meaning: ScanMeaning
) -> dict[str, str]:
    """Return who took the step that led here, when, where to and why, as far as is known."""
    event, facts = None, dict[str, Any]()
    if meaning in _TOLD_BY:
        event = session.scalar(
            select(DossierEvent)
            .where(
                DossierEvent.dossier_id == dossier.id,
                DossierEvent.kind.in_([action.value for action in _TOLD_BY[meaning]]),
            )
            .order_by(DossierEvent.occurred_at.desc(), DossierEvent.sequence.desc())
            .limit(1)
        )
    if event is not None:
        facts = json.loads(event.payload)
    return {
        "clerk": event.clerk_name if event is not None else _NOT_KNOWN,
        "moment": short_moment(event.occurred_at) if event is not None else _NOT_KNOWN,
        "holder": dossier.handler or facts.get("unit") or card.field or _NOT_KNOWN,
        "reason": facts.get("reason") or _NOT_KNOWN,
    }


def _find(session: Session, code: str) -> int | None:
    # A dossier taken in by hand has the number of its slip as the number of its request.
    named = or_(Dossier.code == code, Dossier.official_code == code, Dossier.request_id == code)
    return session.scalar(select(Dossier.id).where(named))


def _unknown(session: Session, context: Context, code: DossierCode) -> ReturnView:
    meaning, values = ScanMeaning.UNKNOWN_CODE, {"code": str(code)}
    match code:
        case LocalCode() if code.station != context.station.digit:
            meaning, values = ScanMeaning.ANOTHER_STATION, {"station": str(code.station)}
            waiting = waiting_return(session, str(code))
            if waiting is not None:
                meaning = ScanMeaning.AWAITING_MATCH
                values["returned"] = short_moment(waiting.returned_at)
                values["collector"] = waiting.collector_name
        case OfficialCode() if code.agency != context.office().profile.agency_code:
            meaning, values = ScanMeaning.ANOTHER_OFFICE, {"agency": code.agency}
        case _:
            pass
    return ReturnView(meaning, values, code=str(code))
