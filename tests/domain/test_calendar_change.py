from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.calendar_change import GivenPromise, deadline_on, promise_on
from app.domain.deadline import CUT_OFF, compute_deadline
from app.domain.dossier_state import Action
from app.domain.promise_history import UNTIL
from app.domain.time_limit import LimitUnit, TimeLimit
from app.domain.vietnam_time import local
from app.domain.working_calendar import WorkingCalendar
from tests.domain.calendars import SHIPPED, entered, instants

THREE_DAYS = TimeLimit(3, LimitUnit.WORKING_DAYS)
RECEIVED = local(2026, 11, 16, 9)


@dataclass(frozen=True)
class Taken:
    action: Action
    at: datetime
    facts: dict[str, Any] = field(default_factory=dict[str, Any])


PROMISE = GivenPromise(
    limit=THREE_DAYS,
    received_at=RECEIVED,
    cut_off=CUT_OFF,
    given=local(2026, 11, 19, 17, 30),
    by_hand=False,
    steps=(),
)


def with_rest(*numbers: int) -> WorkingCalendar:
    return SHIPPED.with_changes(days=[entered(date(2026, 11, number)) for number in numbers])


def asked(*at: int) -> Taken:
    return Taken(Action.REQUEST_SUPPLEMENT, local(2026, 11, *at))


def brought(*at: int) -> Taken:
    return Taken(Action.ACCEPT_SUPPLEMENT, local(2026, 11, *at))


def named(action: Action, day: int, *, taken: int = 16) -> Taken:
    until = local(2026, 11, day, 17, 30)
    return Taken(action, local(2026, 11, taken, 10), {UNTIL: until.isoformat()})


def test_a_day_off_on_the_way_moves_the_promise_and_one_behind_it_does_not() -> None:
    assert promise_on(PROMISE, SHIPPED) == PROMISE.given
    assert promise_on(PROMISE, with_rest(18)) == local(2026, 11, 20, 17, 30)
    assert promise_on(PROMISE, with_rest(20)) == PROMISE.given


def test_waits_are_counted_on_the_other_calendar_too() -> None:
    """A wait from the 16th to the 18th of which the 17th is off is a day less of waiting."""
    waited = replace(PROMISE, steps=(asked(16, 10), brought(18, 10)))
    assert promise_on(waited, SHIPPED) == local(2026, 11, 23, 17, 30)
    assert promise_on(waited, with_rest(17)) == local(2026, 11, 23, 17, 30)
    # The holiday of the 24th follows.
    assert promise_on(waited, with_rest(23)) == local(2026, 11, 25, 17, 30)


def test_an_earlier_decision_is_no_part_of_what_the_calendar_says() -> None:
    decided = replace(PROMISE, steps=(named(Action.REPROMISE, 27),))
    assert promise_on(decided, SHIPPED) == PROMISE.given


@pytest.mark.parametrize(
    "promise",
    [
        replace(PROMISE, by_hand=True, given=local(2026, 11, 26, 17, 30)),
        replace(PROMISE, steps=(named(Action.EXTEND, 26),)),
    ],
)
def test_a_named_day_stays_unless_nobody_works_then(promise: GivenPromise) -> None:
    assert deadline_on(promise, SHIPPED) is None
    assert promise_on(promise, with_rest(18, 19)) == local(2026, 11, 26, 17, 30)
    assert promise_on(promise, with_rest(26)) == local(2026, 11, 27, 17, 30)


def test_hours_of_the_clock_know_no_days_off() -> None:
    clock = replace(PROMISE, limit=TimeLimit(48, LimitUnit.CLOCK_HOURS))
    assert promise_on(clock, with_rest(17, 18)) == local(2026, 11, 18, 9)
    by_hand = replace(clock, by_hand=True, given=local(2026, 11, 21, 9))
    assert promise_on(by_hand, SHIPPED) == by_hand.given


@given(instants, st.integers(1, 40))
def test_without_steps_it_is_the_deadline(received: datetime, days: int) -> None:
    limit = TimeLimit(days, LimitUnit.WORKING_DAYS)
    promise = replace(PROMISE, limit=limit, received_at=received, cut_off=time(15))
    assert promise_on(promise, SHIPPED) == compute_deadline(limit, received, SHIPPED).due


@given(
    instants,
    st.integers(1, 20),
    st.lists(st.integers(0, 30 * 24 * 60), max_size=6),
    st.integers(0, 60),
)
def test_adding_a_holiday_never_brings_a_promise_of_working_days_forward(
    received: datetime, days: int, minutes: list[int], ahead: int
) -> None:
    """Waits are part of it: a holiday in a wait shortens the wait, and lies on the way instead."""
    turns = (Action.REQUEST_SUPPLEMENT, Action.ACCEPT_SUPPLEMENT)
    moments = sorted(received + timedelta(minutes=after) for after in minutes)
    promise = replace(
        PROMISE,
        limit=TimeLimit(days, LimitUnit.WORKING_DAYS),
        received_at=received,
        steps=tuple(Taken(turns[at % 2], moment) for at, moment in enumerate(moments)),
    )
    holiday = received.date() + timedelta(ahead)
    assume(SHIPPED.is_working_day(holiday))
    more_rest = SHIPPED.with_changes(days=[entered(holiday)])
    assert promise_on(promise, SHIPPED) <= promise_on(promise, more_rest)
