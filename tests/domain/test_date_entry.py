"""What clerks type for dates, and what is meant by it."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.date_entry import DateSense, parse_date
from app.errors import InputError

TODAY = date(2025, 11, 24)
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4/11", date(2025, 11, 4)),
        ("4/11/25", date(2025, 11, 4)),
        ("04/11/2025", date(2025, 11, 4)),
        ("04112025", date(2025, 11, 4)),
        ("041125", date(2025, 11, 4)),
        ("0411", date(2025, 11, 4)),
        ("4-11-2025", date(2025, 11, 4)),
        ("4.11.25", date(2025, 11, 4)),
        ("4 11 2025", date(2025, 11, 4)),
        ("  4/11 ", date(2025, 11, 4)),
        ("+3", date(2025, 11, 27)),
        ("+ 3", date(2025, 11, 27)),
        ("-1", date(2025, 11, 23)),
        ("nay", TODAY),
        ("Hôm nay", TODAY),
        ("mai", date(2025, 11, 25)),
        ("MAI", date(2025, 11, 25)),
        ("hôm qua", date(2025, 11, 23)),
        ("2/1", date(2026, 1, 2)),
        ("29/2", date(2024, 2, 29)),
    ],
)
def test_a_clerk_may_type_a_date_in_many_ways(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY) == meant


def test_nothing_typed_is_no_date() -> None:
    assert parse_date("  ", TODAY) is None


@pytest.mark.parametrize("typed", ["31/2", "0/1", "12/13/2025", "29/2/2023", "00000000"])
def test_a_day_that_no_calendar_has_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_date(typed, TODAY, field="birth_date")
    assert caught.value.field == "birth_date"
    assert typed not in str(caught.value)


@pytest.mark.parametrize(
    "typed", ["hôm nào", "4", "4/11/2", "4//11", "٤/١١", "+", "2025-11-04", "+99999"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        parse_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "sense", "meant"),
    [
        ("1/12/30", DateSense.PAST, date(1930, 12, 1)),
        ("1/12/25", DateSense.PAST, date(1925, 12, 1)),
        ("24/11/25", DateSense.PAST, date(2025, 11, 24)),
        ("1/12/30", DateSense.NEAR, date(2030, 12, 1)),
        ("25/11", DateSense.PAST, date(2024, 11, 25)),
        ("23/11", DateSense.FUTURE, date(2026, 11, 23)),
        ("1/12/1930", DateSense.FUTURE, date(1930, 12, 1)),
    ],
)
def test_a_date_without_a_full_year_falls_on_the_side_that_the_field_means(
    typed: str, sense: DateSense, meant: date
) -> None:
    assert parse_date(typed, TODAY, sense=sense) == meant


@given(day=DAYS, today=DAYS, form=st.sampled_from(["{:%d/%m/%Y}", "{:%d%m%Y}", "{:%d-%m-%Y}"]))
def test_a_full_date_always_means_itself(day: date, today: date, form: str) -> None:
    assert parse_date(form.format(day), today) == day


@given(today=DAYS, days=st.integers(-3000, 3000))
def test_an_offset_counts_calendar_days(today: date, days: int) -> None:
    assert parse_date(f"{days:+d}", today) == today + timedelta(days=days)


@given(day=DAYS, today=DAYS)
def test_a_day_and_month_mean_the_nearest_such_day(day: date, today: date) -> None:
    meant = parse_date(f"{day:%d/%m}", today)
    assert meant is not None
    assert (meant.day, meant.month) == (day.day, day.month)
    assert abs(meant - today) <= timedelta(days=183 if (day.day, day.month) != (29, 2) else 2930)


@given(text=st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        parse_date(text, TODAY)
