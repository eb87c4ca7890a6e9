"""Days whose export was missed; how they hang over is in the tests of ``hanging``."""

from datetime import date
from pathlib import Path

from app.services.counter import Counter
from app.services.exchange.missed_days import missed_days
from tests import builders
from tests.builders import SetClock
from tests.counters import exported


def missed(counter: Counter) -> tuple[date, ...]:
    with counter.context.database.read() as session:
        return missed_days(session, counter.context)


def test_today_is_not_missed_yet_and_an_export_makes_up_for_all(
    counter: Counter, clock: SetClock, stick: Path
) -> None:
    for _day in range(3):
        builders.receive(counter, slip_wanted=False)
        assert len(missed(counter)) == _day
        clock.forward(days=1)
    assert missed(counter) == (date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18))
    exported(counter, stick)
    assert missed(counter) == ()
