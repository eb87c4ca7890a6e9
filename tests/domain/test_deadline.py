from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.deadline import AppointmentTime, LaterStart, compute_deadline
from app.domain.time_limit import LimitUnit, TimeLimit, parse_limit
from app.domain.vietnam_time import local
from app.domain.working_calendar import OfficeHours, Session, WorkingCalendar
from tests.domain.calendars import SHIPPED, entered, instants

COUNTED = [unit for unit in LimitUnit if unit not in (LimitUnit.AT_ONCE, LimitUnit.SAME_DAY)]
limits = st.one_of(
    st.sampled_from([TimeLimit(0, LimitUnit.AT_ONCE), TimeLimit(0, LimitUnit.SAME_DAY)]),
    st.builds(TimeLimit, st.integers(1, 45), st.sampled_from(COUNTED)),
)
day_limits = st.one_of(
    st.sampled_from([TimeLimit(0, LimitUnit.AT_ONCE), TimeLimit(0, LimitUnit.SAME_DAY)]),
    st.builds(
        TimeLimit,
        st.integers(1, 45),
        st.sampled_from([one for one in COUNTED if one is not LimitUnit.CLOCK_HOURS]),
    ),
)
appointments = st.one_of(st.sampled_from(AppointmentTime), st.times())
# With the time of day of the reception, days that roll onto the same Monday keep their own times.
steady_appointments = st.one_of(st.just(AppointmentTime.END_OF_DAY), st.times())


def inside_a_session(instant: datetime, calendar: WorkingCalendar) -> bool:
    return any(
        session.start <= instant.time() <= session.end
        for session in calendar.sessions(instant.date())
    )


@pytest.mark.parametrize(
    ("limit", "received", "due"),
    [
        ("same day", local(2026, 11, 16, 9, 10), local(2026, 11, 16, 17, 30)),
        ("same day", local(2026, 11, 16, 15, 0), local(2026, 11, 16, 17, 30)),
        ("same day", local(2026, 11, 16, 15, 1), local(2026, 11, 17, 17, 30)),
        ("same day", local(2026, 11, 23, 15, 30), local(2026, 11, 25, 17, 30)),
        ("same day", local(2026, 11, 16, 17, 31), local(2026, 11, 17, 17, 30)),
        ("same day", local(2026, 11, 16, 6, 0), local(2026, 11, 16, 17, 30)),
        ("same day", local(2026, 11, 21, 16, 0), local(2026, 11, 23, 17, 30)),
        ("same day", local(2026, 8, 22, 9, 0), local(2026, 8, 22, 17, 30)),
        ("at once", local(2026, 11, 16, 9, 10), local(2026, 11, 16, 17, 30)),
        ("4 working hours", local(2026, 11, 16, 10, 15), local(2026, 11, 16, 15, 45)),
        ("4 working hours", local(2026, 11, 23, 16, 30), local(2026, 11, 25, 11, 0)),
        ("4 working hours", local(2026, 11, 16, 6, 0), local(2026, 11, 16, 12, 0)),
        ("4 working hours", local(2026, 11, 16, 12, 0), local(2026, 11, 16, 17, 30)),
        ("4 working hours", local(2026, 11, 16, 12, 40), local(2026, 11, 16, 17, 30)),
        ("4 working hours", local(2026, 11, 21, 9, 0), local(2026, 11, 23, 12, 0)),
        ("1 half day", local(2026, 11, 16, 8, 0), local(2026, 11, 16, 12, 0)),
        ("1 half day", local(2026, 11, 16, 11, 29), local(2026, 11, 16, 12, 0)),
        ("1 half day", local(2026, 11, 16, 11, 30), local(2026, 11, 16, 12, 0)),
        ("1 half day", local(2026, 11, 16, 11, 31), local(2026, 11, 16, 17, 30)),
        ("1 half day", local(2026, 11, 16, 12, 40), local(2026, 11, 16, 17, 30)),
        ("1 half day", local(2026, 11, 16, 17, 1), local(2026, 11, 17, 12, 0)),
        ("1 half day", local(2026, 11, 21, 9, 0), local(2026, 11, 23, 12, 0)),
        ("2 half days", local(2026, 11, 16, 9, 0), local(2026, 11, 16, 17, 30)),
        ("3 half days", local(2026, 11, 23, 9, 0), local(2026, 11, 25, 12, 0)),
        ("3 working days", local(2026, 11, 20, 9, 0), local(2026, 11, 26, 17, 30)),
        ("3 working days", local(2026, 11, 20, 17, 30), local(2026, 11, 26, 17, 30)),
        ("3 working days", local(2026, 11, 20, 17, 31), local(2026, 11, 27, 17, 30)),
        ("3 working days", local(2026, 11, 21, 9, 0), local(2026, 11, 27, 17, 30)),
        ("7 working days", local(2025, 12, 31, 9, 0), local(2026, 1, 12, 17, 30)),
        ("5 working days", local(2026, 8, 20, 9, 0), local(2026, 8, 26, 17, 30)),
        ("25 working days", local(2019, 11, 20, 8, 37), local(2019, 12, 25, 17, 30)),
        ("10 calendar days", local(2026, 8, 20, 9, 0), local(2026, 9, 3, 17, 30)),
        ("10 calendar days", local(2026, 11, 16, 9, 0), local(2026, 11, 26, 17, 30)),
        ("1 month", local(2026, 11, 16, 9, 0), local(2026, 12, 16, 17, 30)),
        ("1 month", local(2026, 1, 30, 9, 0), local(2026, 3, 2, 17, 30)),
        ("1 month", local(2024, 1, 31, 9, 0), local(2024, 2, 29, 17, 30)),
        ("13 months", local(2024, 11, 29, 9, 0), local(2025, 12, 29, 17, 30)),
        ("24 clock hours", local(2026, 11, 20, 17, 45), local(2026, 11, 21, 17, 45)),
        ("12 clock hours", local(2026, 11, 24, 2, 0), local(2026, 11, 24, 14, 0)),
    ],
)
def test_the_due_date_follows_the_rules(limit: str, received: datetime, due: datetime) -> None:
    assert compute_deadline(parse_limit(limit), received, SHIPPED).due == due
    assert compute_deadline(parse_limit(limit), received.astimezone(UTC), SHIPPED).due == due


def test_a_second_after_the_cut_off_is_after_it_and_the_cut_off_can_be_set() -> None:
    same_day = parse_limit("same day")
    three = local(2026, 11, 16, 15, 0)
    assert compute_deadline(same_day, three + timedelta(seconds=1), SHIPPED).due.day == 17
    assert compute_deadline(same_day, three, SHIPPED, cut_off=time(14, 30)).due.day == 17
    assert compute_deadline(same_day, three, SHIPPED, cut_off=time(16)).due.day == 16


@pytest.mark.parametrize(
    ("limit", "appointment", "due"),
    [
        ("3 working days", AppointmentTime.SAME_TIME_OF_DAY, local(2026, 11, 19, 8, 37)),
        ("3 working days", time(16, 30), local(2026, 11, 19, 16, 30)),
        ("3 working days", time(12, 30), local(2026, 11, 19, 13, 30)),
        ("3 working days", time(20), local(2026, 11, 19, 17, 30)),
        ("same day", time(17), local(2026, 11, 16, 17)),
        ("same day", time(8, 15), local(2026, 11, 16, 17, 30)),
        ("same day", AppointmentTime.SAME_TIME_OF_DAY, local(2026, 11, 16, 17, 30)),
        ("4 working hours", time(17), local(2026, 11, 16, 14, 7)),
    ],
)
def test_the_office_chooses_the_time_of_day_of_its_appointments(
    limit: str, appointment: AppointmentTime | time, due: datetime
) -> None:
    received = local(2026, 11, 16, 8, 37)
    assert (
        compute_deadline(parse_limit(limit), received, SHIPPED, appointment=appointment).due == due
    )


def test_other_office_hours_move_the_promise() -> None:
    morning_only = WorkingCalendar((), frozenset(), OfficeHours((Session(time(7), time(11)),)))
    received = local(2026, 11, 16, 10, 0)
    due = compute_deadline(parse_limit("4 working hours"), received, morning_only).due
    assert due == local(2026, 11, 17, 10, 0)


@pytest.mark.parametrize(
    ("received", "limit", "start", "reason"),
    [
        (local(2026, 11, 16, 9), "same day", local(2026, 11, 16, 9), None),
        (local(2026, 11, 16, 16), "1 working day", local(2026, 11, 16, 16), None),
        (
            local(2026, 11, 16, 16),
            "same day",
            local(2026, 11, 17, 8),
            LaterStart.AFTER_CUT_OFF,
        ),
        (
            local(2026, 11, 16, 7),
            "1 working day",
            local(2026, 11, 16, 8),
            LaterStart.BEFORE_OPENING,
        ),
        (
            local(2026, 11, 16, 18),
            "1 working day",
            local(2026, 11, 17, 8),
            LaterStart.AFTER_CLOSING,
        ),
        (local(2026, 11, 21, 9), "1 month", local(2026, 11, 23, 8), LaterStart.REST_DAY),
        (local(2026, 11, 21, 9), "24 clock hours", local(2026, 11, 21, 9), None),
    ],
)
def test_the_clock_starts_when_the_office_works_and_says_why(
    received: datetime, limit: str, start: datetime, reason: LaterStart | None
) -> None:
    deadline = compute_deadline(parse_limit(limit), received, SHIPPED)
    assert (deadline.clock_started_at, deadline.later_start) == (start, reason)


def test_years_nobody_has_confirmed_are_named_when_the_promise_reaches_them() -> None:
    december = local(2026, 12, 28, 9)
    assert compute_deadline(parse_limit("2 working days"), december, SHIPPED).unconfirmed_years == (
        frozenset()
    )
    reaching = compute_deadline(parse_limit("10 working days"), december, SHIPPED)
    assert reaching.unconfirmed_years == {2027}
    by_clock = compute_deadline(parse_limit("240 clock hours"), december, SHIPPED)
    assert by_clock.unconfirmed_years == frozenset()


@given(limits, instants, appointments)
def test_nothing_is_promised_before_it_was_received(
    limit: TimeLimit, received: datetime, appointment: AppointmentTime | time
) -> None:
    deadline = compute_deadline(limit, received, SHIPPED, appointment=appointment)
    assert received <= deadline.clock_started_at <= deadline.due


@given(day_limits, instants, appointments)
def test_a_result_is_never_promised_on_a_holiday_or_outside_the_sessions(
    limit: TimeLimit, received: datetime, appointment: AppointmentTime | time
) -> None:
    due = compute_deadline(limit, received, SHIPPED, appointment=appointment).due
    assert SHIPPED.is_working_day(due.date())
    assert inside_a_session(due, SHIPPED)


@given(st.integers(1, 200), instants)
def test_a_promise_in_working_hours_lies_in_a_session_after_exactly_those_hours(
    hours: int, received: datetime
) -> None:
    deadline = compute_deadline(TimeLimit(hours, LimitUnit.WORKING_HOURS), received, SHIPPED)
    assert inside_a_session(deadline.due, SHIPPED)
    assert SHIPPED.working_time_between(received, deadline.due) == timedelta(hours=hours)


@given(limits, instants, instants, steady_appointments)
def test_a_later_reception_never_gives_an_earlier_promise(
    limit: TimeLimit, first: datetime, second: datetime, appointment: AppointmentTime | time
) -> None:
    first, second = sorted((first, second))
    promises = [
        compute_deadline(limit, received, SHIPPED, appointment=appointment).due
        for received in (first, second)
    ]
    assert promises == sorted(promises)


@given(limits, instants, instants)
def test_with_the_time_of_the_reception_a_later_one_is_never_promised_for_an_earlier_day(
    limit: TimeLimit, first: datetime, second: datetime
) -> None:
    first, second = sorted((first, second))
    promises = [
        compute_deadline(
            limit, received, SHIPPED, appointment=AppointmentTime.SAME_TIME_OF_DAY
        ).due.date()
        for received in (first, second)
    ]
    assert promises == sorted(promises)


@given(limits, instants, st.integers(0, 60), steady_appointments)
def test_adding_a_holiday_never_makes_a_promise_earlier(
    limit: TimeLimit, received: datetime, ahead: int, appointment: AppointmentTime | time
) -> None:
    holiday: date = received.date() + timedelta(ahead)
    assume(SHIPPED.is_working_day(holiday))
    more_rest = SHIPPED.with_changes(days=[entered(holiday)])
    before = compute_deadline(limit, received, SHIPPED, appointment=appointment).due
    after = compute_deadline(limit, received, more_rest, appointment=appointment).due
    assert before <= after


@given(st.integers(1, 45), instants)
def test_the_steps_count_exactly_the_days_of_the_limit(value: int, received: datetime) -> None:
    for unit in (LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS):
        deadline = compute_deadline(TimeLimit(value, unit), received, SHIPPED)
        assert sum(step.counts for step in deadline.steps) == value
