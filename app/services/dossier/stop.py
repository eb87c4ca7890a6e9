"""Stop: nobody works on the dossier any longer; the deciding agency says so, and why."""

from app.domain.dossier_state import Action
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.papers.ask_for import put_down
from app.services.papers.dossier_papers import DossierPapers
from app.services.step_commands import StopDossier


def stop(context: Context, command: StopDossier) -> StepTaken:
    """End a dossier without a result; its notice (Mẫu số 05 since 2025) waits for a printer."""
    return end_without_result(context, command, Action.STOP)


def end_without_result(context: Context, command: StopDossier, action: Action) -> StepTaken:
    """Take ``action``, which ends a dossier, and have the notice of it made."""
    requested, stage = command.requested_on, command.stage.strip()
    facts = {"requested_on": requested.isoformat() if requested else "", "stage": stage}
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            action,
            at=context.now(),
            reason=command.reason,
            facts={name: value for name, value in facts.items() if value},
            changes={"supplement_due_on": None, "agency": "", "agency_due_at": None},
        )
        papers = DossierPapers(session, context, command.actor, dossier)
        notice = papers.stop_notice(command.reason.strip(), context.today(), requested, stage)
        if notice is None:
            return StepTaken((dossier.code,))
        asked = put_down(session, context, command.actor, [notice])
        return StepTaken((dossier.code,), asked.print_ids)
