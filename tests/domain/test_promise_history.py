from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dossier_state import Action
from app.domain.promise_history import (
    CLOCK_RUNS,
    UNTIL,
    counted_facts,
    day_named,
    moves_the_promise,
    pauses_of,
    promise_of,
)
from app.domain.vietnam_time import local
from app.domain.working_calendar import CalendarDay, DayKind, DaySource, WorkingCalendar

CALENDAR = WorkingCalendar(
    days=tuple(
        CalendarDay(
            day=date(2026, 2, number),
            kind=DayKind.HOLIDAY,
            name="Tết Nguyên Đán",
            basis="",
            source=DaySource.CORRECTION,
        )
        for number in range(16, 21)
    ),
    confirmed_years=frozenset({2026}),
)
PROMISED = local(2026, 11, 20, 17, 30)


@dataclass(frozen=True)
class Taken:
    action: Action
    at: datetime
    facts: dict[str, Any] = field(default_factory=dict[str, Any])


def asked(*at: int, **facts: Any) -> Taken:
    return Taken(Action.REQUEST_SUPPLEMENT, local(2026, 11, *at), {"reason": "thiếu", **facts})


def brought(*at: int) -> Taken:
    return Taken(Action.ACCEPT_SUPPLEMENT, local(2026, 11, *at))


def test_a_wait_moves_the_promise_by_its_working_time() -> None:
    promise = promise_of([asked(16, 10), brought(17, 10)], PROMISED, CALENDAR)
    assert promise.due == local(2026, 11, 23, 17, 30)
    assert promise.paused_at is None


def test_a_wait_that_lasts_moves_nothing_yet() -> None:
    promise = promise_of([asked(16, 10)], PROMISED, CALENDAR)
    assert (promise.due, promise.paused_at) == (PROMISED, local(2026, 11, 16, 10))


def test_days_off_within_a_wait_are_not_given_twice() -> None:
    """Asked on the last working day before Tết, brought on the first after it, an hour in."""
    steps = [
        Taken(Action.REQUEST_SUPPLEMENT, local(2026, 2, 13, 16, 30)),
        Taken(Action.ACCEPT_SUPPLEMENT, local(2026, 2, 23, 9)),
    ]
    promise = promise_of(steps, local(2026, 2, 24, 17, 30), CALENDAR)
    assert promise.due == local(2026, 2, 25, 10)


def test_what_ends_a_dossier_ends_its_wait() -> None:
    steps = [asked(16, 10), Taken(Action.STOP, local(2026, 11, 16, 15))]
    (pause,) = pauses_of(steps)
    assert (pause.started_at, pause.ended_at) == (steps[0].at, steps[1].at)
    assert promise_of(steps, PROMISED, CALENDAR).paused_at is None


def test_where_the_clock_runs_on_nothing_is_waited_for() -> None:
    steps = [asked(16, 10, **{CLOCK_RUNS: True}), brought(17, 10)]
    assert list(pauses_of(steps)) == []
    assert promise_of(steps, PROMISED, CALENDAR).due == PROMISED


def test_two_counters_that_both_asked_stop_the_clock_once() -> None:
    steps = [asked(16, 10), asked(16, 11), brought(16, 15), brought(16, 16)]
    (pause,) = pauses_of(steps)
    assert (pause.started_at, pause.ended_at) == (steps[0].at, steps[2].at)


def test_an_extension_names_its_own_day_and_only_later_waits_move_it() -> None:
    until = local(2026, 11, 27, 17, 30)
    extended = Taken(Action.EXTEND, local(2026, 11, 18, 9), {UNTIL: until.isoformat()})
    before = [asked(16, 10), brought(17, 10), extended]
    assert promise_of(before, PROMISED, CALENDAR).due == until
    after = [*before, asked(19, 9), brought(19, 10)]
    assert promise_of(after, PROMISED, CALENDAR).due == local(2026, 11, 30, 9)


def test_a_day_decided_about_while_the_clock_stands_is_moved_by_the_whole_wait() -> None:
    kept = Taken(Action.REPROMISE, local(2026, 11, 17, 10), {UNTIL: PROMISED.isoformat()})
    steps = [asked(16, 10), kept, brought(18, 10)]
    assert promise_of(steps[:2], PROMISED, CALENDAR).due == PROMISED
    assert promise_of(steps, PROMISED, CALENDAR).due == local(2026, 11, 24, 17, 30)
    # A wait that is over is in the day already.
    over = [asked(16, 10), brought(17, 10), kept]
    assert promise_of(over, PROMISED, CALENDAR).due == PROMISED


@pytest.mark.parametrize("action", Action)
def test_only_waits_and_extensions_move_a_promise(action: Action) -> None:
    moving = {
        Action.REQUEST_SUPPLEMENT,
        Action.REQUEST_PAYMENT,
        Action.EXTEND,
        Action.REPROMISE,
    }
    assert moves_the_promise([Taken(action, PROMISED)]) == (action in moving)


MOMENTS = st.integers(0, 60 * 24 * 20).map(
    lambda minutes: local(2026, 11, 2, 8) + timedelta(minutes=minutes)
)


@given(moments=st.lists(MOMENTS, max_size=6))
def test_waits_of_no_length_change_nothing(moments: list[datetime]) -> None:
    steps = [
        Taken(action, moment)
        for moment in sorted(moments)
        for action in (Action.REQUEST_SUPPLEMENT, Action.ACCEPT_SUPPLEMENT)
    ]
    assert promise_of(steps, PROMISED, CALENDAR).due == PROMISED


@given(moments=st.lists(MOMENTS, min_size=2, max_size=8, unique=True))
def test_a_moved_promise_is_a_moment_somebody_works(moments: list[datetime]) -> None:
    turns = (Action.REQUEST_SUPPLEMENT, Action.ACCEPT_SUPPLEMENT)
    steps = [Taken(turns[at % 2], moment) for at, moment in enumerate(sorted(moments))]
    due = promise_of(steps, PROMISED, CALENDAR).due
    assert due >= PROMISED
    assert CALENDAR.is_working_day(due.date())
    assert any(one.start <= due.time() <= one.end for one in CALENDAR.sessions(due.date()))


def test_a_correction_counts_from_the_reception_or_names_a_day() -> None:
    again, named = local(2026, 11, 25, 17, 30), local(2026, 11, 26, 10)
    counted = Taken(Action.CORRECT, local(2026, 11, 18, 9), {"promised": again.isoformat()})
    named_one = Taken(Action.CORRECT, local(2026, 11, 18, 9), {UNTIL: named.isoformat()})
    wait = [asked(16, 10), brought(17, 10)]
    assert day_named([*wait, counted]) is None
    assert counted_facts([*wait, counted]) == counted.facts
    assert promise_of([*wait, named_one], PROMISED, CALENDAR).due == named
    assert not moves_the_promise([Taken(Action.CORRECT, PROMISED, {"reason": "x"})])
    assert moves_the_promise([counted])
    assert moves_the_promise([named_one])
