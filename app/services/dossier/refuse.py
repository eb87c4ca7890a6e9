"""Refuse: a visit ends because the dossier cannot be received, and the paper says why (Mẫu 03)."""

from app.domain.dossier_state import Action
from app.domain.forms.refusal import RefusalDocument
from app.domain.reasons import REFUSAL_REASONS, reason_in_words, says_enough
from app.errors import InputError
from app.services.answers import VisitEnded
from app.services.context import Context
from app.services.dossier.turn_away import TurnedAwayVisit, turn_away
from app.services.step_commands import RefuseVisit
from app.words import N_


def refuse(context: Context, command: RefuseVisit) -> VisitEnded:
    """Note the refusal under the next number of the year and have its slip made.

    InputError when the reason that was picked needs words and has none.
    """
    if not says_enough(command.reason_class, command.reason):
        raise InputError(
            "reason",
            N_("Lý do này phải ghi rõ căn cứ."),
            N_("Ghi điều, khoản của văn bản hoặc nội dung cụ thể; lý do được in trên phiếu."),
        )
    reason = reason_in_words(REFUSAL_REASONS, command.reason_class, command.reason)
    visit = TurnedAwayVisit(context, command, Action.REFUSE, command.reason_class.value, reason)
    return turn_away(
        visit,
        lambda number: RefusalDocument(
            **visit.head(), number=number, submitter_name=command.submitter_name, reasons=(reason,)
        ),
    )
