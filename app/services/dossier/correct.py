"""Correct: put right what was taken down wrongly; same code, a new issue of the slip.

Anything but the moment of reception: with that wrong, the dossier is canceled and taken anew.
"""

from app.domain.channel import Channel
from app.domain.dossier_state import Action
from app.domain.fees import usual_means
from app.errors import InputError
from app.models.dossier import Fee
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.corrected_rows import find_anew
from app.services.dossier.fee_rows import note_paid
from app.services.dossier.new_slip import new_slip
from app.services.dossier.plan_correction import plan_correction
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import CorrectDossier
from app.words import N_


def correct(context: Context, command: CorrectDossier) -> StepTaken:
    """Change what the command names; InputError for what cannot be, or when nothing would change.

    The history keeps what stood there before and after.
    """
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        plan = plan_correction(session, context, command, dossier)
        if plan.is_empty:
            raise InputError(
                "reason",
                N_("Chưa sửa thông tin nào."),
                N_("Sửa ít nhất một thông tin, hoặc bấm «Thôi»."),
            )
        now = context.now()
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.CORRECT,
            at=now,
            reason=command.reason,
            facts=plan.facts,
            changes={**plan.changes, "slip_version": dossier.slip_version + 1},
        )
        if plan.pays:
            fee, means = session.get_one(Fee, dossier.id), usual_means(Channel(dossier.channel))
            clerk_id, number = command.actor.clerk_id, command.fee_receipt_number
            note_paid(fee, clerk_id, now, means, number)
        find_anew(session, dossier.id)
        return new_slip(session, context, command.actor, dossier)
