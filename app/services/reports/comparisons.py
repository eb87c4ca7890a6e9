"""Counting a period beside others: the one before, last year's, and its months one by one."""

from collections.abc import Collection
from datetime import date

from app.domain.report_periods import months_in
from app.domain.reports.compared_periods import days_a_year_before, earlier_days
from app.domain.reports.comparison import EVERYTHING, PeriodCounts, comparison, key_measures
from app.domain.reports.figure import Span, span_of
from app.domain.reports.key_figures import KEY_FIGURES
from app.domain.reports.months import month_measures, months
from app.domain.reports.report import Section
from app.services.reports.report_work import ReportWork
from app.services.reports.visit_counts import other_counts


def compared(work: ReportWork, names: Collection[str] = EVERYTHING) -> Section:
    """Return the period beside the one before it and the same one of last year.

    Of a period that runs these are cut to its length.
    """
    return comparison(
        _counts(work, work.span),
        _counts(work, _span(work, *earlier_days(work.span))),
        _counts(work, _span(work, *days_a_year_before(work.span))),
        names,
    )


def by_month(work: ReportWork) -> Section:
    """Return the months of the period."""
    spans = [_span(work, *days) for days in months_in(work.span.first, work.span.last)]
    counted = [(span, work.count(*month_measures(span))) for span in spans]
    return months(work.span, counted, work.count(*month_measures(work.span)))


def _span(work: ReportWork, first: date, last: date) -> Span:
    return span_of(first, last, work.context.now())


def _counts(work: ReportWork, span: Span) -> PeriodCounts:
    figures = dict(zip(KEY_FIGURES, work.count(*key_measures(span)), strict=True))
    return PeriodCounts(span, figures, other_counts(work, span))
