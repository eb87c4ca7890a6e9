"""Return electronically: the result goes to an account or address, and nobody signs for it."""

from app.domain.channel import OUT, DeliveryWay
from app.domain.dossier_state import ACTION_LABELS, Action
from app.domain.step_conditions import CONDITION_WORDS, Condition
from app.errors import InputError, RuleError
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.handing_out import check_moment, collector_of, facts_with_fee, settle_fee
from app.services.dossier.return_result import note_collector
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import ReturnElectronically
from app.words import N_


def return_electronically(context: Context, command: ReturnElectronically) -> StepTaken:
    """Note where the result was sent and when; whose account it is needs no card.

    InputError without the address, or while the fee is unpaid; RuleError while the paper is on
    its way to the citizen.
    """
    now, sent_to = context.now(), command.sent_to.strip()
    at = command.returned_at or now
    collector_of(command)
    if not sent_to:
        raise InputError(
            "sent_to",
            N_("Chưa ghi nơi gửi kết quả điện tử."),
            N_("Ghi tài khoản, thư điện tử hoặc số Zalo đã gửi tới."),
        )
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        check_moment(dossier, at, now)
        if dossier.delivery_state == OUT:
            title, advice = CONDITION_WORDS[Condition.NOT_OUT]
            raise RuleError(title, advice, action=ACTION_LABELS[Action.RETURN_RESULT])
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.RETURN_RESULT,
            at=at,
            facts=facts_with_fee(session, command),
            changes={
                "parts_kept": "",
                "delivery_state": DeliveryWay.ELECTRONIC.value,
                "delivery_item": sent_to,
            },
        )
        settle_fee(session, context, command)
        note_collector(dossier, command, at)
        return StepTaken((dossier.code,))
