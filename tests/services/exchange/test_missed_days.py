"""Days whose export was missed; how they hang over is in the tests of ``hanging``."""

from datetime import date
from pathlib import Path

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.services import history
from app.services.commands import HandOver
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


def test_any_step_after_the_export_makes_its_day_missed(
    counter: Counter, clerk: Actor, clock: SetClock, stick: Path
) -> None:
    first, second = (builders.receive(counter, slip_wanted=False) for _ in range(2))
    exported(counter, stick / "1")
    counter.dossiers.hand_over(HandOver(clerk, (first.dossier_id,)))
    clock.forward(days=1)
    assert missed(counter) == (date(2026, 11, 16),)
    exported(counter, stick / "2")
    clock.forward(days=1)
    counter.dossiers.hand_over(HandOver(clerk, (second.dossier_id,)))
    clock.forward(days=1)
    assert missed(counter) == (date(2026, 11, 18),)
    exported(counter, stick / "3")
    assert missed(counter) == ()


def test_an_imported_register_misses_no_day(
    counter: Counter, clerk: Actor, clock: SetClock, stick: Path
) -> None:
    received = builders.receive(counter, slip_wanted=False)
    exported(counter, stick)
    line = history.Step(
        received.dossier_id,
        received.code,
        Action.RETURN_RESULT,
        clock.now(),
        {"line": 2, "register": "so.xlsx"},
    )
    with counter.context.database.write() as session:
        history.write_down(session.connection(), counter.context.station, clerk, (line,))
    clock.forward(days=1)
    assert missed(counter) == ()
