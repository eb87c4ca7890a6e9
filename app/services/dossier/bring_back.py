"""Bring back: a result that could not be delivered is at the desk again."""

from app.domain.dossier_state import Action
from app.services.answers import StepTaken
from app.services.commands import TakeStep
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step


def bring_back(context: Context, command: TakeStep) -> StepTaken:
    """Let a result wait at the desk again, with the reason it was not delivered."""
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.BRING_BACK,
            at=context.now(),
            reason=command.reason,
            changes={"delivery_state": "", "delivery_item": "", "delivery_by": ""},
        )
        return StepTaken((dossier.code,))
