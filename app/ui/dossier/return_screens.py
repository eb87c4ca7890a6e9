"""What the return page offers for each thing that may be the matter; no widget is here.

The words of each message come with the answer of the counter.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.dossier_state import Action
from app.domain.listings import DossierCard, ReturnProblem, ReturnView
from app.ui.widgets.inline_banner import BannerKind
from app.words import N_


class NextStep(StrEnum):
    """What helps on where a result cannot simply be given out; one key does it."""

    HAND_OVER = "hand_over"
    RECORD_RESULT = "record_result"
    UNDO_RETURN = "undo_return"
    OPEN_CARD = "open_card"
    SEARCH = "search"
    SCAN_AGAIN = "scan_again"
    RETURN_ANYWAY = "return_anyway"


NEXT_LABELS: dict[NextStep, tuple[str, str]] = {
    NextStep.HAND_OVER: (N_("Chuyển chuyên môn"), "send"),
    NextStep.RECORD_RESULT: (N_("Nhận kết quả"), "signature"),
    NextStep.UNDO_RETURN: (N_("Hoàn tác trả kết quả"), "arrow-back-up"),
    NextStep.OPEN_CARD: (N_("Xem hồ sơ"), "folder-open"),
    NextStep.SEARCH: (N_("Tìm theo họ tên"), "list-search"),
    NextStep.SCAN_AGAIN: (N_("Quét phiếu khác"), "scan"),
    NextStep.RETURN_ANYWAY: (N_("Vẫn trả kết quả"), "package-export"),
}


@dataclass(frozen=True, slots=True)
class ReturnScreen:
    """How a message looks, whether the result may be given out now, and what helps on."""

    look: BannerKind
    may_return: bool = False
    next_step: NextStep | None = None


_SCREENS: dict[ReturnProblem, ReturnScreen] = {
    ReturnProblem.NONE: ReturnScreen("success", may_return=True),
    ReturnProblem.FEE_DUE: ReturnScreen("warn", may_return=True),
    ReturnProblem.NOT_HANDED_OVER: ReturnScreen("warn", True, NextStep.HAND_OVER),
    ReturnProblem.IN_PROCESS: ReturnScreen("error", next_step=NextStep.RECORD_RESULT),
    ReturnProblem.AWAITING_SUPPLEMENT: ReturnScreen("error", next_step=NextStep.OPEN_CARD),
    ReturnProblem.AWAITING_PAYMENT: ReturnScreen("error", next_step=NextStep.OPEN_CARD),
    ReturnProblem.ALREADY_RETURNED: ReturnScreen("error", next_step=NextStep.UNDO_RETURN),
    ReturnProblem.STOPPED: ReturnScreen("error", next_step=NextStep.OPEN_CARD),
    ReturnProblem.REFUSED: ReturnScreen("error", next_step=NextStep.OPEN_CARD),
    ReturnProblem.CANCELLED: ReturnScreen("error", next_step=NextStep.SEARCH),
    ReturnProblem.UNKNOWN_CODE: ReturnScreen("error", next_step=NextStep.SEARCH),
    ReturnProblem.ANOTHER_OFFICE: ReturnScreen("error", next_step=NextStep.SCAN_AGAIN),
    ReturnProblem.ANOTHER_STATION: ReturnScreen("warn", next_step=NextStep.RETURN_ANYWAY),
    ReturnProblem.AWAITING_MATCH: ReturnScreen("error", next_step=NextStep.SCAN_AGAIN),
}
_ACTIONS: dict[NextStep, Action] = {
    NextStep.HAND_OVER: Action.HAND_OVER,
    NextStep.RECORD_RESULT: Action.RECORD_RESULT,
    NextStep.UNDO_RETURN: Action.UNDO_RETURN,
}


def screen_of(view: ReturnView) -> ReturnScreen:
    """Return the screen for ``view``; what the clerk's role does not allow is not offered."""
    screen = _SCREENS[view.problem]
    may_return = screen.may_return and _allows(view.card, Action.RETURN_RESULT)
    next_step = screen.next_step
    action = _ACTIONS.get(next_step) if next_step else None
    if action is not None and not _allows(view.card, action):
        next_step = NextStep.OPEN_CARD
    return ReturnScreen(screen.look, may_return, next_step)


def _allows(card: DossierCard | None, action: Action) -> bool:
    return card is not None and action in card.actions
