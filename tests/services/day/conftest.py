"""A counter with a busy day behind it."""

import pytest

from app.services.counter import Counter
from tests import busy_day
from tests.builders import SetClock


@pytest.fixture
def busy(counter: Counter, clock: SetClock) -> Counter:
    busy_day.play(counter, clock)
    return counter
