"""When the PC's clock is believed, when the day is asked for, and what the answer means."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clock_guard import (
    TOLERANCE,
    ClockDoubt,
    Doubt,
    LastUse,
    Verdict,
    doubt_at_opening,
    doubt_while_running,
    judge,
    typed_day,
)
from app.domain.vietnam_time import local
from app.domain.working_calendar import CalendarDay, DayKind, DaySource, WorkingCalendar
from app.errors import InputError

MONDAY = local(2026, 11, 16, 9)
PLAIN = WorkingCalendar((), frozenset())

moments = st.integers(0, 50 * 365 * 24).map(
    lambda hours: local(2009, 1, 1) + timedelta(hours=hours)
)


def used(day: date, **changes: datetime) -> LastUse:
    return LastUse(numbered_on=day, **changes)


def kind_at(now: datetime, use: LastUse, calendar: WorkingCalendar = PLAIN) -> Doubt | None:
    doubt = doubt_at_opening(now, use, calendar)
    return doubt.kind if doubt else None


@given(moments)
def test_an_office_that_has_numbered_nothing_has_nothing_to_hold_its_clock_against(
    now: datetime,
) -> None:
    assert doubt_at_opening(now, LastUse(), PLAIN) is None
    assert doubt_at_opening(now, LastUse(written_at=MONDAY), PLAIN) is None


@pytest.mark.parametrize(
    "now",
    [
        local(2026, 11, 15, 9),
        local(2025, 11, 16, 9),
        local(2009, 1, 1),
        local(2026, 11, 15, 23, 59),
    ],
)
def test_a_clock_behind_the_last_numbered_day_is_asked_about(now: datetime) -> None:
    doubt = doubt_at_opening(now, used(MONDAY.date()), PLAIN)
    assert doubt is not None
    assert doubt.kind is Doubt.BEHIND
    assert doubt.title.format(**doubt.values).endswith("nhưng lần cuối dùng là 16/11/2026.")


def test_a_clock_behind_the_newest_step_of_the_same_day_is_asked_about() -> None:
    use = used(MONDAY.date(), written_at=MONDAY)
    assert kind_at(MONDAY - TOLERANCE, use) is None
    late = MONDAY - TOLERANCE - timedelta(minutes=1)
    assert kind_at(late, use) is Doubt.BEHIND
    assert kind_at(late, used(MONDAY.date(), believed_at=MONDAY)) is Doubt.BEHIND


@pytest.mark.parametrize(
    ("opened", "asked"),
    [
        (local(2026, 11, 16, 13), None),
        (local(2026, 11, 17, 8), None),
        (local(2026, 11, 18, 8), None),
        (local(2026, 11, 19, 8), Doubt.GAP),
        (local(2027, 11, 16, 8), Doubt.GAP),
    ],
)
def test_after_more_than_one_working_day_closed_the_day_is_asked_for(
    opened: datetime, asked: Doubt | None
) -> None:
    assert kind_at(opened, used(MONDAY.date())) is asked


def test_a_weekend_is_no_gap_but_a_long_holiday_is() -> None:
    friday = date(2026, 11, 13)
    assert kind_at(MONDAY, used(friday)) is None
    assert kind_at(MONDAY + timedelta(days=1), used(friday)) is Doubt.GAP
    off = tuple(
        CalendarDay(
            day=date(2026, 11, day),
            kind=DayKind.HOLIDAY,
            name="Tết",
            basis="",
            source=DaySource.CLERK,
        )
        for day in range(16, 21)
    )
    tet = WorkingCalendar(off, frozenset())
    assert kind_at(local(2026, 11, 16, 8), used(friday), tet) is None
    assert kind_at(local(2026, 11, 23, 8), used(friday), tet) is Doubt.GAP


def test_a_clock_found_right_today_leaves_no_gap_behind() -> None:
    later = MONDAY + timedelta(days=30)
    assert kind_at(later, used(MONDAY.date(), believed_at=later)) is None


def test_while_running_the_clock_may_drift_but_not_jump() -> None:
    assert doubt_while_running(MONDAY, MONDAY) is None
    assert doubt_while_running(MONDAY, MONDAY - TOLERANCE) is None
    for jump in (timedelta(minutes=6), timedelta(days=-1), timedelta(days=365)):
        doubt = doubt_while_running(MONDAY + jump, MONDAY)
        assert doubt is not None
        assert doubt.kind is Doubt.JUMPED
        assert "09:00 16/11/2026" in doubt.title.format(**doubt.values)


def test_every_doubt_has_its_question() -> None:
    for kind in Doubt:
        doubt = ClockDoubt(kind, MONDAY, "15/11/2026")
        assert "15/11/2026" in doubt.title.format(**doubt.values)


@pytest.mark.parametrize(
    "text", ["4/11/2026", "04/11/2026", "04112026", "4-11-2026", " 4 11 2026 ", "4.11.2026"]
)
def test_a_day_is_read_when_all_of_it_is_typed(text: str) -> None:
    assert typed_day(text) == date(2026, 11, 4)


@pytest.mark.parametrize(
    "text",
    ["", "nay", "+0", "4/11", "4/11/26", "041126", "31/02/2026", "2026", "11/2026", "0/0/0000"],
)
def test_nothing_of_the_day_is_filled_in_from_the_clock(text: str) -> None:
    with pytest.raises(InputError) as caught:
        typed_day(text)
    assert caught.value.field == "today"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_can_be_typed_as_it_is_shown(day: date) -> None:
    assert typed_day(f"{day:%d/%m/%Y}") == day
    assert typed_day(f"{day:%d%m%Y}") == day


TODAY = MONDAY.date()


def test_another_day_than_the_clocks_means_that_the_clock_is_wrong() -> None:
    for numbered in (None, TODAY, TODAY + timedelta(days=400)):
        assert judge(TODAY, TODAY + timedelta(days=1), numbered) is Verdict.SET_CLOCK


def test_the_same_day_is_enough_unless_days_ahead_of_it_were_numbered() -> None:
    assert judge(TODAY, TODAY, None) is Verdict.BELIEVED
    assert judge(TODAY, TODAY, TODAY) is Verdict.BELIEVED
    assert judge(TODAY, TODAY, TODAY + timedelta(days=1)) is Verdict.SUPERVISOR


@given(moments, moments)
def test_a_clock_ahead_by_days_or_behind_at_all_is_never_believed_unasked(
    now: datetime, last: datetime
) -> None:
    doubt = doubt_at_opening(now, used(last.date()), PLAIN)
    if now.date() < last.date() or now.date() - last.date() > timedelta(days=3):
        assert doubt is not None
