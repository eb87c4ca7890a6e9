"""How often each procedure came lately, so that the likeliest stands first."""

from app.domain.roles import Actor
from app.services.counter import Counter
from tests import builders
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY, SetClock


def test_intakes_of_the_last_ninety_days_are_counted(counter: Counter, clock: SetClock) -> None:
    builders.receive(counter, None, BIRTH_REGISTRATION)
    clock.forward(days=30)
    for _ in range(2):
        builders.receive(counter, None, CERTIFIED_COPY)
    clock.forward(days=60)
    assert counter.dossiers.usage() == {BIRTH_REGISTRATION: 1, CERTIFIED_COPY: 2}
    clock.forward(days=1)
    assert counter.dossiers.usage() == {CERTIFIED_COPY: 2}


def test_a_clerks_own_habits_can_be_told_apart(counter: Counter, clerk: Actor) -> None:
    builders.receive(counter, clerk, BIRTH_REGISTRATION)
    builders.receive(counter, builders.actor(counter, 1), CERTIFIED_COPY)
    assert counter.dossiers.usage(clerk.clerk_id) == {BIRTH_REGISTRATION: 1}


def test_a_new_office_has_no_habits(counter: Counter) -> None:
    assert counter.dossiers.usage() == {}
