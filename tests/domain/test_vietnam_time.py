"""Time as the office says it."""

from datetime import UTC, date, datetime

import pytest

from app.domain.vietnam_time import (
    local,
    office_day,
    short_date,
    short_moment,
    spelled_date,
    spelled_moment,
    to_local,
)


def test_the_office_day_begins_at_seven_in_the_evening_utc() -> None:
    assert office_day(datetime(2026, 11, 22, 16, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert office_day(datetime(2026, 11, 22, 17, 0, tzinfo=UTC)) == date(2026, 11, 23)


def test_a_naive_datetime_is_refused() -> None:
    for convert in (to_local, office_day):
        with pytest.raises(ValueError, match="naive"):
            convert(datetime(2026, 11, 22))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "spelled"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 12), "ngày 12 tháng 3 năm 2026"),
        (date(2026, 11, 1), "ngày 01 tháng 11 năm 2026"),
    ],
)
def test_days_and_months_are_spelled_as_the_decree_wants(day: date, spelled: str) -> None:
    assert spelled_date(day) == spelled


def test_short_and_long_forms() -> None:
    moment = local(2019, 11, 20, 8, 37)
    assert spelled_moment(moment) == "08 giờ 37 phút, ngày 20 tháng 11 năm 2019"
    assert short_moment(moment) == "08:37 20/11/2019"
    assert short_date(moment.date()) == "20/11/2019"
    assert moment == datetime(2019, 11, 20, 1, 37, tzinfo=UTC)
