"""Signing in, PINs and locks that a restart does not lift."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.roles import Actor, Role
from app.errors import InputError, NotFoundError, RuleError
from app.services.commands import ClerkInput
from app.services.counter import Counter
from app.services.office.clerks import MOST_FAILURES
from tests import builders
from tests.builders import CLERK_PIN, SetClock


def fail(counter: Counter, clerk: Actor, times: int) -> None:
    for _ in range(times):
        with pytest.raises(RuleError):
            counter.office.sign_in(clerk.clerk_id, "0000")


def test_the_right_pin_gives_the_person_the_role_and_the_desk(
    counter: Counter, clerk: Actor
) -> None:
    assert counter.office.sign_in(clerk.clerk_id, CLERK_PIN).actor == clerk


def test_five_failures_lock_and_a_restart_does_not_unlock(
    counter: Counter, clerk: Actor, clock: SetClock, tmp_path: Path
) -> None:
    fail(counter, clerk, MOST_FAILURES)
    again = open_counter(Workplace(tmp_path, clock))
    with pytest.raises(RuleError, match="khóa"):
        again.office.sign_in(clerk.clerk_id, CLERK_PIN)
    clock.forward(minutes=1.1)
    assert again.office.sign_in(clerk.clerk_id, CLERK_PIN).actor == clerk
    again.close()


def test_each_further_failure_locks_twice_as_long(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    fail(counter, clerk, MOST_FAILURES)
    clock.forward(minutes=1.1)
    fail(counter, clerk, 1)
    clock.at += timedelta(minutes=1.1)
    with pytest.raises(RuleError, match="khóa"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    clock.at += timedelta(minutes=1)
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (ClerkInput("", Role.CLERK, pin="2580"), "name"),
        (ClerkInput("Lê Văn Đức", Role.CLERK, pin="2580"), "name"),
        (ClerkInput("Mai Thị Lan", Role.CLERK), "pin"),
        (ClerkInput("Mai Thị Lan", Role.CLERK, pin="12a4"), "pin"),
        (ClerkInput("Mai Thị Lan", Role.CLERK, pin="1234"), "pin"),
        (ClerkInput("Mai Thị Lan", Role.CLERK, pin="7777"), "pin"),
        (ClerkInput("Mai Thị Lan", Role.CLERK, pin="123"), "pin"),
    ],
)
def test_a_clerk_that_cannot_be_is_refused_at_the_field(
    counter: Counter, supervisor: Actor, given: ClerkInput, field: str
) -> None:
    with pytest.raises(InputError) as caught:
        counter.office.save_clerk(supervisor, given)
    assert caught.value.field == field


def test_a_clerk_who_left_signs_in_no_more_but_stays_in_the_history(
    counter: Counter, supervisor: Actor
) -> None:
    gone = builders.actor(counter, 1)
    received = builders.receive(counter, gone)
    given = ClerkInput(gone.name, gone.role, gone.desk, id=gone.clerk_id, active=False)
    counter.office.save_clerk(supervisor, given)
    with pytest.raises(NotFoundError):
        counter.office.sign_in(gone.clerk_id, CLERK_PIN)
    assert gone.name not in {row.name for row in counter.office.clerks()}
    assert counter.dossiers.card(supervisor, received.dossier_id).row.clerk_name == gone.name


def test_a_new_pin_replaces_the_old_one_and_an_empty_one_leaves_it(
    counter: Counter, supervisor: Actor, clerk: Actor
) -> None:
    given = ClerkInput(clerk.name, clerk.role, clerk.desk, "4826", id=clerk.clerk_id)
    counter.office.save_clerk(supervisor, given)
    counter.office.save_clerk(supervisor, replace(given, pin="", desk="Quầy 3"))
    assert counter.office.sign_in(clerk.clerk_id, "4826").actor.desk == "Quầy 3"


def test_a_clerk_makes_no_clerks(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError):
        counter.office.save_clerk(clerk, ClerkInput("Mai Thị Lan", Role.CLERK, pin="4826"))
