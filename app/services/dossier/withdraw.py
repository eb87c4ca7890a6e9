"""Withdraw: the citizen has asked in writing for the papers back."""

from dataclasses import replace

from app.domain.dossier_state import Action
from app.errors import InputError
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.stop import end_without_result
from app.services.step_commands import StopDossier
from app.words import N_


def withdraw(context: Context, command: StopDossier) -> StepTaken:
    """End a dossier at its citizen's wish; ``requested_on`` is today unless it says otherwise."""
    requested = command.requested_on or context.today()
    if requested > context.today():
        raise InputError(
            "requested_on",
            N_("Ngày đề nghị rút hồ sơ nằm trong tương lai."),
            N_("Nhập ngày ghi trên đơn của công dân."),
        )
    return end_without_result(context, replace(command, requested_on=requested), Action.WITHDRAW)
