"""Send to an agency: part of a linked procedure is done elsewhere, by a date of its own."""

from app.domain.dossier_state import Action
from app.domain.vietnam_time import short_moment
from app.errors import InputError
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.step_commands import SendToAgency
from app.words import N_


def send_to_agency(context: Context, command: SendToAgency) -> StepTaken:
    """Note where a dossier has gone; the citizen's own date runs on.

    InputError without the agency's name, or when its date is past or after the citizen's.
    """
    now, agency = context.now(), command.agency.strip()
    if not agency:
        raise InputError(
            "agency", N_("Chưa ghi cơ quan phối hợp."), N_("Ghi tên cơ quan nhận hồ sơ.")
        )
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        day = command.due_on
        due = context.calendar.closing(day) if day is not None else None
        if due is not None and not now <= due <= max(dossier.promised_at, now):
            raise InputError(
                "due_on",
                N_("Hạn của cơ quan phối hợp phải sau lúc này và không muộn hơn hẹn {promised}."),
                N_("Nhập lại hạn của cơ quan phối hợp, hoặc để trống."),
                promised=short_moment(dossier.promised_at),
            )
        number = command.document_number.strip()
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.SEND_TO_AGENCY,
            at=now,
            facts={"number": number} if number else {},
            changes={"agency": agency, "agency_due_at": due},
        )
        return StepTaken((dossier.code,))
