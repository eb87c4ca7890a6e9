"""Return the result: give it to the citizen, and note who took it and when."""

from typing import Any

from sqlalchemy.orm import Session

from app.domain.channel import OUT, DeliveryWay
from app.domain.dossier_state import Action
from app.domain.vietnam_time import office_day
from app.models.dossier import Dossier
from app.services.answers import StepTaken
from app.services.commands import HandOut, ReturnResult
from app.services.context import Context
from app.services.dossier.handing_out import (
    check_collector,
    check_moment,
    collector_of,
    facts_with_fee,
    settle_fee,
)
from app.services.dossier.promise_now import past_steps
from app.services.dossier.take_step import dossier_of, take_step


def return_result(context: Context, command: ReturnResult) -> StepTaken:
    """Hand the result out; InputError when the fee or the collector's right is not settled.

    Of a result that was sent out this notes who received it: there is proof of that, not a card.
    """
    now = context.now()
    at = command.returned_at or now
    collector_of(command)
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        check_moment(dossier, at, now)
        sent_out = dossier.delivery_state == OUT
        way = _way_out(session, dossier) if sent_out else DeliveryWay.AT_DESK
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.RETURN_RESULT,
            at=at,
            facts=facts_with_fee(session, command),
            changes={"parts_kept": "", "delivery_state": way.value},
        )
        if not sent_out:
            check_collector(session, dossier, command)
        settle_fee(session, context, command)
        note_collector(dossier, command, at)
        return StepTaken((dossier.code,))


def note_collector(dossier: Dossier, command: HandOut, at: Any) -> None:
    """Set the columns that say who has the result now, and since when."""
    dossier.returned_at = at
    dossier.returned_on = office_day(at)
    dossier.returned_by_id = command.actor.clerk_id
    dossier.collector_name = collector_of(command)
    dossier.collector_identity = command.collector_identity
    dossier.collector_relation = command.collector_relation


def _way_out(session: Session, dossier: Dossier) -> DeliveryWay:
    """Return the way on which the result was sent out last."""
    sent = [one for one in past_steps(session, dossier.id) if one.action is Action.SEND_OUT]
    way = sent[-1].facts.get("way") if sent else None
    return DeliveryWay(way or dossier.delivery)
