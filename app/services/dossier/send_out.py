"""Send out: the result leaves the desk by post or with somebody of the ward."""

from app.domain.channel import OUT, DeliveryWay
from app.domain.dossier_state import Action
from app.errors import InputError
from app.models.dossier import Fee
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.handing_out import left_open
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import SendOut
from app.words import N_


def send_out(context: Context, command: SendOut) -> StepTaken:
    """Note how a result travels; it counts as returned once somebody has proof of that.

    InputError for a way that is none, without who takes it home, or while its fee is unpaid.
    """
    item, carrier = command.item.strip(), command.carrier.strip()
    if command.way not in (DeliveryWay.POST, DeliveryWay.AT_HOME):
        raise InputError("way", N_("Chỉ gửi đi bằng bưu chính hoặc giao tại nhà."))
    if command.way is DeliveryWay.AT_HOME and not carrier:
        raise InputError("carrier", N_("Chưa ghi người đi giao."), N_("Ghi họ tên người đi giao."))
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.SEND_OUT,
            at=context.now(),
            facts={"way": command.way.value},
            changes={"delivery_state": OUT, "delivery_item": item, "delivery_by": carrier},
        )
        fee = session.get(Fee, dossier.id)
        unpaid = fee is not None and fee.amount and fee.paid_at is None
        if unpaid or left_open(session, dossier.id) > 0:
            raise InputError(
                "way",
                N_("Hồ sơ chưa nộp phí, lệ phí, chưa gửi kết quả đi được."),
                N_("Thu phí ở trang «Trả kết quả» trước khi gửi."),
            )
        return StepTaken((dossier.code,))
