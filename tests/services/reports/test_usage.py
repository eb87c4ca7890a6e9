"""The most used procedures come first, by what was received lately."""

from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock


def test_intakes_of_the_last_ninety_days_are_counted_for_each_clerk(
    counter: Counter, clock: SetClock, clerk: Actor
) -> None:
    clock.at = local(2026, 8, 10, 9, 0)
    colleague = builders.actor(counter, 1)
    builders.receive(counter, clerk)
    clock.forward(days=91)
    for by in (clerk, clerk, colleague):
        builders.receive(counter, by, builders.CERTIFIED_COPY)
    assert counter.dossiers.usage() == {builders.CERTIFIED_COPY: 3}
    assert counter.dossiers.usage(clerk.clerk_id) == {builders.CERTIFIED_COPY: 2}
