"""Accept a supplement: the citizen has brought the papers, and the clock goes on."""

from app.domain.corrections import PAPERS
from app.domain.dossier_state import Action
from app.domain.papers import with_brought
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.corrected_rows import papers_fact, papers_of
from app.services.dossier.new_slip import new_slip
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import AcceptSupplement


def accept_supplement(context: Context, command: AcceptSupplement) -> StepTaken:
    """Let a dossier go on with what was brought; its slip comes out again with the new date.

    The date is counted from the reception, without the time that was waited.
    """
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        facts: dict[str, object] = {"note": command.note.strip()} if command.note.strip() else {}
        if command.papers:
            now_there = with_brought(papers_of(session, dossier.id), command.papers)
            facts["brought"] = papers_fact(command.papers)
            facts[PAPERS] = papers_fact(now_there)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.ACCEPT_SUPPLEMENT,
            at=context.now(),
            facts=facts,
            changes={"supplement_due_on": None, "slip_version": dossier.slip_version + 1},
        )
        return new_slip(session, context, command.actor, dossier)
