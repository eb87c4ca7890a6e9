"""Back from an agency: the part of a linked procedure that was done elsewhere has come."""

from app.domain.dossier_state import Action
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import BackFromAgency


def back_from_agency(context: Context, command: BackFromAgency) -> StepTaken:
    """Note that the other agency has answered, and whether in its own time."""
    now, number = context.now(), command.document_number.strip()
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        due = dossier.agency_due_at
        facts: dict[str, object] = {"agency": dossier.agency}
        if number:
            facts["number"] = number
        if due is not None:
            facts["in_time"] = now <= due
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.BACK_FROM_AGENCY,
            at=now,
            facts=facts,
            changes={"agency": "", "agency_due_at": None},
        )
        return StepTaken((dossier.code,))
