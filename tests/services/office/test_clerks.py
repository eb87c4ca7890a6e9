"""Signing in, locks that outlive the program, and clerks who come, change and leave."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bootstrap import Workplace, open_counter
from app.domain.listings import ClerkRow
from app.domain.roles import Actor, Role
from app.errors import InputError, NotFoundError, RuleError
from app.models.office import AuditRecord, Clerk
from app.services.commands import ClerkInput
from app.services.counter import Counter
from app.services.office.clerks import FIRST_LOCK, LONGEST_LOCK, MOST_FAILURES
from tests import builders
from tests.builders import CLERK_PIN, SetClock

WRONG = "1379"


def fail(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError, match="Mã PIN không đúng"):
        counter.office.sign_in(clerk.clerk_id, WRONG)


def let_fail(counter: Counter, clerk: Actor, times: int) -> None:
    """Make it as if ``clerk`` had failed ``times`` times, without hashing as often."""
    builders.change_store(
        counter, "UPDATE clerks SET failures = ? WHERE id = ?", times, clerk.clerk_id
    )


def named(counter: Counter, name: str) -> ClerkRow:
    (row,) = [row for row in counter.office.clerks(active_only=False) if row.name == name]
    return row


def acts(counter: Counter) -> list[str]:
    with counter.context.database.read() as session:
        return list(session.scalars(select(AuditRecord.action).order_by(AuditRecord.id)))


def test_the_right_pin_tells_who_is_at_the_desk(counter: Counter, clerk: Actor) -> None:
    assert counter.office.sign_in(clerk.clerk_id, CLERK_PIN).actor == clerk
    assert acts(counter)[-1] == "sign_in"


def test_a_wrong_pin_is_refused_and_noted(counter: Counter, clerk: Actor) -> None:
    fail(counter, clerk)
    assert acts(counter)[-1] == "sign_in_failed"


def test_pins_are_kept_as_hashes_only(counter: Counter) -> None:
    with counter.context.database.read() as session:
        hashes = session.scalars(select(Clerk.pin_hash)).all()
    assert all(kept is not None and kept.startswith("$argon2id$") for kept in hashes)
    assert len(set(hashes)) == len(hashes)


def test_the_fifth_failure_locks_even_the_right_pin_out(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    for _ in range(MOST_FAILURES):
        fail(counter, clerk)
    with pytest.raises(RuleError, match="tạm khóa đến 09:11 16/11/2026"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    clock.at += FIRST_LOCK
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_a_lock_outlives_the_program(tmp_path: Path, clock: SetClock) -> None:
    counter = builders.sample_counter(tmp_path, clock)
    clerk = builders.actor(counter)
    let_fail(counter, clerk, MOST_FAILURES - 1)
    fail(counter, clerk)
    counter.close()
    counter = open_counter(Workplace(tmp_path, clock))
    with pytest.raises(RuleError, match="tạm khóa"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    counter.close()


def test_every_further_failure_locks_twice_as_long_up_to_an_hour(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    let_fail(counter, clerk, MOST_FAILURES - 1)
    locks: list[timedelta] = []
    for _ in range(8):
        fail(counter, clerk)
        with counter.context.database.read() as session:
            until = session.get_one(Clerk, clerk.clerk_id).locked_until
        assert until is not None
        locks.append(until - clock.now())
        clock.at = until
    assert [lock // timedelta(minutes=1) for lock in locks] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert locks[-1] == LONGEST_LOCK


def test_signing_in_forgets_earlier_failures(counter: Counter, clerk: Actor) -> None:
    let_fail(counter, clerk, MOST_FAILURES - 1)
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    fail(counter, clerk)
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_one_clerks_lock_is_not_anothers(counter: Counter, clerk: Actor) -> None:
    let_fail(counter, clerk, MOST_FAILURES - 1)
    fail(counter, clerk)
    colleague = builders.actor(counter, 1)
    assert counter.office.sign_in(colleague.clerk_id, CLERK_PIN).actor == colleague


def test_a_new_pin_from_the_supervisor_opens_a_lock(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    let_fail(counter, clerk, MOST_FAILURES - 1)
    fail(counter, clerk)
    given = ClerkInput(clerk.name, clerk.role, clerk.desk, "8642", clerk.clerk_id)
    counter.office.save_clerk(supervisor, given)
    assert counter.office.sign_in(clerk.clerk_id, "8642").actor == clerk
    assert "save_clerk" in acts(counter)


@pytest.mark.parametrize("change", ["active = 0", "pin_hash = NULL"])
def test_whoever_left_or_only_stands_in_a_register_cannot_sign_in(
    counter: Counter, clerk: Actor, change: str
) -> None:
    builders.change_store(counter, f"UPDATE clerks SET {change} WHERE id = ?", clerk.clerk_id)
    with pytest.raises(NotFoundError, match="không còn dùng"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_nobody_cannot_sign_in(counter: Counter) -> None:
    with pytest.raises(NotFoundError):
        counter.office.sign_in(99, CLERK_PIN)


def test_a_new_clerk_is_listed_and_signs_in(counter: Counter, supervisor: Actor) -> None:
    given = ClerkInput("  Đỗ  Thị Mơ ", Role.SPECIALIST, "Quầy 3", "8642")
    counter.office.save_clerk(supervisor, given)
    row = named(counter, "Đỗ Thị Mơ")
    assert row == ClerkRow(row.id, "Đỗ Thị Mơ", "specialist", "Quầy 3", True, True)
    assert counter.office.sign_in(row.id, "8642").actor.role is Role.SPECIALIST


def test_a_change_without_pin_leaves_the_old_one(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    given = ClerkInput("Trần Thị Thu Hà (cũ)", Role.CLERK, "Quầy 9", "", clerk.clerk_id)
    counter.office.save_clerk(supervisor, given)
    signed_in = counter.office.sign_in(clerk.clerk_id, CLERK_PIN).actor
    assert signed_in == replace(clerk, name="Trần Thị Thu Hà (cũ)", desk="Quầy 9")


def test_a_clerk_who_left_is_shown_only_to_those_who_ask_for_all(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    given = ClerkInput(clerk.name, clerk.role, clerk.desk, "", clerk.clerk_id, active=False)
    received = builders.receive(counter, clerk)
    counter.office.save_clerk(supervisor, given)
    assert clerk.name not in [row.name for row in counter.office.clerks()]
    assert not named(counter, clerk.name).active
    card = counter.dossiers.card(supervisor, received.dossier_id)
    assert card.row.clerk_name == clerk.name


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("name", ClerkInput(" ", Role.CLERK, "", "8642")),
        ("name", ClerkInput(builders.CLERKS[0].name, Role.CLERK, "", "8642")),
        ("pin", ClerkInput("Đỗ Thị Mơ", Role.CLERK, "", "")),
        ("pin", ClerkInput("Đỗ Thị Mơ", Role.CLERK, "", "1234")),
        ("pin", ClerkInput("Đỗ Thị Mơ", Role.CLERK, "", "12a4")),
    ],
)
def test_what_makes_no_clerk_is_told_by_its_field(
    counter: Counter, supervisor: Actor, field: str, given: ClerkInput
) -> None:
    with pytest.raises(InputError) as caught:
        counter.office.save_clerk(supervisor, given)
    assert caught.value.field == field
    assert len(counter.office.clerks()) == 3


@pytest.mark.parametrize("changes", [{"role": Role.CLERK}, {"active": False}])
def test_the_last_supervisor_cannot_be_taken_away(
    counter: Counter, supervisor: Actor, changes: dict[str, object]
) -> None:
    given = ClerkInput(supervisor.name, Role.SUPERVISOR, "", "", supervisor.clerk_id)
    with pytest.raises(InputError) as caught:
        counter.office.save_clerk(supervisor, replace(given, **changes))
    assert caught.value.field == "clerks"
    assert named(counter, supervisor.name).role == Role.SUPERVISOR

    counter.office.save_clerk(supervisor, ClerkInput("Đỗ Thị Mơ", Role.SUPERVISOR, "", "8642"))
    counter.office.save_clerk(supervisor, replace(given, **changes))


def test_only_those_who_may_change_clerks(counter: Counter, clerk: Actor) -> None:
    given = ClerkInput("Đỗ Thị Mơ", Role.SUPERVISOR, "", "8642")
    with pytest.raises(RuleError, match="Vai trò"):
        counter.office.save_clerk(clerk, given)
