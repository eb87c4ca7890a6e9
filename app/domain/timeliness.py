"""What became of a promise: pauses of the clock, early or late, and the time that is left.

The promise itself is computed in ``deadline``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.vietnam_time import to_local
from app.domain.working_calendar import WorkingCalendar
from app.words import N_

# "Sớm 4 giờ": results returned at least half a working day before the promise.
EARLY_PROGRAMME_MINUTES = 240

# So many working days are two weeks.
_LONG = 10


class Timeliness(StrEnum):
    """How a result stands against its promise; "on time" is early or on the day."""

    EARLY = "early"
    ON_THE_DAY = "on_the_day"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the clock stands still, e.g. while papers are awaited.

    ``ended_at`` is None while it lasts; ``ValueError`` when it lies before ``started_at``.
    """

    started_at: datetime
    ended_at: datetime | None
    reason: str

    def __post_init__(self) -> None:
        if self.ended_at is not None and self.ended_at < self.started_at:
            raise ValueError("a pause cannot end before it starts")


def shift_for_pauses(due: datetime, pauses: Iterable[Pause], calendar: WorkingCalendar) -> datetime:
    """Move the first promised ``due`` by the working time of ``pauses``, always from scratch.

    Overlapping pauses count once, in any order. A pause that has not ended moves nothing yet.
    One that starts when office hours have run past the promise cannot undo the lateness.
    """
    shifted = to_local(due)
    for start, end in _merged(pauses):
        if calendar.working_time_between(start, shifted) >= timedelta():
            shifted = calendar.add_working_time(shifted, calendar.working_time_between(start, end))
    return shifted


def timeliness(finished_at: datetime, promised_at: datetime, *, by_minute: bool) -> Timeliness:
    """Compare a finished result with its promise.

    With ``by_minute`` it is late as soon as the promised instant has passed (limits in hours, and
    the figures of the period report), otherwise only when the promised day has.
    """
    finished, promised = to_local(finished_at), to_local(promised_at)
    late = finished > promised if by_minute else finished.date() > promised.date()
    if late:
        return Timeliness.LATE
    if finished.date() < promised.date():
        return Timeliness.EARLY
    return Timeliness.ON_THE_DAY


def met_early_programme(
    finished_at: datetime,
    promised_at: datetime,
    calendar: WorkingCalendar,
    minutes: int = EARLY_PROGRAMME_MINUTES,
) -> bool:
    """Tell whether at least ``minutes`` of office hours lie between the result and the promise."""
    return calendar.working_minutes_between(finished_at, promised_at) >= minutes


def within_programme_hours(
    received_at: datetime,
    finished_at: datetime,
    calendar: WorkingCalendar,
    minutes: int = EARLY_PROGRAMME_MINUTES,
) -> bool:
    """Tell whether a result came within ``minutes`` of office hours after the reception.

    The programme's other reading: four working hours from reception, whatever was promised.
    """
    return calendar.working_minutes_between(received_at, finished_at) <= minutes


def working_minutes_left(now: datetime, due: datetime, calendar: WorkingCalendar) -> int:
    """Return the office minutes from ``now`` to ``due``, negative once it has passed.

    Outside office hours none pass: 0 can stand on either side of the promise.
    """
    return calendar.working_minutes_between(now, due)


def time_left_in_words(
    minutes: int, a_day: int, translate: Callable[[str], str] = str, *, overdue: bool
) -> str:
    """Say "còn 2 ngày 3 giờ", "quá hạn 45 phút", or that it is due just now.

    ``minutes`` are of office hours, which are ``a_day`` long. Outside of them no minute passes, so
    that 0 can stand on either side of the promise: ``overdue`` says on which.
    """
    time = minutes_in_words(minutes, a_day, translate)
    if overdue:
        words = N_("quá hạn {time}") if minutes else N_("vừa quá hạn")
    else:
        words = N_("còn {time}") if minutes else N_("sắp đến hạn")
    return translate(words).format(time=time)


def working_time_in_words(
    minutes: int, calendar: WorkingCalendar, translate: Callable[[str], str] = str
) -> str:
    """Say how much ``minutes`` of the office hours of ``calendar`` are."""
    return minutes_in_words(minutes, calendar.hours.minutes, translate)


def mean_hours(minutes: int, dossiers: int) -> str:
    """Return the mean of ``minutes`` over ``dossiers`` in hours, two decimals rounded half up.

    A dash where there is nothing to take the mean of.
    """
    if not dossiers:
        return "–"
    hundredths = (minutes * 200 + 60 * dossiers) // (120 * dossiers)
    return f"{hundredths // 100},{hundredths % 100:02d}"


def minutes_in_words(minutes: int, a_day: int, translate: Callable[[str], str] = str) -> str:
    """Say how much ``minutes`` are, ``a_day`` to a day, the sign left out: "2 ngày 3 giờ"."""
    days, rest = divmod(abs(minutes), a_day)
    hours, rest = divmod(rest, 60)
    amounts = ((days, N_("{count} ngày")), (hours, N_("{count} giờ")), (rest, N_("{count} phút")))
    # Two units are enough to act on: nobody needs the minutes of days, or the hours of weeks.
    units = 1 if days >= _LONG else 2
    told = [translate(unit).format(count=count) for count, unit in amounts if count][:units]
    return " ".join(told) if told else translate(N_("{count} phút")).format(count=0)


def _merged(pauses: Iterable[Pause]) -> list[tuple[datetime, datetime]]:
    """Return the ended pauses in order, overlapping ones as one."""
    spans = sorted((pause.started_at, pause.ended_at) for pause in pauses if pause.ended_at)
    merged: list[tuple[datetime, datetime]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            start, reached = merged.pop()
            end = max(end, reached)
        merged.append((start, end))
    return merged
