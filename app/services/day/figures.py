"""Counting a day per clerk: the one place workload, day sheet, closing and export count from."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action, DossierState
from app.domain.listings import ClerkFigures, DossierFilter
from app.domain.vietnam_time import office_day
from app.models.dossier import Dossier, Fee
from app.models.dossier_event import DossierEvent
from app.models.office import Clerk
from app.services.context import Context

_NOT_CANCELLED = Dossier.state != DossierState.CANCELLED.value
_STEPS: dict[Action, str] = {
    Action.HAND_OVER: "handed_over",
    Action.RECORD_RESULT: "results",
    Action.REQUEST_SUPPLEMENT: "supplements",
    Action.REFUSE: "refusals",
}


@dataclass(frozen=True, slots=True)
class _Key:
    clerk_id: int
    figure: str


def clerk_figures(session: Session, context: Context, day: date) -> tuple[ClerkFigures, ...]:
    """Return the figures of every clerk who works here or did something on ``day``.

    "In hand" and what is due are as of now: the store does not keep what they were earlier.
    """
    counts = _counts(session, context, day)
    clerks = session.execute(
        select(Clerk.id, Clerk.name, Clerk.desk, Clerk.active).order_by(Clerk.desk, Clerk.name)
    ).all()
    busy = {key.clerk_id for key, count in counts.items() if count}
    return tuple(
        ClerkFigures(
            clerk_id=row.id,
            clerk_name=row.name,
            desk=row.desk,
            **{key.figure: count for key, count in counts.items() if key.clerk_id == row.id},
        )
        for row in clerks
        if row.active or row.id in busy
    )


def total_figures(figures: Iterable[ClerkFigures], name: str) -> ClerkFigures:
    """Return the sum of ``figures`` under ``name``."""
    total = ClerkFigures(clerk_id=None, clerk_name=name)
    for one in figures:
        total = replace(
            total, **{name: getattr(total, name) + getattr(one, name) for name in COUNTED}
        )
    return total


def filter_of(
    figure: str, day: date, next_day: date, now: datetime, clerk: int | None
) -> DossierFilter:
    """Return the filter whose list stands behind a figure of ``clerk`` (None: the whole desk)."""
    open_dossiers = DossierFilter(received_by=clerk, unfinished_at=office_day(now))
    match figure:
        case "received" | "fees":
            return DossierFilter(received_by=clerk, received_from=day, received_to=day)
        case "returned":
            return DossierFilter(returned_by=clerk, returned_from=day, returned_to=day)
        case "in_hand":
            return open_dossiers
        case "due_today":
            return replace(open_dossiers, promised_from=day, promised_to=day)
        case "due_tomorrow":
            return replace(open_dossiers, promised_from=next_day, promised_to=next_day)
        case "overdue":
            return DossierFilter(received_by=clerk, overdue_at=now)
        case _:
            step = next(action for action, name in _STEPS.items() if name == figure)
            return DossierFilter(step=step, step_by=clerk, step_on=day)


COUNTED = tuple(
    item.name
    for item in fields(ClerkFigures)
    if item.name not in ("clerk_id", "clerk_name", "desk")
)


def _counts(session: Session, context: Context, day: date) -> dict[_Key, int]:
    next_day = context.calendar.next_working_day(day)
    counts: dict[_Key, int] = {}

    def add(figure: str, owner: ColumnElement[Any], *where: ColumnElement[bool]) -> None:
        rows = session.execute(
            select(owner, func.count()).where(_NOT_CANCELLED, *where).group_by(owner)
        )
        counts.update({_Key(clerk, figure): count for clerk, count in rows})

    receiver, unfinished = Dossier.received_by_id.expression, Dossier.finished_at.is_(None)
    add("received", receiver, Dossier.received_on == day)
    add("returned", Dossier.returned_by_id.expression, Dossier.returned_on == day)
    add("in_hand", receiver, unfinished)
    add("due_today", receiver, unfinished, Dossier.promised_on == day)
    add("due_tomorrow", receiver, unfinished, Dossier.promised_on == next_day)
    add("overdue", receiver, unfinished, Dossier.promised_at < context.now())
    for clerk, kind, count in session.execute(
        select(
            DossierEvent.clerk_id, DossierEvent.kind, func.count(DossierEvent.dossier_id.distinct())
        )
        .join(Dossier, Dossier.id == DossierEvent.dossier_id)
        .where(
            _NOT_CANCELLED,
            DossierEvent.occurred_on == day,
            DossierEvent.kind.in_([action.value for action in _STEPS]),
        )
        .group_by(DossierEvent.clerk_id, DossierEvent.kind)
    ):
        counts[_Key(clerk, _STEPS[Action(kind)])] = count
    fees = session.execute(
        select(Dossier.received_by_id, func.sum(Fee.amount))
        .join(Fee, Fee.dossier_id == Dossier.id)
        .where(_NOT_CANCELLED, Dossier.received_on == day)
        .group_by(Dossier.received_by_id)
    )
    counts.update({_Key(clerk, "fees"): amount for clerk, amount in fees})
    return counts
