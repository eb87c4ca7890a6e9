"""The list behind each figure of a clerk's day: pressing a number shows what was counted.

The counting itself is in ``app.services.day.figures``; a test holds both to the same number.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.vietnam_time import local

# Figures that count steps somebody took on the day, by the step.
STEP_FIGURES: dict[Action, str] = {
    Action.HAND_OVER: "handed_over",
    Action.RECORD_RESULT: "results",
    Action.REQUEST_SUPPLEMENT: "supplements",
}
_STEPS = {figure: step for step, figure in STEP_FIGURES.items()}

WITHOUT_DOSSIERS = frozenset({"refusals", "fees"})
"""Figures with another list behind them: of visits, and of sums that changed hands."""


def filter_of(
    figure: str, day: date, next_day: date, now: datetime, clerk: int | None
) -> DossierFilter:
    """Return the filter whose list stands behind a figure of ``clerk`` (None: the whole desk).

    ``figure`` is a field of ``ClerkFigures``, ``next_day`` the working day after ``day`` and
    ``now`` the moment of counting. KeyError for a figure that nobody counts, or one
    ``WITHOUT_DOSSIERS``.
    """
    open_dossiers = DossierFilter(received_by=clerk, received_to=day, unfinished_at=day)
    match figure:
        case "received":
            return DossierFilter(received_by=clerk, received_from=day, received_to=day)
        case "returned":
            return DossierFilter(returned_by=clerk, returned_from=day, returned_to=day)
        case "finished" | "handling":
            return replace(finished_on(day), received_by=clerk)
        case "in_hand":
            return open_dossiers
        case "due_today":
            return replace(open_dossiers, promised_from=day, promised_to=day)
        case "due_tomorrow":
            return replace(open_dossiers, promised_from=next_day, promised_to=next_day)
        case "overdue":
            return replace(open_dossiers, unfinished_at=None, overdue_at=end_of_counting(day, now))
        case _:
            return DossierFilter(step=_STEPS[figure], step_by=clerk, step_from=day, step_to=day)


def finished_on(day: date) -> DossierFilter:
    """Return the dossiers whose handling time counts on ``day``: those that ended on it."""
    return DossierFilter(finished_from=day, finished_to=day)


def end_of_counting(day: date, now: datetime) -> datetime:
    """Return the moment a day is looked at from: now while it lasts, its end once it is past."""
    after = day + timedelta(days=1)
    return min(now, local(after.year, after.month, after.day))
