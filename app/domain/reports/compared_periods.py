"""The periods another one is set beside, as long as it: a month that runs beside as much of one."""

from datetime import date

from app.domain.report_periods import period_a_year_before, period_before
from app.domain.reports.figure import Span

Days = tuple[date, date]


def earlier_days(span: Span) -> Days:
    """Return the period before ``span``; of one that runs, as many days as it has had."""
    first, last = period_before(span.first, span.last)
    return first, min(last, first + (span.reached - span.first)) if span.runs else last


def days_a_year_before(span: Span) -> Days:
    """Return the same days of the year before; of a period that runs, up to the same day."""
    return period_a_year_before(span.first, span.reached if span.runs else span.last)
