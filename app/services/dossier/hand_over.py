"""Hand over: pass dossiers from the desk to the handling unit, one list at a time."""

from app.domain.dossier_state import Action
from app.services.answers import StepTaken
from app.services.commands import HandOver
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.papers.ask_for import put_down
from app.services.papers.issue_control_sheet import control_sheets


def hand_over(context: Context, command: HandOver) -> StepTaken:
    """Hand over every dossier of the list, or none of them when one cannot be."""
    now = context.now()
    codes: list[str] = []
    with context.database.write() as session:
        for dossier_id in command.dossier_ids:
            dossier = dossier_of(session, dossier_id)
            facts = {"unit": command.handling_unit} if command.handling_unit else {}
            take_step(
                session,
                context,
                command.actor,
                dossier,
                Action.HAND_OVER,
                at=now,
                facts=facts,
                changes={"handler": command.handling_unit},
            )
            codes.append(dossier.code)
        if not command.control_sheets:
            return StepTaken(tuple(codes))
        sheets = control_sheets(session, context, command.dossier_ids)
        asked = put_down(session, context, command.actor, sheets)
        return StepTaken(tuple(codes), asked.print_ids)
