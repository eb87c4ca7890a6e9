"""The calendar page's use cases: see a year, mark days, and confirm it from the official notice.

What becomes of the promises that another calendar moves is in ``moved_promises``.
"""

from sqlalchemy import delete, extract, select

from app.domain.calendar_change import MovedPromise
from app.domain.roles import Actor, Permission
from app.domain.working_calendar import CalendarDay, WorkingCalendar
from app.errors import InputError
from app.models.office import CalendarDay as CalendarDayRow
from app.models.office import CalendarYear
from app.services import audit
from app.services.audit import Audited
from app.services.calendar_commands import PromiseDecision, Vouched, YearConfirmed
from app.services.context import Context
from app.services.office.moved_promises import Decider, moved_promises, require_may_decide
from app.services.office.propose_calendar import propose_year
from app.services.ports import Tick
from app.words import N_


def calendar_year(context: Context, year: int) -> tuple[tuple[CalendarDay, ...], Vouched | None]:
    """Return the special days of ``year`` in order, and who confirmed them, None if nobody has."""
    days = sorted(
        (entry for entry in context.calendar.days if entry.day.year == year),
        key=lambda entry: entry.day,
    )
    with context.database.read() as session:
        row = session.get(CalendarYear, year)
    return tuple(days), Vouched(row.confirmed_by, row.basis) if row is not None else None


def proposed_days(actor: Actor, year: int) -> tuple[CalendarDay, ...]:
    """Return what the package knows of ``year``: a first draft, to be held against the notice."""
    actor.require(Permission.CHANGE_CATALOGUE)
    return propose_year(year)


def promises_moved_by(
    context: Context,
    actor: Actor,
    year: int,
    days: tuple[CalendarDay, ...],
    basis: str,
    tick: Tick,
) -> tuple[MovedPromise, ...]:
    """Return the open dossiers whose promise ``days`` as those of ``year`` would move.

    RuleError when there are some and ``actor`` is not the one to decide about them; what else
    keeps the year from being confirmed is said here already.
    """
    _require_confirmable(actor, year, days, basis)
    with context.database.read() as session:
        moved = moved_promises(session, context, _with_year(context, year, days), tick)
    require_may_decide(actor, moved)
    return moved


def confirm_year(
    context: Context,
    actor: Actor,
    year: int,
    days: tuple[CalendarDay, ...],
    basis: str,
    decision: PromiseDecision,
    tick: Tick,
) -> YearConfirmed:
    """Replace the special days of ``year`` by ``days`` and note the notice they rest on.

    ``decision`` says of every promise this moves whether it is kept; RuleError while it does not.
    All or nothing: ``tick`` may stop it by raising, and nothing has happened then.
    """
    _require_confirmable(actor, year, days, basis)
    with context.database.write() as session:
        wanted = _with_year(context, year, days)
        moved = moved_promises(session, context, wanted, lambda _done, _total: None)
        require_may_decide(actor, moved)
        name = f"lịch làm việc năm {year}"
        decider = Decider(session, context, actor, wanted, name, basis.strip())
        answer = decider.decide(moved, decision, tick)
        session.execute(delete(CalendarDayRow).where(extract("year", CalendarDayRow.day) == year))
        session.add_all(_row(entry) for entry in days)
        confirmed = session.get(CalendarYear, year) or CalendarYear(year=year)
        confirmed.basis, confirmed.confirmed_by = basis.strip(), actor.name
        session.add(confirmed)
        audit.note(session, context, actor.clerk_id, Audited.CONFIRM_CALENDAR, str(year))
    context.forget_references()
    return answer


def years_known(context: Context) -> tuple[int, ...]:
    """Return the years the calendar says anything about."""
    with context.database.read() as session:
        days = session.scalars(select(CalendarDayRow.day)).all()
        years = session.scalars(select(CalendarYear.year)).all()
    return tuple(sorted({day.year for day in days} | set(years) | {context.today().year}))


def _with_year(context: Context, year: int, days: tuple[CalendarDay, ...]) -> WorkingCalendar:
    present = context.calendar
    removed = [entry.day for entry in present.days if entry.day.year == year]
    return present.with_changes(days=days, removed=removed, confirmed_years=(year,))


def _require_confirmable(
    actor: Actor, year: int, days: tuple[CalendarDay, ...], basis: str
) -> None:
    actor.require(Permission.CHANGE_CATALOGUE)
    if not basis.strip():
        raise InputError(
            "basis",
            N_("Chưa ghi văn bản thông báo lịch nghỉ."),
            N_("Ghi số và ngày thông báo, ví dụ 9441/TB-BNV."),
        )
    if any(entry.day.year != year for entry in days):
        raise InputError("days", N_("Có ngày không thuộc năm {year}."), year=year)


def _row(entry: CalendarDay) -> CalendarDayRow:
    return CalendarDayRow(
        day=entry.day,
        kind=entry.kind.value,
        name=entry.name,
        basis=entry.basis,
        source=entry.source,
    )
