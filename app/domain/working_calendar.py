"""When the office works: sessions of the day, days off, make-up days, and time counted in them.

Which days are off is data (``resources/calendar`` and the clerks' own entries); nothing here
knows a holiday by itself, and no lunar calendar is computed.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from app.domain.vietnam_time import VIETNAM, short_date, to_local
from app.errors import InputError, RuleError
from app.words import N_

_ONE_DAY = timedelta(days=1)
_ONE_MINUTE = timedelta(minutes=1)
# No office rests longer; a calendar in which none of so many days is worked is a mistake.
_LONGEST_REST = 366

_OfficeDay = tuple[timedelta, tuple[tuple[timedelta, timedelta], ...]]
"""The office hours before a day, and from when to when since midnight its sessions last."""


@dataclass(frozen=True, slots=True)
class Session:
    """One unbroken stretch of office hours, on the office's clock."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The sessions of every working day, in order; ``InputError`` when they overlap or run back."""

    sessions: tuple[Session, ...] = (
        Session(time(8), time(12)),
        Session(time(13, 30), time(17, 30)),
    )

    def __post_init__(self) -> None:
        moments = [moment for session in self.sessions for moment in (session.start, session.end)]
        if not moments or any(first >= second for first, second in pairwise(moments)):
            raise InputError(
                "office_hours",
                N_("Giờ làm việc phải có ít nhất một buổi và các buổi không được chồng nhau."),
                N_("Sửa giờ bắt đầu và giờ kết thúc của từng buổi theo thứ tự trong ngày."),
            )

    @property
    def length(self) -> timedelta:
        """How much is worked on a full working day."""
        spans = (_since_midnight(each.end) - _since_midnight(each.start) for each in self.sessions)
        return sum(spans, timedelta())

    @property
    def minutes(self) -> int:
        """How many whole minutes are worked on a full working day."""
        return self.length // _ONE_MINUTE


class DayKind(StrEnum):
    """Why a day is not what its weekday says (Bộ luật Lao động 2019, Điều 111 and 112)."""

    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAPPED_OFF = "swapped_off"
    MAKE_UP = "make_up"


class DaySource(StrEnum):
    """Who put a day into the calendar."""

    PACKAGE = "package"
    CORRECTION = "correction"
    CLERK = "clerk"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day with its Vietnamese name and the document it rests on."""

    day: date
    kind: DayKind
    name: str
    basis: str
    source: DaySource


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days and hours the office works; ``ValueError`` when a day is entered twice.

    Years without data are computed from weekends alone; ``is_confirmed`` tells which years a
    person has checked against the official notice.
    """

    days: tuple[CalendarDay, ...]
    confirmed_years: frozenset[int]
    hours: OfficeHours = OfficeHours()
    _by_day: dict[date, CalendarDay] = field(init=False, repr=False, compare=False)
    # Sorted, so that whole days are counted by arithmetic and two look-ups instead of stepping.
    _weekdays_off: list[date] = field(init=False, repr=False, compare=False)
    _weekends_worked: list[date] = field(init=False, repr=False, compare=False)
    # A year's dossiers begin and end on few days; each is worked out once.
    _looked_up: dict[date, _OfficeDay] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_day = {entry.day: entry for entry in self.days}
        if len(by_day) != len(self.days):
            raise ValueError("a day stands twice in the calendar")
        off = (day for day in by_day if not _is_weekend(day) and not self._worked(by_day[day]))
        worked = (day for day in by_day if _is_weekend(day) and self._worked(by_day[day]))
        object.__setattr__(self, "_by_day", by_day)
        object.__setattr__(self, "_weekdays_off", sorted(off))
        object.__setattr__(self, "_weekends_worked", sorted(worked))
        object.__setattr__(self, "_looked_up", {})

    def with_changes(
        self,
        *,
        days: Iterable[CalendarDay] = (),
        removed: Iterable[date] = (),
        confirmed_years: Iterable[int] = (),
    ) -> "WorkingCalendar":
        """Return a calendar in which ``days`` replace what stood there; this one stays as it is."""
        by_day = {entry.day: entry for entry in self.days}
        for day in removed:
            by_day.pop(day, None)
        by_day.update((entry.day, entry) for entry in days)
        return WorkingCalendar(
            tuple(by_day[day] for day in sorted(by_day)),
            self.confirmed_years.union(confirmed_years),
            self.hours,
        )

    def entry(self, day: date) -> CalendarDay | None:
        """Return what the calendar says of ``day``, None where only its weekday counts."""
        return self._by_day.get(day)

    def is_confirmed(self, year: int) -> bool:
        """Tell whether a person has checked the days of ``year`` against the official notice."""
        return year in self.confirmed_years

    def knows(self, year: int) -> bool:
        """Tell whether any day of ``year`` was entered; weekends alone are no calendar."""
        return any(entry.day.year == year for entry in self.days)

    def unconfirmed_between(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years from ``first`` to ``last`` that nobody has checked, in order."""
        years = range(first.year, last.year + 1)
        return tuple(year for year in years if not self.is_confirmed(year))

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office works on ``day``: an entry wins over the weekday."""
        entry = self._by_day.get(day)
        return not _is_weekend(day) if entry is None else self._worked(entry)

    def name_of(self, day: date, translate: Callable[[str], str] = str) -> str:
        """Say why ``day`` is off or made up; empty for an ordinary working day."""
        entry = self._by_day.get(day)
        if entry is None:
            return translate(N_("Nghỉ cuối tuần")) if _is_weekend(day) else ""
        if entry.kind is DayKind.COMPENSATORY:
            return translate(N_("Nghỉ bù {name}")).format(name=translate(entry.name))
        return translate(entry.name)

    def next_working_day(self, day: date) -> date:
        """Return the first working day strictly after ``day``.

        RuleError when none follows within a year: never the last day the calendar knows.
        """
        for ahead in range(1, _LONGEST_REST + 1):
            candidate = day + ahead * _ONE_DAY
            if self.is_working_day(candidate):
                return candidate
        raise RuleError(
            N_("Lịch làm việc không có ngày làm việc nào trong một năm kể từ {day}."),
            N_("Kiểm tra lại các ngày nghỉ đã nhập trong lịch làm việc."),
            day=short_date(day),
        )

    def working_day_on_or_after(self, day: date) -> date:
        """Return ``day`` when it is worked, else the next working day (RuleError as there)."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def sessions(self, day: date) -> tuple[Session, ...]:
        """Return the sessions worked on ``day``; none on a rest day."""
        return self.hours.sessions if self.is_working_day(day) else ()

    def opening(self, day: date) -> datetime:
        """Return when the office opens on a working day; RuleError on a rest day."""
        return _at(day, self._hours_on(day)[0].start)

    def closing(self, day: date) -> datetime:
        """Return when the office closes on a working day; RuleError on a rest day."""
        return _at(day, self._hours_on(day)[-1].end)

    def open_moment(self, day: date, wanted: time) -> datetime:
        """Return the first moment from ``wanted`` on at which the office is open on a working day.

        After closing it is the closing itself; RuleError on a rest day.
        """
        for session in self._hours_on(day):
            if wanted <= session.end:
                return _at(day, max(wanted, session.start))
        return self.closing(day)

    def add_working_time(self, instant: datetime, amount: timedelta) -> datetime:
        """Return the moment at which ``amount`` has been worked since ``instant``.

        A full session ends at its closing, not at the next opening; nothing to add gives
        ``instant`` itself; ValueError for a negative amount.
        """
        moment = to_local(instant)
        if amount < timedelta():
            raise ValueError("working time is only added")
        if not amount:
            return moment
        day, left = moment.date(), amount
        while True:
            for session in self.sessions(day):
                start, end = max(_at(day, session.start), moment), _at(day, session.end)
                if start + left <= end:
                    return start + left
                left -= max(end - start, timedelta())
            day = self.next_working_day(day)

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the office hours from ``start`` to ``end``; negative when ``end`` comes first."""
        return self._worked_until(end) - self._worked_until(start)

    def working_minutes_between(self, start: datetime, end: datetime) -> int:
        """Return the full minutes of office hours from ``start`` to ``end``, signed."""
        worked = self.working_time_between(start, end)
        minutes = abs(worked) // _ONE_MINUTE
        return minutes if worked >= timedelta() else -minutes

    def working_days_between(self, first: date, last: date) -> int:
        """Count the working days from ``first`` to ``last``, both included; 0 when they cross."""
        return max(0, self._days_before(last + _ONE_DAY) - self._days_before(first))

    @staticmethod
    def _worked(entry: CalendarDay) -> bool:
        return entry.kind is DayKind.MAKE_UP

    def _hours_on(self, day: date) -> tuple[Session, ...]:
        sessions = self.sessions(day)
        if not sessions:
            raise RuleError(N_("Cơ quan không làm việc ngày {day}."), day=short_date(day))
        return sessions

    def _days_before(self, day: date) -> int:
        """Count the working days of the common era before ``day``."""
        weeks, rest = divmod(day.toordinal() - 1, 7)  # 01/01/0001 was a Monday
        corrected = bisect_left(self._weekends_worked, day) - bisect_left(self._weekdays_off, day)
        return weeks * 5 + min(rest, 5) + corrected

    def _worked_until(self, instant: datetime) -> timedelta:
        """Measure the office hours of the common era before ``instant``."""
        moment = to_local(instant)
        day, clock = moment.date(), _since_midnight(moment)
        known = self._looked_up.get(day)
        if known is None:
            known = self._looked_up[day] = self._office_day(day)
        worked, sessions = known
        for start, end in sessions:
            if clock > start:
                worked += min(clock, end) - start
        return worked

    def _office_day(self, day: date) -> _OfficeDay:
        sessions = tuple(
            (_since_midnight(session.start), _since_midnight(session.end))
            for session in self.sessions(day)
        )
        return self._days_before(day) * self.hours.length, sessions


def _is_weekend(day: date) -> bool:
    return day.weekday() >= 5


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, tzinfo=VIETNAM)


def _since_midnight(moment: time | datetime) -> timedelta:
    return timedelta(
        hours=moment.hour,
        minutes=moment.minute,
        seconds=moment.second,
        microseconds=moment.microsecond,
    )
