"""Record the result: it has come to the desk, and this instant decides on time or late."""

from app.domain.dossier_state import Action
from app.errors import InputError
from app.services.answers import StepTaken
from app.services.commands import RecordResult
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.words import N_


def record_result(context: Context, command: RecordResult) -> StepTaken:
    """Note that the result is ready to be collected; InputError for a moment or day that cannot be.

    A negative result is a result too: the head of the agency has signed why it is none.
    """
    now = context.now()
    at = command.finished_at or now
    if command.document_date is not None and command.document_date > context.today():
        raise InputError(
            "document_date",
            N_("Ngày ký kết quả ở tương lai."),
            N_("Xem ngày ghi trên văn bản rồi nhập lại."),
        )
    facts = {
        "number": command.document_number,
        "date": command.document_date.isoformat() if command.document_date else "",
        "signer": command.signer,
    }
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        if not dossier.received_at <= at <= now:
            raise InputError(
                "finished_at",
                N_("Thời điểm có kết quả phải sau lúc nhận và không ở tương lai."),
                N_("Nhập lại thời điểm nhận kết quả từ chuyên môn."),
            )
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.RECORD_RESULT,
            at=at,
            facts={key: value for key, value in facts.items() if value},
            changes={
                "result_number": command.document_number.strip(),
                "result_negative": command.negative,
            },
        )
        return StepTaken((dossier.code,))
