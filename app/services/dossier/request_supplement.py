"""Request a supplement: ask for papers once while a dossier is worked on, and stop the clock."""

from typing import Any

from app.domain.dossier_state import Action
from app.domain.forms.supplement_request import RequestedPaper
from app.domain.printable import check_printable
from app.domain.reasons import SUPPLEMENT_REASONS, reason_in_words
from app.errors import InputError
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.papers.ask_for import put_down
from app.services.papers.dossier_papers import DossierPapers
from app.services.step_commands import RequestSupplement
from app.words import N_


def request_supplement(context: Context, command: RequestSupplement) -> StepTaken:
    """Pause a dossier until its citizen has brought what is named; its Mẫu số 02 waits then.

    InputError when nothing is named, or when it is the second time and nobody confirmed that.
    """
    now = context.now()
    reason = reason_in_words(SUPPLEMENT_REASONS, command.reason_class, command.reason)
    if command.complete_by is not None and command.complete_by < context.today():
        raise InputError(
            "complete_by", N_("Hạn bổ sung đã qua."), N_("Chọn một ngày từ hôm nay trở đi.")
        )
    if not command.papers and not command.reason.strip():
        raise InputError(
            "papers",
            N_("Chưa chọn giấy tờ cần bổ sung."),
            N_("Đánh dấu giấy tờ còn thiếu, hoặc ghi rõ nội dung cần sửa."),
        )
    check_printable("reason", reason, context.missing_letters)
    names = " ".join(paper.name for paper in command.papers)
    check_printable("papers", names, context.missing_letters)
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.REQUEST_SUPPLEMENT,
            at=now,
            reason=reason,
            facts=_facts(command),
            changes={"supplement_due_on": command.complete_by},
            again=command.again,
        )
        papers = DossierPapers(session, context, command.actor, dossier)
        paper = papers.supplement_request(command.papers, reason, command.complete_by, now)
        asked = put_down(session, context, command.actor, [paper])
        return StepTaken((dossier.code,), asked.print_ids)


def _facts(command: RequestSupplement) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "reason_class": command.reason_class.value,
        "papers": [_requested(paper) for paper in command.papers],
    }
    return facts


def _requested(paper: RequestedPaper) -> list[str | int]:
    return [paper.name, paper.originals, paper.certified_copies, paper.photocopies]
