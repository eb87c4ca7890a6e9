"""How the return page shows each answer of the table, and what of it a clerk's role allows."""

from dataclasses import dataclass

from app.domain.dossier_state import Action
from app.domain.listings import DossierCard, ReturnView
from app.domain.scan_answers import SCAN_ANSWERS, NextStep, ScanMeaning, louder
from app.ui.scan_looks import LOOKS
from app.ui.widgets.inline_banner import BannerKind
from app.words import tr

NEXT_ICONS: dict[NextStep, str] = {
    NextStep.HAND_OVER: "send",
    NextStep.RECORD_RESULT: "signature",
    NextStep.UNDO_RETURN: "arrow-back-up",
    NextStep.OPEN_CARD: "folder-open",
    NextStep.SEARCH: "list-search",
    NextStep.SCAN_AGAIN: "scan",
    NextStep.RETURN_ANYWAY: "package-export",
}
_ACTIONS: dict[NextStep, Action] = {
    NextStep.HAND_OVER: Action.HAND_OVER,
    NextStep.RECORD_RESULT: Action.RECORD_RESULT,
    NextStep.UNDO_RETURN: Action.UNDO_RETURN,
}


@dataclass(frozen=True, slots=True)
class ReturnScreen:
    """How an answer looks, whether the result may be given out now, and what helps on."""

    look: BannerKind
    may_return: bool = False
    next_step: NextStep | None = None


def screen_of(view: ReturnView) -> ReturnScreen:
    """Return the screen for ``view``; what the clerk's role does not allow is not offered."""
    answer = SCAN_ANSWERS[view.meaning]
    severity = louder(answer.severity, SCAN_ANSWERS[view.noted_as].severity)
    may_return = answer.may_return and _allows(view.card, Action.RETURN_RESULT)
    next_step = answer.next_step
    action = _ACTIONS.get(next_step) if next_step else None
    if action is not None and not _allows(view.card, action):
        next_step = NextStep.OPEN_CARD
    return ReturnScreen(LOOKS[severity], may_return, next_step)


def words_of(view: ReturnView) -> tuple[str, str]:
    """Return what to say of ``view``: a title, and a sentence or two of what to do."""
    title, advice = tr(view.title, **view.values), tr(view.advice, **view.values)
    if view.older is None:
        return title, advice
    older = SCAN_ANSWERS[ScanMeaning.OLDER_SLIP]
    replaced = tr(older.title, seen=view.older.seen, current=view.older.current)
    return replaced, f"{tr(older.advice)} {title}. {advice}"


def _allows(card: DossierCard | None, action: Action) -> bool:
    return card is not None and action in card.actions
