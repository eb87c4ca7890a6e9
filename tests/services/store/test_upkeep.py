"""What is remembered of checks and drills, and when it is time for another."""

import pytest

from app.domain.restored import LastCheck
from app.domain.roles import Actor
from app.services.counter import Counter
from app.services.store.confirm_restored import note_restored
from tests import builders
from tests.builders import SetClock


def test_at_first_nothing_is_known(counter: Counter) -> None:
    health = counter.upkeep.health()
    assert (health.drill, health.checked, health.unconfirmed) == (None, None, None)


def test_a_check_is_remembered_with_how_much_it_found(counter: Counter, clock: SetClock) -> None:
    builders.receive(counter)
    assert counter.upkeep.check(builders.quiet).ok
    assert counter.upkeep.health().checked == LastCheck(clock.now(), 0)
    builders.change_store(counter, "UPDATE code_counters SET last = 7")
    clock.forward(hours=1)
    counter.upkeep.check(builders.quiet)
    assert counter.upkeep.health().checked == LastCheck(clock.now(), 1)


@pytest.mark.sqlite_only(reason="a server's store is restored by the server")
def test_a_drill_is_remembered_and_due_again_after_a_week(
    counter: Counter, clock: SetClock
) -> None:
    assert counter.upkeep.drill_is_due()
    done = counter.upkeep.drill(builders.quiet).result
    assert counter.upkeep.health().drill == done
    assert not counter.upkeep.drill_is_due()
    clock.forward(days=1)
    assert counter.upkeep.drill_is_due(), "the last one failed: there was no backup"


@pytest.mark.sqlite_only(reason="a server's store is restored by the server")
def test_a_result_nobody_can_read_counts_as_none(counter: Counter) -> None:
    builders.change_store(counter, "INSERT INTO meta VALUES ('drill', '{\"what\": 1}')")
    assert counter.upkeep.health().drill is None
    assert counter.upkeep.drill_is_due()


def test_a_restore_waits_until_it_is_confirmed(
    counter: Counter, supervisor: Actor, clock: SetClock
) -> None:
    with counter.context.database.write() as session:
        note_restored(session, clock.now(), "motcua-20261116-070000.db")
    waiting = counter.upkeep.health().unconfirmed
    assert waiting is not None
    assert waiting.backup == "motcua-20261116-070000.db"
    counter.upkeep.confirm_restored(supervisor)
    assert counter.upkeep.health().unconfirmed is None
