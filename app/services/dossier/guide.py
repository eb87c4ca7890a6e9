"""Guide: a visit ends with a list of what is missing (Mẫu số 02); no code, and no clock."""

from app.domain.dossier_state import Action
from app.domain.forms.supplement_request import SupplementRequestDocument
from app.domain.printable import check_printable
from app.domain.reasons import SUPPLEMENT_REASONS, reason_in_words
from app.errors import InputError
from app.services.answers import VisitEnded
from app.services.context import Context
from app.services.dossier.turn_away import TurnedAwayVisit, turn_away
from app.services.step_commands import GuideVisit
from app.words import N_


def guide(context: Context, command: GuideVisit) -> VisitEnded:
    """Note the visit and have its slip made; InputError when the slip would ask for nothing."""
    if not command.papers and not command.reason.strip():
        raise InputError(
            "papers",
            N_("Chưa chọn giấy tờ cần bổ sung."),
            N_("Đánh dấu giấy tờ còn thiếu, hoặc ghi rõ nội dung cần sửa."),
        )
    names = " ".join(paper.name for paper in command.papers)
    check_printable("papers", names, context.missing_letters)
    reason = reason_in_words(SUPPLEMENT_REASONS, command.reason_class, command.reason)
    visit = TurnedAwayVisit(context, command, Action.GUIDE, command.reason_class.value, reason)
    return turn_away(
        visit,
        lambda number: SupplementRequestDocument(
            **visit.head(), number=number, papers=command.papers, reason=reason
        ),
    )
