"""Request a payment the citizen owes the state, such as a tax, and stop the clock for it."""

from typing import Any

from app.domain.dossier_state import Action
from app.domain.promise_history import CLOCK_RUNS
from app.errors import InputError
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import RequestPayment
from app.words import N_


def request_payment(context: Context, command: RequestPayment) -> StepTaken:
    """Let a dossier wait for money; the clock stands unless the procedure lets it run on."""
    if command.amount < 0:
        raise InputError("amount", N_("Số tiền không thể nhỏ hơn 0."))
    facts: dict[str, Any] = {
        "notice": command.notice_number.strip(),
        "amount": command.amount,
        CLOCK_RUNS: command.clock_runs,
    }
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.REQUEST_PAYMENT,
            at=context.now(),
            facts={name: value for name, value in facts.items() if value},
        )
        return StepTaken((dossier.code,))
