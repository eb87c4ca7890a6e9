"""Return a part: the citizen takes what there is, and the rest stays at the desk for now."""

from app.domain.dossier_state import Action
from app.errors import InputError
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.handing_out import (
    check_collector,
    collector_of,
    facts_with_fee,
    settle_fee,
)
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import ReturnPart
from app.words import N_


def return_part(context: Context, command: ReturnPart) -> StepTaken:
    """Note what was kept back and why; the dossier counts as returned with the last of it.

    InputError when nothing is kept, or the fee or the collector's right is not settled.
    """
    kept = command.kept.strip()
    if not kept:
        raise InputError(
            "kept", N_("Chưa ghi phần còn giữ lại."), N_("Ghi rõ giấy tờ nào sẽ trả sau.")
        )
    collector_of(command)
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        facts = facts_with_fee(session, command)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.RETURN_PART,
            at=context.now(),
            reason=command.reason,
            facts={**facts, "given": list(command.given)} if command.given else facts,
            changes={"parts_kept": kept},
        )
        check_collector(session, dossier, command)
        settle_fee(session, context, command)
        return StepTaken((dossier.code,))
