"""The calendar page's use cases: see a year, mark days, and confirm it from the official notice."""

from sqlalchemy import delete, extract, select

from app.domain.roles import Actor, Permission
from app.domain.working_calendar import CalendarDay
from app.errors import InputError
from app.models.office import CalendarDay as CalendarDayRow
from app.models.office import CalendarYear
from app.services import audit
from app.services.answers import Saved
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.context import Context
from app.words import N_


def calendar_year(context: Context, year: int) -> tuple[tuple[CalendarDay, ...], bool]:
    """Return the special days of ``year`` in order, and whether somebody has confirmed them."""
    days = sorted(
        (entry for entry in context.calendar.days if entry.day.year == year),
        key=lambda entry: entry.day,
    )
    return tuple(days), context.calendar.is_confirmed(year)


def confirm_year(
    context: Context, actor: Actor, year: int, days: tuple[CalendarDay, ...], basis: str
) -> Saved:
    """Replace the special days of ``year`` by ``days`` and note the notice they rest on.

    Dossiers already promised keep their date: a printed slip is changed by a person only.
    """
    actor.require(Permission.CHANGE_CATALOGUE)
    if not basis.strip():
        raise InputError(
            "basis",
            N_("Chưa ghi văn bản thông báo lịch nghỉ."),
            N_("Ghi số và ngày thông báo, ví dụ 9441/TB-BNV."),
        )
    strays = [entry.day for entry in days if entry.day.year != year]
    if strays:
        raise InputError("days", N_("Có ngày không thuộc năm {year}."), year=year)
    with context.database.write() as session:
        session.execute(delete(CalendarDayRow).where(extract("year", CalendarDayRow.day) == year))
        session.add_all(_row(entry) for entry in days)
        confirmed = session.get(CalendarYear, year) or CalendarYear(year=year)
        confirmed.basis, confirmed.confirmed_by = basis.strip(), actor.name
        session.add(confirmed)
        audit.note(session, context, actor.clerk_id, Audited.CONFIRM_CALENDAR, str(year))
    context.forget_references()
    return Saved(Changes.CALENDAR)


def years_known(context: Context) -> tuple[int, ...]:
    """Return the years the calendar says anything about."""
    with context.database.read() as session:
        days = session.scalars(select(CalendarDayRow.day)).all()
        years = session.scalars(select(CalendarYear.year)).all()
    return tuple(sorted({day.year for day in days} | set(years) | {context.today().year}))


def _row(entry: CalendarDay) -> CalendarDayRow:
    return CalendarDayRow(
        day=entry.day,
        kind=entry.kind.value,
        name=entry.name,
        basis=entry.basis,
        source=entry.source,
    )
