"""Undo a result: it was recorded by mistake, and work goes on with the clock it had."""

from app.domain.dossier_state import Action
from app.services.answers import StepTaken
from app.services.commands import TakeStep
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step


def undo_result(context: Context, command: TakeStep) -> StepTaken:
    """Put a dossier whose result was recorded by mistake back to whoever works on it.

    The time since then counts as if nothing had been recorded. RuleError once a part of it has
    been given out, or while it is on its way.
    """
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.UNDO_RESULT,
            at=context.now(),
            reason=command.reason,
            changes={"result_number": "", "result_negative": False},
        )
        return StepTaken((dossier.code,))
