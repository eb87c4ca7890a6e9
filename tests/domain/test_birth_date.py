from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.birth_date import BirthDate, parse_birth_date
from app.errors import InputError

complete = st.dates(date(1900, 1, 1), date(2399, 12, 31)).map(
    lambda day: BirthDate(day.year, day.month, day.day)
)
incomplete = st.builds(BirthDate, st.integers(1900, 2399), st.none() | st.integers(1, 12))


@given(complete | incomplete)
def test_a_date_of_birth_is_read_back_as_written(birth: BirthDate) -> None:
    assert parse_birth_date(str(birth)) == birth


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("01021998", BirthDate(1998, 2, 1)),
        (" 1/2/1998 ", BirthDate(1998, 2, 1)),
        ("1-2-1998", BirthDate(1998, 2, 1)),
        ("01.02.1998", BirthDate(1998, 2, 1)),
        ("29/02/1996", BirthDate(1996, 2, 29)),
        ("02/1998", BirthDate(1998, 2)),
        ("1945", BirthDate(1945)),
        ("00001945", BirthDate(1945)),
        ("00051945", BirthDate(1945, 5)),
        ("00/00/1945", BirthDate(1945)),
    ],
)
def test_papers_write_a_date_of_birth_in_many_ways(text: str, birth: BirthDate) -> None:
    assert parse_birth_date(text) == birth


def test_only_a_whole_date_is_complete() -> None:
    assert BirthDate(1998, 2, 1).complete == date(1998, 2, 1)
    assert BirthDate(1998, 2).complete is None
    assert BirthDate(1998).complete is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "abc", "98", "1/2/98", "1899", "2400", "/1998", "1/2/3/1998", "13/1998"),
        *("30/02/1998", "29021997", "32011998", "01001998", "1 tháng 2 năm 1998", "١٩٤٥"),
    ],
)
def test_what_is_no_date_of_birth_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_birth_date(text)
    assert refused.value.field == "birth"
    assert not refused.value.values


def test_a_day_without_its_month_cannot_exist() -> None:
    with pytest.raises(ValueError, match="date of birth"):
        BirthDate(1998, None, 1)


def test_a_date_of_birth_does_not_show_in_a_log() -> None:
    assert "1998" not in repr(BirthDate(1998, 2, 1))
