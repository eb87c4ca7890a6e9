"""Confirm a payment: the citizen has shown the receipt, and the clock goes on."""

from app.domain.dossier_state import Action
from app.errors import InputError
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.new_slip import new_slip
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import ConfirmPayment
from app.words import N_


def confirm_payment(context: Context, command: ConfirmPayment) -> StepTaken:
    """Let a dossier go on; its slip comes out again when the wait has moved its date."""
    number = command.receipt_number.strip()
    if not number:
        raise InputError(
            "receipt_number",
            N_("Chưa ghi số chứng từ nộp tiền."),
            N_("Ghi số biên lai hoặc giấy nộp tiền mà công dân xuất trình."),
        )
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        moved = dossier.paused_at is not None
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.CONFIRM_PAYMENT,
            at=context.now(),
            facts={"receipt": number, **({"means": command.means.value} if command.means else {})},
            changes={"slip_version": dossier.slip_version + 1} if moved else {},
        )
        if not moved:
            return StepTaken((dossier.code,))
        return new_slip(session, context, command.actor, dossier)
