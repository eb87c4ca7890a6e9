"""The periods offices report on, counted from a day; what is counted in them is elsewhere."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.words import N_

_ONE_DAY = timedelta(days=1)
# Nghị định 09/2019/NĐ-CP, Điều 12: periodic reports close on the 14th.
_REPORT_STARTS = 15


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A named period; both days are included."""

    name: str
    first: date
    last: date


def report_periods(today: date) -> tuple[ReportPeriod, ...]:
    """Return the usual periods around ``today``, the most asked for first.

    Reporting months, quarters and years run from a 15th to a 14th (Nghị định 09/2019/NĐ-CP,
    Điều 12); the year begins on 15 December.
    """
    month = today.replace(day=1)
    # Shifted by half a month, reporting periods are the periods of the calendar.
    shifted = _months_on(month, 1) if today.day >= _REPORT_STARTS else month
    quarter = shifted.replace(month=(shifted.month - 1) // 3 * 3 + 1)
    return (
        ReportPeriod(N_("Tháng này"), month, _months_on(month, 1) - _ONE_DAY),
        ReportPeriod(N_("Tháng trước"), _months_on(month, -1), month - _ONE_DAY),
        _reporting(N_("Tháng báo cáo (15–14)"), shifted, 1),
        _reporting(N_("Tháng báo cáo trước"), _months_on(shifted, -1), 1),
        _reporting(N_("Quý báo cáo"), quarter, 3),
        _reporting(N_("Năm báo cáo (15/12–14/12)"), shifted.replace(month=1), 12),
        ReportPeriod(N_("Từ đầu năm đến nay"), date(today.year, 1, 1), today),
    )


def _reporting(name: str, month: date, months: int) -> ReportPeriod:
    first = _months_on(month, -1).replace(day=_REPORT_STARTS)
    return ReportPeriod(name, first, _months_on(first, months) - _ONE_DAY)


def _months_on(day: date, months: int) -> date:
    """Return the same day of another month; ``day`` is a day that every month has."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)
