"""Workload: a clerk's day in numbers, by half hours, and what to do next by working time left."""

from collections import Counter
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.clerk_totals import total_figures
from app.domain.listings import ClerkFigures, HalfHour, WorkItem, Workload
from app.domain.roles import Actor, Permission
from app.domain.timeliness import working_minutes_left
from app.domain.vietnam_time import to_local
from app.models.dossier import NOT_CANCELLED, Dossier
from app.services.context import Context
from app.services.day.figures import clerk_figures
from app.services.dossier.list_dossiers import row_of, select_rows

WORK_LIST_ROWS = 200


def workload(context: Context, actor: Actor, day: date, clerk_id: int | None) -> Workload:
    """Return the day of ``clerk_id``, or of the whole desk for None.

    RuleError when a clerk asks for a colleague's day or the desk's.
    """
    if clerk_id != actor.clerk_id:
        actor.require(Permission.SEE_ALL_WORKLOADS)
    now = context.now()
    with context.database.read() as session:
        clerks = clerk_figures(session, context, day, now)
        if clerk_id is None:
            figures = total_figures(clerks)
        else:
            found = [one for one in clerks if one.clerk_id == clerk_id]
            figures = found[0] if found else ClerkFigures(clerk_id=clerk_id, clerk_name=actor.name)
        return Workload(
            day=day,
            figures=figures,
            half_hours=_half_hours(session, context, day, clerk_id),
            work_list=_work_list(session, context, clerk_id, now),
            counted_at=now,
            clerks=clerks if actor.may(Permission.SEE_ALL_WORKLOADS) else (),
        )


def _half_hours(
    session: Session, context: Context, day: date, clerk_id: int | None
) -> tuple[HalfHour, ...]:
    received = select(Dossier.received_at).where(Dossier.received_on == day, NOT_CANCELLED)
    returned = select(Dossier.returned_at).where(Dossier.returned_on == day, NOT_CANCELLED)
    if clerk_id is not None:
        received = received.where(Dossier.received_by_id == clerk_id)
        returned = returned.where(Dossier.returned_by_id == clerk_id)
    taken_in = Counter(_slot(instant) for instant in session.scalars(received))
    handed_out = Counter(_slot(instant) for instant in session.scalars(returned) if instant)
    return tuple(
        HalfHour(slot, taken_in[slot], handed_out[slot])
        for slot in _slots(context, day, {*taken_in, *handed_out})
    )


def _slot(instant: datetime) -> time:
    moment = to_local(instant)
    return time(moment.hour, 30 if moment.minute >= 30 else 0)


def _slots(context: Context, day: date, used: set[time]) -> list[time]:
    """Return the half hours of the office's day, and any outside it in which something happened."""
    slots = set(used)
    for session in context.calendar.hours.sessions:
        minutes = session.start.hour * 60 + session.start.minute // 30 * 30
        while minutes < session.end.hour * 60 + session.end.minute:
            slots.add(time(minutes // 60, minutes % 60))
            minutes += 30
    return sorted(slots)


def _work_list(
    session: Session, context: Context, clerk_id: int | None, now: datetime
) -> tuple[WorkItem, ...]:
    statement = (
        select_rows()
        .where(Dossier.finished_at.is_(None), NOT_CANCELLED)
        .order_by(Dossier.promised_at, Dossier.id)
        .limit(WORK_LIST_ROWS)
    )
    if clerk_id is not None:
        statement = statement.where(Dossier.received_by_id == clerk_id)
    items = (_item(context, row, now) for row in session.execute(statement))
    return tuple(sorted(items, key=lambda item: item.minutes_left))


def _item(context: Context, row: Any, now: datetime) -> WorkItem:
    """Return an open dossier; while its clock stands, with what was left when it was stopped."""
    until = min(now, row.paused_at or now)
    left = working_minutes_left(until, row.promised_at, context.calendar)
    return WorkItem(row_of(context, row), left, standing=row.paused_at is not None)
