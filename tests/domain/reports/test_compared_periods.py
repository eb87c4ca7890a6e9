"""What a period is set beside is as long as it is."""

from datetime import date

from app.domain.reports.compared_periods import days_a_year_before, earlier_days
from app.domain.reports.figure import span_of
from app.domain.vietnam_time import local

NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)


def test_a_month_that_is_over_stands_beside_whole_ones() -> None:
    over = span_of(*NOVEMBER, local(2026, 12, 1))
    assert not over.runs
    assert earlier_days(over) == (date(2026, 10, 1), date(2026, 10, 31))
    assert days_a_year_before(over) == (date(2025, 11, 1), date(2025, 11, 30))


def test_a_month_that_runs_stands_beside_as_many_days() -> None:
    running = span_of(*NOVEMBER, local(2026, 11, 20, 9))
    assert running.runs
    assert running.reached == date(2026, 11, 20)
    assert earlier_days(running) == (date(2026, 10, 1), date(2026, 10, 20))
    assert days_a_year_before(running) == (date(2025, 11, 1), date(2025, 11, 20))


def test_a_shorter_month_before_is_not_left() -> None:
    march = span_of(date(2026, 3, 1), date(2026, 3, 31), local(2026, 3, 30, 9))
    assert earlier_days(march) == (date(2026, 2, 1), date(2026, 2, 28))


def test_a_period_still_to_come_is_not_cut() -> None:
    to_come = span_of(date(2027, 1, 1), date(2027, 3, 31), local(2026, 11, 20, 9))
    assert to_come.reached < to_come.first
    assert not to_come.runs
    assert earlier_days(to_come)[1] == date(2026, 12, 31)
    assert days_a_year_before(to_come) == (date(2026, 1, 1), date(2026, 3, 31))
