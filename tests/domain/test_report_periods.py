from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.report_periods import (
    PeriodKind,
    months_in,
    period_a_year_before,
    period_after,
    period_before,
    period_of,
    report_periods,
)


def period(today: date, name: str) -> tuple[date, date]:
    found = next(one for one in report_periods(today) if one.name == name)
    return found.first, found.last


def test_a_reporting_month_runs_from_the_15th_to_the_14th() -> None:
    name = "Tháng báo cáo (15–14)"
    assert period(date(2026, 11, 14), name) == (date(2026, 10, 15), date(2026, 11, 14))
    assert period(date(2026, 11, 15), name) == (date(2026, 11, 15), date(2026, 12, 14))
    assert period(date(2026, 12, 20), name) == (date(2026, 12, 15), date(2027, 1, 14))
    before = period(date(2026, 1, 3), "Tháng báo cáo trước")
    assert before == (date(2025, 11, 15), date(2025, 12, 14))


def test_a_reporting_year_begins_on_15_december() -> None:
    name = "Năm báo cáo (15/12–14/12)"
    assert period(date(2026, 12, 14), name) == (date(2025, 12, 15), date(2026, 12, 14))
    assert period(date(2026, 12, 15), name) == (date(2026, 12, 15), date(2027, 12, 14))


def test_a_reporting_quarter_ends_in_its_last_month() -> None:
    assert period(date(2026, 8, 1), "Quý báo cáo") == (date(2026, 6, 15), date(2026, 9, 14))


def test_the_year_so_far_ends_today() -> None:
    assert period(date(2021, 11, 20), "Từ đầu năm đến nay") == (
        date(2021, 1, 1),
        date(2021, 11, 20),
    )


def test_nine_months_and_halves_begin_with_the_reporting_year() -> None:
    assert period(date(2026, 11, 20), "9 tháng báo cáo") == (date(2025, 12, 15), date(2026, 9, 14))
    assert period(date(2026, 11, 20), "6 tháng báo cáo") == (date(2026, 6, 15), date(2026, 12, 14))
    before = period(date(2026, 11, 20), "6 tháng báo cáo trước")
    assert before == (date(2025, 12, 15), date(2026, 6, 14))


def test_a_week_begins_on_monday() -> None:
    assert period(date(2026, 11, 22), "Tuần này") == (date(2026, 11, 16), date(2026, 11, 22))


def test_a_period_is_compared_with_as_many_months_before_it() -> None:
    month = (date(2026, 10, 15), date(2026, 11, 14))
    assert period_before(*month) == (date(2026, 9, 15), date(2026, 10, 14))
    assert period_a_year_before(*month) == (date(2025, 10, 15), date(2025, 11, 14))
    assert period_before(date(2024, 3, 1), date(2024, 3, 31)) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
    )
    february = (date(2024, 2, 1), date(2024, 2, 29))
    assert period_a_year_before(*february) == (date(2023, 2, 1), date(2023, 2, 28))


def test_one_step_on_is_one_step_back() -> None:
    for days in (
        (date(2026, 10, 15), date(2026, 11, 14)),
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2026, 11, 2), date(2026, 11, 6)),
    ):
        assert period_before(*period_after(*days)) == days


def test_other_days_are_compared_with_as_many_days() -> None:
    days = (date(2026, 11, 2), date(2026, 11, 6))
    assert period_before(*days) == (date(2026, 10, 28), date(2026, 11, 1))
    assert period_a_year_before(date(2024, 2, 29), date(2024, 2, 29)) == (
        date(2023, 2, 28),
        date(2023, 2, 28),
    )


def test_a_year_falls_into_its_months() -> None:
    assert months_in(date(2025, 12, 15), date(2026, 2, 14)) == (
        (date(2025, 12, 15), date(2026, 1, 14)),
        (date(2026, 1, 15), date(2026, 2, 14)),
    )
    assert months_in(date(2021, 10, 5), date(2021, 11, 20)) == (
        (date(2021, 10, 5), date(2021, 10, 31)),
        (date(2021, 11, 1), date(2021, 11, 20)),
    )


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(PeriodKind))
def test_the_period_of_a_day_holds_it_and_the_one_before_ends_with_it_or_earlier(
    today: date, kind: PeriodKind
) -> None:
    first, last = period_of(kind, today)
    before = period_of(kind, today, previous=True)
    assert first <= today
    assert today <= last or kind is PeriodKind.REPORT_NINE_MONTHS
    assert before[0] <= before[1] < last


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 500))
def test_the_months_of_a_period_are_the_period(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    months = months_in(first, last)
    assert (months[0][0], months[-1][1]) == (first, last)
    assert all(one[1] + timedelta(days=1) == after[0] for one, after in pairwise(months))
    assert period_before(first, last)[1] == first - timedelta(days=1)
    assert period_before(*period_after(first, last))[1] == last
