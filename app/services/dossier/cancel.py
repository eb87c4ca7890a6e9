"""Cancel: a dossier entered by mistake; its code is burned and stays visible as cancelled."""

from app.domain.dossier_state import Action
from app.services.answers import StepTaken
from app.services.commands import TakeStep
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step


def cancel(context: Context, command: TakeStep) -> StepTaken:
    """Take a dossier out of the figures; only a supervisor may, with a reason."""
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.CANCEL,
            at=context.now(),
            reason=command.reason,
        )
        return StepTaken((dossier.code,))
