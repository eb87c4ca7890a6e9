"""Take up: somebody of the handling unit has the dossier in hand and works on it."""

from app.domain.dossier_state import Action
from app.domain.text import tidy_name
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import TakeUp


def take_up(context: Context, command: TakeUp) -> StepTaken:
    """Note who works on a dossier that was handed over."""
    handler = tidy_name(command.handler) or command.actor.name
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.TAKE_UP,
            at=context.now(),
            changes={"handler": handler},
        )
        return StepTaken((dossier.code,))
