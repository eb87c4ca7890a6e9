"""Counting a day per clerk: the one place workload, day sheet, closing and export count from."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.domain.dossier_filter import DossierFilter
from app.domain.figure_filters import STEP_FIGURES, end_of_counting, finished_on
from app.domain.listings import ClerkFigures
from app.models.dossier import NOT_CANCELLED, NOT_STANDING, Dossier
from app.models.office import Clerk
from app.models.register import TurnedAway
from app.services.context import Context
from app.services.day.takings import takings_of
from app.services.dossier.handling_time import handled
from app.services.dossier.step_conditions import steps_by_clerk
from app.services.dossier.turned_away import refused_on


@dataclass(frozen=True, slots=True)
class _Key:
    clerk_id: int
    figure: str


def clerk_figures(
    session: Session, context: Context, day: date, now: datetime
) -> tuple[ClerkFigures, ...]:
    """Return the figures of every clerk who works here or did something on ``day``.

    What is in hand or overdue is as of ``now``, for a past day as of its end.
    """
    counts = _counts(session, context, day, now)
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


def open_at_end_of(day: date) -> ColumnElement[bool]:
    """Return the condition for dossiers received by ``day`` and without a result at its end."""
    unfinished = Dossier.finished_on.is_(None) | (Dossier.finished_on > day)
    return NOT_CANCELLED & (Dossier.received_on <= day) & unfinished


def _counts(session: Session, context: Context, day: date, now: datetime) -> dict[_Key, int]:
    next_day = context.calendar.next_working_day(day)
    counts: dict[_Key, int] = {}

    def add(figure: str, owner: ColumnElement[Any], *where: ColumnElement[bool]) -> None:
        rows = session.execute(
            select(owner, func.count()).where(NOT_CANCELLED, *where).group_by(owner)
        )
        counts.update({_Key(clerk, figure): count for clerk, count in rows})

    receiver = Dossier.received_by_id.expression
    taken_in, open_then = Dossier.received_on <= day, open_at_end_of(day)
    moment = end_of_counting(day, now)
    late_then = Dossier.promised_at < moment
    unfinished_then = Dossier.finished_at.is_(None) | (Dossier.finished_at > moment)
    add("received", receiver, Dossier.received_on == day)
    add("returned", Dossier.returned_by_id.expression, Dossier.returned_on == day)
    add("in_hand", receiver, open_then)
    add("due_today", receiver, open_then, Dossier.promised_on == day)
    add("due_tomorrow", receiver, open_then, Dossier.promised_on == next_day)
    add("overdue", receiver, taken_in, unfinished_then, late_then, NOT_STANDING)
    for action, figure in STEP_FIGURES.items():
        steps = DossierFilter(step=action, step_from=day, step_to=day)
        for clerk, count in session.execute(steps_by_clerk(steps)):
            counts[_Key(clerk, figure)] = count
    for clerk, count in session.execute(
        select(TurnedAway.clerk_id, func.count())
        .where(refused_on(day))
        .group_by(TurnedAway.clerk_id)
    ):
        counts[_Key(clerk, "refusals")] = count
    for one in handled(session, context.calendar, finished_on(day)):
        _add(counts, one.received_by, "finished", 1)
        _add(counts, one.received_by, "handling", one.minutes)
    for taking in takings_of(session, day):
        _add(counts, taking.taken_by_id, "fees", taking.amount)
    return counts


def _add(counts: dict[_Key, int], clerk: int, figure: str, amount: int) -> None:
    key = _Key(clerk, figure)
    counts[key] = counts.get(key, 0) + amount
