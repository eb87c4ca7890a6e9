"""Undo a return: the same day by the clerk, later by a supervisor; history keeps both steps."""

from app.domain.dossier_rebuild import before_last
from app.domain.dossier_state import Action
from app.domain.roles import Permission
from app.services.answers import StepTaken
from app.services.commands import TakeStep
from app.services.context import Context
from app.services.dossier.promise_now import past_steps
from app.services.dossier.take_step import dossier_of, take_step

# What a return may have changed besides who has the result: a posted one is on its way again.
_OF_THE_RETURN = ("parts_kept", "delivery_state", "delivery_item", "delivery_by")


def undo_return(context: Context, command: TakeStep) -> StepTaken:
    """Put a dossier that was handed out by mistake back where it was: waiting, or on its way."""
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        past = past_steps(session, dossier.id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.UNDO_RETURN,
            at=context.now(),
            reason=command.reason,
            changes=before_last(past, Action.RETURN_RESULT, *_OF_THE_RETURN),
        )
        if dossier.returned_on != context.today():
            command.actor.require(Permission.CLOSE_DAY)
        dossier.returned_at = dossier.returned_on = dossier.returned_by_id = None
        dossier.collector_name = dossier.collector_identity = dossier.collector_relation = ""
        return StepTaken((dossier.code,))
