"""An outage touches what was late by it, and never what was late before or without it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.outages import DossierTimes, Outage, Touch, Touched, touch_of
from app.domain.vietnam_time import local
from tests.domain.calendars import SHIPPED

# A Thursday and a Friday without holidays.
OUT = Outage(local(2026, 11, 12, 8), local(2026, 11, 12, 17, 30))
NOW = local(2026, 11, 20, 9)
RECEIVED = local(2026, 11, 9, 8)


def touch(
    promised: datetime,
    finished: datetime | None,
    *steps: datetime,
    received: datetime = RECEIVED,
) -> Touched | None:
    times = DossierTimes(
        received_at=received, promised_at=promised, finished_at=finished, steps=steps
    )
    return touch_of(OUT, times, SHIPPED, NOW)


@pytest.mark.parametrize(
    ("promised", "finished", "expected"),
    [
        # Due inside, done the next day: the day it took explains the delay.
        (local(2026, 11, 12, 17, 30), local(2026, 11, 13, 14), Touched(Touch.DUE, True)),
        # Due inside, done a week later: due inside, but not for this alone.
        (local(2026, 11, 12, 17, 30), local(2026, 11, 19, 14), Touched(Touch.DUE, False)),
        # Due after it, held up by it.
        (local(2026, 11, 13, 9), local(2026, 11, 13, 16), Touched(Touch.HELD_UP, True)),
        # Due after it and so late that it is something else.
        (local(2026, 11, 13, 9), local(2026, 11, 19, 16), None),
        # On time.
        (local(2026, 11, 13, 17, 30), local(2026, 11, 13, 16), None),
        # Late already when it began.
        (local(2026, 11, 11, 17, 30), local(2026, 11, 13, 9), None),
        # Not finished yet, and long past.
        (local(2026, 11, 12, 9), None, Touched(Touch.DUE, False)),
    ],
)
def test_how_a_dossier_was_touched(
    promised: datetime, finished: datetime | None, expected: Touched | None
) -> None:
    assert touch(promised, finished) == expected


def test_what_was_worked_on_while_the_system_was_out_is_proposed_too() -> None:
    late = local(2026, 11, 13, 9), local(2026, 11, 19, 16)
    assert touch(*late, local(2026, 11, 12, 10)) == Touched(Touch.HANDLED, False)
    assert touch(*late, local(2026, 11, 11, 10)) is None


def test_what_came_in_afterwards_was_not_touched() -> None:
    promised, finished = local(2026, 11, 13, 9), local(2026, 11, 13, 16)
    assert touch(promised, finished, received=local(2026, 11, 13, 8)) is None


@given(
    st.integers(0, 12 * 24).map(lambda hours: RECEIVED + timedelta(hours=hours)),
    st.integers(0, 12 * 24).map(lambda hours: RECEIVED + timedelta(hours=hours)),
)
def test_nothing_on_time_is_ever_excused(promised: datetime, finished: datetime) -> None:
    touched = touch(promised, finished, local(2026, 11, 12, 10))
    assert touched is None or finished > promised >= OUT.started_at
