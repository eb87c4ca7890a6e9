"""The periods offices report on, counted from a day, and those they are compared with."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.words import N_

_ONE_DAY = timedelta(days=1)
# Nghị định 09/2019/NĐ-CP, Điều 12: periodic reports close on the 14th.
_REPORT_STARTS = 15


class PeriodKind(StrEnum):
    """The usual periods; those with a report in their name run from a 15th to a 14th."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    REPORT_MONTH = "report_month"
    REPORT_QUARTER = "report_quarter"
    REPORT_HALF = "report_half"
    REPORT_NINE_MONTHS = "report_nine_months"
    REPORT_YEAR = "report_year"
    YEAR_TO_DATE = "year_to_date"


PERIOD_LABELS: dict[PeriodKind, tuple[str, str]] = {
    PeriodKind.MONTH: (N_("Tháng này"), N_("Tháng trước")),
    PeriodKind.REPORT_MONTH: (N_("Tháng báo cáo (15–14)"), N_("Tháng báo cáo trước")),
    PeriodKind.REPORT_QUARTER: (N_("Quý báo cáo"), N_("Quý báo cáo trước")),
    PeriodKind.REPORT_HALF: (N_("6 tháng báo cáo"), N_("6 tháng báo cáo trước")),
    PeriodKind.REPORT_NINE_MONTHS: (N_("9 tháng báo cáo"), N_("9 tháng báo cáo năm trước")),
    PeriodKind.REPORT_YEAR: (N_("Năm báo cáo (15/12–14/12)"), N_("Năm báo cáo trước")),
    PeriodKind.YEAR_TO_DATE: (N_("Từ đầu năm đến nay"), N_("Cùng kỳ năm trước")),
    PeriodKind.DAY: (N_("Hôm nay"), N_("Hôm trước")),
    PeriodKind.WEEK: (N_("Tuần này"), N_("Tuần trước")),
}
"""How a period and the one before it are called, the most asked for first."""


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A named period; both days are included."""

    name: str
    first: date
    last: date


def report_periods(today: date) -> tuple[ReportPeriod, ...]:
    """Return the usual periods around ``today`` and the ones before, the most asked for first."""
    return tuple(
        ReportPeriod(label, *period_of(kind, today, previous=previous))
        for kind, labels in PERIOD_LABELS.items()
        for label, previous in zip(labels, (False, True), strict=True)
    )


def period_of(kind: PeriodKind, today: date, *, previous: bool = False) -> tuple[date, date]:
    """Return the first and last day of the period that ``today`` lies in, or of the one before.

    Reporting months, quarters, halves and years run from a 15th to a 14th (Nghị định
    09/2019/NĐ-CP, Điều 12), the year from 15 December; nine months are the first of it.
    """
    month = today.replace(day=1)
    # Shifted by half a month, reporting periods are the periods of the calendar.
    shifted = _months_on(month, 1) if today.day >= _REPORT_STARTS else month
    steps = 1 if previous else 0
    match kind:
        case PeriodKind.DAY:
            return today - steps * _ONE_DAY, today - steps * _ONE_DAY
        case PeriodKind.WEEK:
            monday = today - timedelta(days=today.weekday() + 7 * steps)
            return monday, monday + timedelta(days=6)
        case PeriodKind.MONTH:
            first = _months_on(month, -steps)
            return first, _months_on(first, 1) - _ONE_DAY
        case PeriodKind.REPORT_MONTH:
            return _reporting(shifted, 1, steps)
        case PeriodKind.REPORT_QUARTER:
            return _reporting(_begin(shifted, 3), 3, steps)
        case PeriodKind.REPORT_HALF:
            return _reporting(_begin(shifted, 6), 6, steps)
        case PeriodKind.REPORT_NINE_MONTHS:
            return _reporting(_months_on(_begin(shifted, 12), -12 * steps), 9, 0)
        case PeriodKind.REPORT_YEAR:
            return _reporting(_begin(shifted, 12), 12, steps)
        case PeriodKind.YEAR_TO_DATE:
            last = _a_year_before(today) if previous else today
            return date(last.year, 1, 1), last


def period_before(first: date, last: date) -> tuple[date, date]:
    """Return the period before one from ``first`` to ``last``, of as many months or else days."""
    months = whole_months(first, last)
    if months:
        return _months_on(first, -months), first - _ONE_DAY
    return first - (last - first) - _ONE_DAY, first - _ONE_DAY


def period_after(first: date, last: date) -> tuple[date, date]:
    """Return the period after one from ``first`` to ``last``, of as many months or else days."""
    months = whole_months(first, last)
    begin = last + _ONE_DAY
    if months:
        return begin, _months_on(begin, months) - _ONE_DAY
    return begin, begin + (last - first)


def period_a_year_before(first: date, last: date) -> tuple[date, date]:
    """Return the same days of the year before; a period of whole months stays one."""
    months = whole_months(first, last)
    begin = _a_year_before(first)
    return begin, _months_on(begin, months) - _ONE_DAY if months else _a_year_before(last)


def whole_months(first: date, last: date) -> int:
    """Return of how many whole months a period is, from any day on; 0 when it is of none."""
    after = last + _ONE_DAY
    if after.day != first.day:
        return 0
    return (after.year - first.year) * 12 + after.month - first.month


def months_in(first: date, last: date) -> tuple[tuple[date, date], ...]:
    """Return the months of a period one by one: its own whole ones, else those of the calendar.

    The first and the last of the calendar's are cut to the period.
    """
    begin = first if whole_months(first, last) else first.replace(day=1)
    spans: list[tuple[date, date]] = []
    while begin <= last:
        after = _months_on(begin, 1)
        spans.append((max(begin, first), min(after - _ONE_DAY, last)))
        begin = after
    return tuple(spans)


def _begin(month: date, months: int) -> date:
    """Return the month that the quarter, half or year of ``month`` begins with."""
    return month.replace(month=(month.month - 1) // months * months + 1)


def _reporting(month: date, months: int, steps: int) -> tuple[date, date]:
    begin = _months_on(month, -months * steps)
    first = _months_on(begin, -1).replace(day=_REPORT_STARTS)
    return first, _months_on(first, months) - _ONE_DAY


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _months_on(day: date, months: int) -> date:
    """Return the same day of another month, or the last one it has."""
    years, month = divmod(day.month - 1 + months, 12)
    first = day.replace(year=day.year + years, month=month + 1, day=1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.replace(day=min(day.day, length))
