import pytest

from app.domain.time_limit import LimitUnit, TimeLimit, limit_in_words, parse_limit
from app.errors import InputError


@pytest.mark.parametrize(
    ("text", "limit", "words"),
    [
        ("at once", TimeLimit(0, LimitUnit.AT_ONCE), "ngay khi nhận đủ hồ sơ"),
        ("same day", TimeLimit(0, LimitUnit.SAME_DAY), "trong ngày"),
        ("4 working hours", TimeLimit(4, LimitUnit.WORKING_HOURS), "4 giờ làm việc"),
        ("1 half day", TimeLimit(1, LimitUnit.HALF_DAYS), "1 buổi làm việc"),
        ("5 working days", TimeLimit(5, LimitUnit.WORKING_DAYS), "5 ngày làm việc"),
        ("10 calendar days", TimeLimit(10, LimitUnit.CALENDAR_DAYS), "10 ngày"),
        ("1 month", TimeLimit(1, LimitUnit.MONTHS), "1 tháng"),
        ("24 clock hours", TimeLimit(24, LimitUnit.CLOCK_HOURS), "24 giờ"),
        ("  1  Working  DAY ", TimeLimit(1, LimitUnit.WORKING_DAYS), "1 ngày làm việc"),
        ("2 MONTHS", TimeLimit(2, LimitUnit.MONTHS), "2 tháng"),
        ("Same Day", TimeLimit(0, LimitUnit.SAME_DAY), "trong ngày"),
    ],
)
def test_a_limit_is_read_and_said(text: str, limit: TimeLimit, words: str) -> None:
    assert parse_limit(text) == limit
    assert parse_limit(words) == parse_limit(words.upper()) == limit
    assert limit_in_words(limit) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "5 days",
        "0 working days",
        "-1 month",
        "2.5 months",
        "1000 months",
        "0 ngày",
        "soon",
    ],
)
def test_anything_else_is_refused_with_the_forms_that_are_understood(text: str) -> None:
    with pytest.raises(InputError, match="5 working days") as caught:
        parse_limit(text)
    assert caught.value.field == "time_limit"


@pytest.mark.parametrize(
    ("value", "unit"),
    [(0, LimitUnit.WORKING_DAYS), (-1, LimitUnit.MONTHS), (1, LimitUnit.SAME_DAY)],
)
def test_a_limit_without_a_sensible_number_cannot_be_made(value: int, unit: LimitUnit) -> None:
    with pytest.raises(ValueError, match="no time limit"):
        TimeLimit(value, unit)


def test_the_words_can_be_asked_for_in_another_language() -> None:
    english = {"{value} ngày làm việc": "{value} working day(s)"}
    limit = TimeLimit(5, LimitUnit.WORKING_DAYS)
    assert limit_in_words(limit, english.__getitem__) == "5 working day(s)"
