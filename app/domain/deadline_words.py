"""The sentence that explains a deadline to the citizen, day by day, in one line.

Built from templates only, so that another language can be asked for; nothing is computed here.
"""

from collections.abc import Callable, Iterable
from datetime import date, time
from itertools import groupby

from app.domain.deadline import Deadline, LaterStart, Step
from app.domain.time_limit import LimitUnit, limit_in_words
from app.domain.vietnam_time import short_date, weekday_name
from app.words import N_

Translate = Callable[[str], str]

# More days than fingers are not counted aloud: longer limits are told by their first and last day.
_MOST_LISTED_DAYS = 10


def explain(deadline: Deadline, translate: Translate = str) -> str:
    """Tell in one line how ``deadline`` came about; ``translate`` maps each Vietnamese template.

    For example: "3 ngày làm việc: 23/11, (24 nghỉ: Ngày Văn hóa Việt Nam), 25, 26 → 17 giờ 30,
    thứ Năm 26/11/2026".
    """
    text = limit_in_words(deadline.limit, translate)
    text = text[0].upper() + text[1:]
    if start := _start_words(deadline, translate):
        text = f"{text}; {start}"
    if way := _way_words(deadline, translate):
        text = f"{text}: {way}"
    due = translate(N_("{time}, {weekday} {day}")).format(
        time=_time_words(deadline.due.time(), translate),
        weekday=translate(weekday_name(deadline.due.date())),
        day=short_date(deadline.due.date()),
    )
    text = f"{text} → {due}"
    if deadline.unconfirmed_years:
        years = ", ".join(str(year) for year in sorted(deadline.unconfirmed_years))
        warning = translate(N_("lịch nghỉ năm {years} chưa được xác nhận")).format(years=years)
        text = f"{text} ({warning})"
    return text


def _start_words(deadline: Deadline, translate: Translate) -> str:
    """Say why the clock starts later than the reception, and which holidays lay between."""
    start = deadline.clock_started_at
    match deadline.later_start:
        case None:
            return ""
        case LaterStart.BEFORE_OPENING:
            if deadline.limit.unit not in (LimitUnit.WORKING_HOURS, LimitUnit.HALF_DAYS):
                return ""
            template = N_("nhận trước giờ làm việc nên tính từ {time}")
        case LaterStart.LATE_IN_SESSION:
            template = N_("nhận khi buổi sắp hết hoặc đã hết nên tính từ buổi sau")
        case LaterStart.AFTER_CUT_OFF:
            template = N_("nhận sau {cut_off} nên tính từ ngày làm việc tiếp theo")
        case LaterStart.AFTER_CLOSING:
            template = N_("nhận sau giờ làm việc nên tính như nhận đầu giờ {weekday} {day}")
        case LaterStart.REST_DAY:
            template = N_("nhận vào ngày nghỉ nên tính như nhận đầu giờ {weekday} {day}")
    reason = translate(template).format(
        time=_time_words(start.time(), translate),
        cut_off=_time_words(deadline.cut_off, translate),
        weekday=translate(weekday_name(start.date())),
        day=f"{start:%d/%m}",
    )
    holidays = _named_rests(_groups(deadline.waited), translate)
    return " ".join((reason, *holidays))


def _way_words(deadline: Deadline, translate: Translate) -> str:
    """Tell the days or hours that were counted, shortened when they are many."""
    match deadline.limit.unit:
        case LimitUnit.AT_ONCE:
            return translate(N_("chậm nhất hết giờ làm việc"))
        case LimitUnit.SAME_DAY:
            return ""
        case LimitUnit.CLOCK_HOURS:
            return translate(N_("tính liên tục cả đêm và ngày nghỉ, từ {time} ngày {day}")).format(
                time=_time_words(deadline.clock_started_at.time(), translate),
                day=f"{deadline.clock_started_at:%d/%m}",
            )
        case LimitUnit.WORKING_HOURS | LimitUnit.HALF_DAYS:
            if len(deadline.steps) <= _MOST_LISTED_DAYS:
                return _listed_hours(deadline.steps, translate)
        case LimitUnit.MONTHS | LimitUnit.CALENDAR_DAYS | LimitUnit.WORKING_DAYS:
            pass
    return _days_words(deadline, translate)


def _days_words(deadline: Deadline, translate: Translate) -> str:
    groups = _groups(deadline.steps)
    moved = [] if groups[-1][0].counts else groups.pop()
    counted = [step.day for group in groups for step in group if step.counts]
    shorten = len(counted) > _MOST_LISTED_DAYS
    told = (_first_to_last if shorten else _listed_days)(groups, translate)
    wanted = deadline.clock_started_at.day
    if deadline.limit.unit is LimitUnit.MONTHS and counted[-1].day < wanted:
        note = translate(N_("tháng {month} không có ngày {day}"))
        told = f"{told} ({note.format(month=counted[-1].month, day=wanted)})"
    if moved:
        told = translate(N_("{days}, {rest} nên chuyển sang ngày làm việc tiếp theo")).format(
            days=told, rest=_rest_words(moved, _DayTeller(), translate)
        )
    return told


def _listed_days(groups: list[list[Step]], translate: Translate) -> str:
    tell = _DayTeller()
    told: list[str] = []
    for group in groups:
        if group[0].counts:
            told += (_counted_day(step, tell, translate) for step in group)
        else:
            told.append(_rest_words(group, tell, translate))
    return ", ".join(told)


def _counted_day(step: Step, tell: "_DayTeller", translate: Translate) -> str:
    day = tell(step.day)
    return translate(N_("{day} (làm bù)")).format(day=day) if step.name else day


def _first_to_last(groups: list[list[Step]], translate: Translate) -> str:
    """Tell a long way by its ends, with the holidays on it; plain weekends are not listed."""
    first, last = groups[0][0].day, groups[-1][-1].day
    # Twelve months end on a day that reads as if it came before the first.
    day_form = "%d/%m" if first.year == last.year else "%d/%m/%Y"
    told = translate(N_("từ {first} đến {last}")).format(
        first=first.strftime(day_form), last=last.strftime(day_form)
    )
    steps = [step for group in groups for step in group]
    made_up = sorted({step.day for step in steps if step.counts and step.name})
    if made_up:
        days = ", ".join(f"{day:%d/%m}" for day in made_up)
        told += translate(N_(", kể cả ngày làm bù {days}")).format(days=days)
    if any(not step.counts for step in steps):
        rests = [translate(N_("thứ Bảy, Chủ nhật")), *_named_rests(groups, translate)]
        told += translate(N_(", trừ {rests}")).format(rests=", ".join(rests))
    return told


def _listed_hours(steps: tuple[Step, ...], translate: Translate) -> str:
    one_day = steps[0].day == steps[-1].day
    told: list[str] = []
    for group in _groups(steps):
        if not group[0].counts:
            told.append(_rest_words(group, _DayTeller(), translate))
            continue
        for day, spans in groupby(group, key=lambda step: step.day):
            hours = ", ".join(
                f"{step.hours.start:%H:%M}–{step.hours.end:%H:%M}" for step in spans if step.hours
            )
            dated = translate(N_("{hours} ngày {day}")).format(hours=hours, day=f"{day:%d/%m}")
            told.append(hours if one_day else dated)
    return ", ".join(told)


def _named_rests(groups: list[list[Step]], translate: Translate) -> list[str]:
    """Return the words for those stretches of rest that hold more than a weekend."""
    return [
        _rest_words(group, _DayTeller(), translate)
        for group in groups
        if not group[0].counts and any(step.name for step in group)
    ]


def _rest_words(group: list[Step], tell: "_DayTeller", translate: Translate) -> str:
    days = tell.span(group[0].day, group[-1].day)
    names = list(dict.fromkeys(translate(step.name) for step in group if step.name))
    if not names:
        return translate(N_("({days} nghỉ)")).format(days=days)
    return translate(N_("({days} nghỉ: {names})")).format(days=days, names=", ".join(names))


def _groups(steps: Iterable[Step]) -> list[list[Step]]:
    return [list(group) for _, group in groupby(steps, key=lambda step: step.counts)]


def _time_words(moment: time, translate: Translate) -> str:
    template = N_("{hour} giờ {minute}") if moment.minute else N_("{hour} giờ")
    return translate(template).format(hour=f"{moment:%H}", minute=f"{moment:%M}")


class _DayTeller:
    """Names days the way one reads them out: the month is said again only when it changes."""

    def __init__(self) -> None:
        self._month = 0

    def __call__(self, day: date) -> str:
        if day.month == self._month:
            return str(day.day)
        self._month = day.month
        return f"{day:%d/%m}"

    def span(self, first: date, last: date) -> str:
        """Name an unbroken stretch of days by its ends."""
        if first.month != last.month:
            self._month = last.month
            return f"{first:%d/%m}–{last:%d/%m}"
        if first.month == self._month:
            return f"{first.day}–{last.day}" if first < last else str(first.day)
        self._month = first.month
        return f"{first:%d}–{last:%d/%m}" if first < last else f"{first:%d/%m}"
