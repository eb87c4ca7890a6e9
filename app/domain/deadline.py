"""When a result is due, and the days and hours that led there, so that it can be explained.

Pure counting on a given calendar and given hours; the sentences are in ``deadline_words``, what
became of the promise in ``timeliness``.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app.domain.time_limit import LimitUnit, TimeLimit
from app.domain.vietnam_time import VIETNAM, to_local
from app.domain.working_calendar import Session, WorkingCalendar

CUT_OFF = time(15, 0)
# Of a session, as of the day: what comes in when it is nearly over cannot be done within it.
SESSION_NEEDS = timedelta(minutes=30)

_ONE_DAY = timedelta(days=1)


class AppointmentTime(StrEnum):
    """Which time of the due day is promised; a plain ``time`` instead means always that one."""

    END_OF_DAY = "end_of_day"
    SAME_TIME_OF_DAY = "same_time_of_day"


class LaterStart(StrEnum):
    """Why the clock starts later than the dossier was received."""

    BEFORE_OPENING = "before_opening"
    AFTER_CUT_OFF = "after_cut_off"
    AFTER_CLOSING = "after_closing"
    LATE_IN_SESSION = "late_in_session"
    REST_DAY = "rest_day"


@dataclass(frozen=True, slots=True)
class Step:
    """A day on the way to the deadline: whether it counts, its holiday or make-up name.

    ``hours`` is the part of an hour limit used up in one session of that day.
    """

    day: date
    counts: bool
    name: str = ""
    hours: Session | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A due instant with everything needed to explain it; all instants on the office's clock.

    ``waited`` are the days passed over before the clock started, ``steps`` those after.
    ``unconfirmed_years`` are the years it reaches into whose calendar nobody has confirmed.
    """

    due: datetime
    received_at: datetime
    clock_started_at: datetime
    limit: TimeLimit
    steps: tuple[Step, ...] = ()
    later_start: LaterStart | None = None
    cut_off: time = CUT_OFF
    waited: tuple[Step, ...] = ()
    unconfirmed_years: frozenset[int] = frozenset()


def compute_deadline(
    limit: TimeLimit,
    received_at: datetime,
    calendar: WorkingCalendar,
    *,
    cut_off: time = CUT_OFF,
    appointment: AppointmentTime | time = AppointmentTime.END_OF_DAY,
) -> Deadline:
    """Return when the result of a complete dossier received at ``received_at`` is due.

    ``cut_off`` is the last moment at which a same-day result is promised for the same day.
    RuleError when the calendar has no working day left.
    """
    received = to_local(received_at)
    start, later_start = _clock_start(limit, received, calendar, cut_off)
    due, steps = _count(limit, start, calendar, appointment)
    # Clock hours are the same on any calendar, so no calendar needs confirming for them.
    by_clock = limit.unit is LimitUnit.CLOCK_HOURS
    years = () if by_clock else calendar.unconfirmed_between(received.date(), due.date())
    return Deadline(
        due=due,
        received_at=received,
        clock_started_at=start,
        limit=limit,
        steps=steps,
        later_start=later_start,
        cut_off=cut_off,
        waited=tuple(_rest_days(received.date(), start.date(), calendar)),
        unconfirmed_years=frozenset(years),
    )


def _clock_start(
    limit: TimeLimit, received: datetime, calendar: WorkingCalendar, cut_off: time
) -> tuple[datetime, LaterStart | None]:
    """Move a reception outside office hours to the next opening, and a late same-day one too.

    The cut-off is that of Nghị định 23/2015/NĐ-CP, Điều 7: "sau 15 giờ" leaves 15:00:00 in time.
    """
    day = received.date()
    if limit.unit is LimitUnit.CLOCK_HOURS:
        return received, None
    if not calendar.is_working_day(day):
        return calendar.opening(calendar.next_working_day(day)), LaterStart.REST_DAY
    if received < calendar.opening(day):
        return calendar.opening(day), LaterStart.BEFORE_OPENING
    if received > calendar.closing(day):
        return calendar.opening(calendar.next_working_day(day)), LaterStart.AFTER_CLOSING
    if limit.unit is LimitUnit.SAME_DAY and received.time() > cut_off:
        return calendar.opening(calendar.next_working_day(day)), LaterStart.AFTER_CUT_OFF
    if limit.unit is LimitUnit.HALF_DAYS:
        return _session_start(received, calendar)
    return received, None


def _session_start(
    received: datetime, calendar: WorkingCalendar
) -> tuple[datetime, LaterStart | None]:
    """Move a reception at the end of a session, or after it, to the beginning of the next."""
    for session in calendar.sessions(received.date()):
        opens, closes = _instants(received.date(), session)
        if received <= closes - SESSION_NEEDS:
            return max(received, opens), LaterStart.LATE_IN_SESSION if received < opens else None
    next_day = calendar.next_working_day(received.date())
    return calendar.opening(next_day), LaterStart.LATE_IN_SESSION


def _count(
    limit: TimeLimit,
    start: datetime,
    calendar: WorkingCalendar,
    appointment: AppointmentTime | time,
) -> tuple[datetime, tuple[Step, ...]]:
    day = start.date()
    match limit.unit:
        case LimitUnit.AT_ONCE:
            # The law names no minute; a promise of this one would call every such dossier late.
            return calendar.closing(day), ()
        case LimitUnit.SAME_DAY:
            due = calendar.closing(day)
            if isinstance(appointment, time):
                fixed = calendar.open_moment(day, appointment)
                # A fixed time already past at reception would promise the past.
                due = fixed if fixed > start else due
            return due, ()
        case LimitUnit.WORKING_HOURS:
            due = calendar.add_working_time(start, timedelta(hours=limit.value))
            return due, tuple(_hours_used(start, due, calendar))
        case LimitUnit.HALF_DAYS:
            due = _session_end(start, limit.value, calendar)
            return due, tuple(_hours_used(start, due, calendar))
        case LimitUnit.CLOCK_HOURS:
            return start + timedelta(hours=limit.value), ()
        case LimitUnit.WORKING_DAYS:
            last = day
            for _ in range(limit.value):
                last = calendar.next_working_day(last)
            steps = tuple(_days_used(day, last, calendar))
        case LimitUnit.CALENDAR_DAYS:
            last, steps = _rolled(day, day + limit.value * _ONE_DAY, calendar)
        case LimitUnit.MONTHS:
            last, steps = _rolled(day, _months_later(day, limit.value), calendar)
    return _appointed(last, start, calendar, appointment), steps


def _session_end(start: datetime, count: int, calendar: WorkingCalendar) -> datetime:
    """Return the end of the session ``start`` lies in, or of the ``count``-th from that one on."""
    day, left = start.date(), count
    while True:
        for session in calendar.sessions(day):
            _opens, closes = _instants(day, session)
            left -= closes > start
            if not left:
                return closes
        day = calendar.next_working_day(day)


def _instants(day: date, session: Session) -> tuple[datetime, datetime]:
    opens, closes = (
        datetime.combine(day, moment, tzinfo=VIETNAM) for moment in (session.start, session.end)
    )
    return opens, closes


def _rolled(first: date, last: date, calendar: WorkingCalendar) -> tuple[date, tuple[Step, ...]]:
    """Move a ``last`` day of rest to the next working day (Bộ luật Dân sự 2015, Điều 148 khoản 5).

    Such a day stands twice in the steps: counted, then passed over.
    """
    counted = [Step(day, counts=True) for day in _dates(first + _ONE_DAY, last)]
    due_day = calendar.working_day_on_or_after(last)
    return due_day, (*counted, *_rest_days(last, due_day, calendar))


def _months_later(day: date, months: int) -> date:
    """Return the same day number ``months`` later, or that month's last (Điều 148 khoản 3)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _appointed(
    day: date, start: datetime, calendar: WorkingCalendar, appointment: AppointmentTime | time
) -> datetime:
    match appointment:
        case AppointmentTime.END_OF_DAY:
            return calendar.closing(day)
        case AppointmentTime.SAME_TIME_OF_DAY:
            return calendar.open_moment(day, start.time())
        case time():
            return calendar.open_moment(day, appointment)


def _days_used(start: date, last: date, calendar: WorkingCalendar) -> Iterator[Step]:
    """Walk the days after ``start``, which the law does not count (Điều 147 khoản 2)."""
    for day in _dates(start + _ONE_DAY, last):
        yield Step(day, calendar.is_working_day(day), _entered_name(day, calendar))


def _hours_used(start: datetime, due: datetime, calendar: WorkingCalendar) -> Iterator[Step]:
    for day in _dates(start.date(), due.date()):
        name = _entered_name(day, calendar)
        if not calendar.is_working_day(day):
            yield Step(day, False, name)
        for session in calendar.sessions(day):
            opens, closes = _instants(day, session)
            first, last = max(opens, start), min(closes, due)
            if first < last:
                yield Step(day, True, name, Session(first.time(), last.time()))


def _rest_days(first: date, before: date, calendar: WorkingCalendar) -> Iterator[Step]:
    for day in _dates(first, before - _ONE_DAY):
        if not calendar.is_working_day(day):
            yield Step(day, False, _entered_name(day, calendar))


def _entered_name(day: date, calendar: WorkingCalendar) -> str:
    """Return the name the calendar was given for ``day``; a mere weekend has none."""
    entry = calendar.entry(day)
    return entry.name if entry else ""


def _dates(first: date, last: date) -> Iterator[date]:
    return (first + days * _ONE_DAY for days in range((last - first).days + 1))
