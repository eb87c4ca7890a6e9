"""Return a part: the citizen takes what there is, and the rest stays at the desk for now."""

from app.domain.dossier_state import Action
from app.domain.text import tidy_name
from app.errors import InputError
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import ReturnPart
from app.words import N_


def return_part(context: Context, command: ReturnPart) -> StepTaken:
    """Note what was kept back and why; the dossier counts as returned with the last of it."""
    kept, collector = command.kept.strip(), tidy_name(command.collector_name)
    if not kept:
        raise InputError(
            "kept", N_("Chưa ghi phần còn giữ lại."), N_("Ghi rõ giấy tờ nào sẽ trả sau.")
        )
    if not collector:
        raise InputError(
            "collector_name", N_("Chưa ghi người nhận kết quả."), N_("Nhập họ tên người đến nhận.")
        )
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.RETURN_PART,
            at=context.now(),
            reason=command.reason,
            facts={"collector": collector},
            changes={"parts_kept": kept},
        )
        return StepTaken((dossier.code,))
