from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.vietnam_time import local
from app.domain.working_calendar import DayKind, OfficeHours, Session, WorkingCalendar
from app.errors import InputError, RuleError
from tests.domain.calendars import SHIPPED, entered, instants

days = st.dates(date(2025, 12, 1), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 24), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 4, 27), False),
        (date(2024, 5, 4), True),
    ],
)
def test_holidays_and_swaps_win_over_the_weekday(day: date, worked: bool) -> None:
    assert SHIPPED.is_working_day(day) is worked
    assert bool(SHIPPED.sessions(day)) is worked


def test_after_tet_work_begins_on_the_monday() -> None:
    assert SHIPPED.next_working_day(date(2026, 2, 13)) == date(2026, 2, 23)
    assert SHIPPED.working_day_on_or_after(date(2026, 2, 16)) == date(2026, 2, 23)
    assert SHIPPED.working_day_on_or_after(date(2026, 2, 23)) == date(2026, 2, 23)


def test_a_calendar_without_working_days_says_so_instead_of_giving_the_last_day_it_knows() -> None:
    first = date(2030, 1, 1)
    closed = SHIPPED.with_changes(days=[entered(first + timedelta(n)) for n in range(500)])
    with pytest.raises(RuleError, match="31/12/2029"):
        closed.next_working_day(date(2029, 12, 31))


def test_a_year_without_data_is_computed_from_weekends_and_is_not_confirmed() -> None:
    assert SHIPPED.next_working_day(date(2040, 1, 6)) == date(2040, 1, 9)
    assert not SHIPPED.is_confirmed(2040)
    assert (SHIPPED.knows(2027), SHIPPED.knows(2020), SHIPPED.knows(2040)) == (True, False, False)
    assert SHIPPED.is_confirmed(2026)
    assert not SHIPPED.is_confirmed(2027)


def test_the_name_says_why_a_day_is_off() -> None:
    assert SHIPPED.name_of(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert SHIPPED.name_of(date(2026, 4, 27)) == "Nghỉ bù Ngày Giỗ Tổ Hùng Vương"
    assert SHIPPED.name_of(date(2026, 1, 10)) == "Ngày làm bù"
    assert SHIPPED.name_of(date(2026, 11, 21)) == "Nghỉ cuối tuần"
    assert SHIPPED.name_of(date(2026, 11, 20)) == ""


def test_changes_replace_and_remove_days_and_leave_the_first_calendar_alone() -> None:
    changed = SHIPPED.with_changes(
        days=[entered(date(2027, 2, 11)), entered(date(2026, 11, 24), DayKind.MAKE_UP)],
        removed=[date(2027, 2, 4)],
        confirmed_years=[2027],
    )
    assert not changed.is_working_day(date(2027, 2, 11))
    assert changed.is_working_day(date(2026, 11, 24))
    assert changed.is_working_day(date(2027, 2, 4))
    assert changed.confirmed_years == SHIPPED.confirmed_years | {2027}
    assert not SHIPPED.is_working_day(date(2027, 2, 4))


def test_a_day_cannot_stand_in_the_calendar_twice() -> None:
    twice = (entered(date(2026, 1, 1)), entered(date(2026, 1, 1)))
    with pytest.raises(ValueError, match="twice"):
        WorkingCalendar(twice, frozenset())


def test_opening_and_closing_are_those_of_the_sessions() -> None:
    assert SHIPPED.opening(date(2026, 11, 20)) == local(2026, 11, 20, 8)
    assert SHIPPED.closing(date(2026, 11, 20)) == local(2026, 11, 20, 17, 30)
    with pytest.raises(RuleError, match="21/11/2026"):
        SHIPPED.opening(date(2026, 11, 21))
    with pytest.raises(RuleError):
        SHIPPED.closing(date(2026, 11, 24))


@pytest.mark.parametrize(
    ("wanted", "moment"),
    [
        (time(7), time(8)),
        (time(9, 15), time(9, 15)),
        (time(12), time(12)),
        (time(12, 30), time(13, 30)),
        (time(18), time(17, 30)),
    ],
)
def test_a_wanted_time_is_moved_into_the_sessions(wanted: time, moment: time) -> None:
    assert SHIPPED.open_moment(date(2026, 11, 20), wanted).time() == moment


@pytest.mark.parametrize(
    "sessions",
    [
        (),
        (Session(time(12), time(8)),),
        (Session(time(8), time(12)), Session(time(11), time(17))),
        (Session(time(13), time(17)), Session(time(8), time(12))),
    ],
)
def test_office_hours_that_overlap_or_run_backwards_are_refused(
    sessions: tuple[Session, ...],
) -> None:
    with pytest.raises(InputError):
        OfficeHours(sessions)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (local(2026, 11, 20, 10, 15), 240, local(2026, 11, 20, 15, 45)),
        (local(2026, 11, 20, 8), 240, local(2026, 11, 20, 12)),
        (local(2026, 11, 20, 12, 30), 1, local(2026, 11, 20, 13, 31)),
        (local(2026, 11, 20, 17, 30), 1, local(2026, 11, 23, 8, 1)),
        (local(2026, 11, 21, 9), 480, local(2026, 11, 23, 17, 30)),
        (local(2026, 11, 23, 16, 30), 61, local(2026, 11, 25, 8, 1)),
        (local(2026, 11, 21, 9), 0, local(2026, 11, 21, 9)),
    ],
)
def test_minutes_are_added_across_lunch_nights_and_holidays(
    start: datetime, minutes: int, end: datetime
) -> None:
    assert SHIPPED.add_working_time(start, timedelta(minutes=minutes)) == end
    assert SHIPPED.add_working_time(start.astimezone(UTC), timedelta(minutes=minutes)) == end


def test_working_time_cannot_be_taken_away() -> None:
    with pytest.raises(ValueError, match="only added"):
        SHIPPED.add_working_time(local(2026, 11, 20, 9), timedelta(minutes=-1))


def test_minutes_between_count_only_office_hours() -> None:
    friday, wednesday = local(2026, 11, 20, 17), local(2026, 11, 25, 9)
    assert SHIPPED.working_minutes_between(friday, wednesday) == 30 + 480 + 60
    assert SHIPPED.working_minutes_between(wednesday, friday) == -570
    assert SHIPPED.working_minutes_between(local(2026, 11, 20, 11), local(2026, 11, 20, 13)) == 60
    assert SHIPPED.working_minutes_between(friday, friday + timedelta(seconds=119)) == 1


def test_whole_years_are_counted_day_by_day() -> None:
    worked = SHIPPED.working_days_between(date(2021, 1, 1), date(2028, 12, 31))
    span = SHIPPED.working_minutes_between(local(2021, 1, 1), local(2029, 1, 1))
    assert span == worked * 480


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2021, 1, 1), date(2021, 11, 20), 220),
        (date(2026, 11, 20), date(2026, 11, 20), 1),
        (date(2026, 11, 21), date(2026, 11, 22), 0),
        (date(2026, 11, 22), date(2026, 11, 20), 0),
    ],
)
def test_working_days_are_counted_with_both_ends(first: date, last: date, count: int) -> None:
    assert SHIPPED.working_days_between(first, last) == count


@given(days, st.integers(0, 90))
def test_counting_days_agrees_with_walking_them(first: date, length: int) -> None:
    walked = sum(SHIPPED.is_working_day(first + timedelta(n)) for n in range(length + 1))
    assert SHIPPED.working_days_between(first, first + timedelta(length)) == walked


@given(instants, st.timedeltas(timedelta(), timedelta(hours=200)))
def test_time_added_is_the_time_between(start: datetime, amount: timedelta) -> None:
    end = SHIPPED.add_working_time(start, amount)
    assert SHIPPED.working_time_between(start, end) == amount


@given(instants, instants, instants)
def test_time_between_adds_up_over_any_point_in_between(
    first: datetime, second: datetime, third: datetime
) -> None:
    through = SHIPPED.working_time_between(first, second) + SHIPPED.working_time_between(
        second, third
    )
    assert SHIPPED.working_time_between(first, third) == through
