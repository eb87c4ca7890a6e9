from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.report_periods import ReportPeriod, report_periods


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


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_period_but_the_past_ones_holds_today(today: date) -> None:
    def past(one: ReportPeriod) -> bool:
        return one.name.endswith("trước")

    assert all((one.first <= today <= one.last) != past(one) for one in report_periods(today))
