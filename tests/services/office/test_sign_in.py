"""Signing in and out, locks no clock lifts, passwords chosen or put off, who lets others in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bootstrap import Workplace, open_counter
from app.domain.listings import ClerkRow
from app.domain.roles import Actor, Role
from app.domain.sign_in import (
    FIRST_LOCK,
    LONGEST_LOCK,
    MOST_FAILURES,
    PasswordWish,
    Secret,
    lock_after,
)
from app.errors import InputError, NotFoundError, RuleError
from app.models.office import AuditRecord, Clerk
from app.services.commands import ChangePassword
from app.services.counter import Counter
from tests import builders
from tests.builders import CLERK_PASSWORD, CLERK_PIN, SetClock

WRONG = "1379"
OTHER = "mưa rơi trên mái tôn"


def fail(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError, match="Mã PIN không đúng"):
        counter.office.sign_in(clerk.clerk_id, WRONG)


def let_fail(counter: Counter, clerk: Actor, times: int) -> None:
    """Make it as if ``clerk`` had failed ``times`` times, without hashing as often."""
    builders.change_store(
        counter, "UPDATE clerks SET failures = ? WHERE id = ?", times, clerk.clerk_id
    )


def lock(counter: Counter, clerk: Actor) -> None:
    let_fail(counter, clerk, MOST_FAILURES - 1)
    fail(counter, clerk)


def by_password(counter: Counter, clerk: Actor, password: str = CLERK_PASSWORD) -> Actor:
    return counter.office.sign_in(clerk.clerk_id, password, Secret.PASSWORD).actor


def choose(counter: Counter, clerk: Actor, current: str, password: str = "", pin: str = "") -> None:
    command = ChangePassword(actor=clerk, current=current, password=password, pin=pin)
    counter.office.change_password(command)


def listed(counter: Counter, clerk: Actor) -> ClerkRow:
    (row,) = [row for row in counter.office.clerks() if row.id == clerk.clerk_id]
    return row


def until(counter: Counter, clerk: Actor) -> datetime | None:
    with counter.context.database.read() as session:
        return session.get_one(Clerk, clerk.clerk_id).locked_until


def acts(counter: Counter) -> list[tuple[str, str]]:
    with counter.context.database.read() as session:
        lines = session.execute(
            select(AuditRecord.action, AuditRecord.detail).order_by(AuditRecord.id)
        )
        return [(line.action, line.detail) for line in lines]


def test_the_right_pin_tells_who_is_at_the_desk(counter: Counter, clerk: Actor) -> None:
    assert counter.office.sign_in(clerk.clerk_id, CLERK_PIN).actor == clerk
    assert acts(counter)[-1] == ("sign_in", "pin")


def test_a_wrong_pin_is_refused_and_noted(counter: Counter, clerk: Actor) -> None:
    fail(counter, clerk)
    assert acts(counter)[-1] == ("sign_in_failed", "")


@pytest.mark.parametrize("change", ["active = false", "pin_hash = NULL"])
def test_whoever_left_or_only_stands_in_a_register_cannot_sign_in(
    counter: Counter, clerk: Actor, change: str
) -> None:
    builders.change_store(counter, f"UPDATE clerks SET {change} WHERE id = ?", clerk.clerk_id)
    with pytest.raises(NotFoundError, match="không còn dùng"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_nobody_cannot_sign_in(counter: Counter) -> None:
    with pytest.raises(NotFoundError):
        counter.office.sign_in(99, CLERK_PIN)


def test_leaving_the_desk_and_locking_are_noted(counter: Counter, clerk: Actor) -> None:
    counter.office.sign_out(clerk)
    counter.office.sign_out(clerk, unattended=True)
    assert [act for act, _detail in acts(counter)[-2:]] == ["sign_out", "lock"]


def test_the_first_sign_in_of_a_day_takes_the_password_and_then_the_pin_does(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    builders.give_passwords(counter, used_today=False)
    assert listed(counter, clerk).asked is Secret.PASSWORD
    with pytest.raises(RuleError, match="cần mật khẩu"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    assert by_password(counter, clerk) == clerk
    assert listed(counter, clerk).asked is Secret.PIN
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    clock.forward(days=1)
    with pytest.raises(RuleError, match="cần mật khẩu"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_asking_for_the_password_is_no_failure(counter: Counter, clerk: Actor) -> None:
    builders.give_passwords(counter, used_today=False)
    for _ in range(MOST_FAILURES + 1):
        with pytest.raises(RuleError, match="cần mật khẩu"):
            counter.office.sign_in(clerk.clerk_id, WRONG)
    by_password(counter, clerk)


def test_the_password_is_right_on_every_occasion(counter: Counter, clerk: Actor) -> None:
    builders.give_passwords(counter, used_today=False)
    by_password(counter, clerk)
    assert by_password(counter, clerk) == clerk


def test_a_colleagues_password_opens_nobody_elses_day(counter: Counter, clerk: Actor) -> None:
    colleague = builders.actor(counter, 1)
    builders.give_passwords(counter, used_today=False)
    by_password(counter, clerk)
    assert listed(counter, colleague).asked is Secret.PASSWORD


def test_setting_the_clock_back_to_the_day_of_the_password_asks_for_it_again(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    builders.give_passwords(counter, used_today=False)
    by_password(counter, clerk)
    given_at = clock.at
    clock.forward(days=1)
    counter.office.sign_out(builders.actor(counter, 1))
    clock.at = given_at
    assert listed(counter, clerk).asked is Secret.PASSWORD
    with pytest.raises(RuleError, match="cần mật khẩu"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_a_clock_that_once_ran_ahead_does_not_spoil_the_days_after(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    builders.give_passwords(counter, used_today=False)
    today = clock.at
    clock.at = today + timedelta(days=400)
    by_password(counter, clerk)
    clock.at = today
    assert listed(counter, clerk).asked is Secret.PASSWORD
    by_password(counter, clerk)
    assert listed(counter, clerk).asked is Secret.PIN


@pytest.mark.parametrize("kind", Secret)
def test_the_fifth_failure_locks_even_the_right_secret_out(
    counter: Counter, clerk: Actor, clock: SetClock, kind: Secret
) -> None:
    right = {Secret.PIN: CLERK_PIN, Secret.PASSWORD: CLERK_PASSWORD}[kind]
    builders.give_passwords(counter)
    let_fail(counter, clerk, MOST_FAILURES - 2)
    for _ in range(2):
        with pytest.raises(RuleError, match="không đúng"):
            counter.office.sign_in(clerk.clerk_id, WRONG, kind)
    with pytest.raises(RuleError, match="tạm khóa đến 09:11 16/11/2026"):
        counter.office.sign_in(clerk.clerk_id, right, kind)
    assert listed(counter, clerk).locked_until == clock.now() + FIRST_LOCK
    clock.forward(minutes=1)
    assert listed(counter, clerk).locked_until is None
    counter.office.sign_in(clerk.clerk_id, right, kind)


def test_a_lock_outlives_the_program(tmp_path: Path, clock: SetClock) -> None:
    counter = builders.sample_counter(tmp_path, clock)
    clerk = builders.actor(counter)
    lock(counter, clerk)
    counter.close()
    counter = open_counter(Workplace(tmp_path, clock))
    with pytest.raises(RuleError, match="tạm khóa"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    counter.close()


def test_every_further_failure_locks_as_long_as_the_rule_says(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    let_fail(counter, clerk, MOST_FAILURES - 1)
    for failures in range(MOST_FAILURES, MOST_FAILURES + 4):
        fail(counter, clerk)
        ends = until(counter, clerk)
        assert ends is not None
        assert ends - clock.now() == lock_after(failures)
        clock.forward(minutes=lock_after(failures) // FIRST_LOCK)


def test_setting_the_clock_forward_does_not_lift_a_lock(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    lock(counter, clerk)
    clock.at += timedelta(days=3)
    with pytest.raises(RuleError, match="tạm khóa"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    clock.forward(minutes=1)
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_setting_the_clock_back_does_not_lift_a_lock_nor_make_it_endless(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    lock(counter, clerk)
    clock.at -= timedelta(days=365)
    with pytest.raises(RuleError, match="tạm khóa"):
        counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    assert until(counter, clerk) == clock.now() + LONGEST_LOCK
    clock.forward(hours=1)
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_signing_in_forgets_earlier_failures(counter: Counter, clerk: Actor) -> None:
    let_fail(counter, clerk, MOST_FAILURES - 1)
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    fail(counter, clerk)
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_one_clerks_lock_is_not_anothers(counter: Counter, clerk: Actor) -> None:
    lock(counter, clerk)
    colleague = builders.actor(counter, 1)
    assert counter.office.sign_in(colleague.clerk_id, CLERK_PIN).actor == colleague


def test_a_supervisor_lets_a_locked_clerk_in_again(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    lock(counter, clerk)
    counter.office.release_clerk(supervisor, clerk.clerk_id)
    assert acts(counter)[-1] == ("release_clerk", str(clerk.clerk_id))
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)


def test_a_supervisor_may_do_so_without_sitting_down(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    lock(counter, clerk)
    counter.office.release_by(clerk.clerk_id, supervisor.clerk_id, CLERK_PIN)
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    assert ("sign_in", "pin") not in acts(counter)[:-1]


def release_with_wrong_pin(counter: Counter, clerk: Actor, supervisor: Actor) -> None:
    counter.office.release_by(clerk.clerk_id, supervisor.clerk_id, WRONG)


def release_by_colleague(counter: Counter, clerk: Actor, _supervisor: Actor) -> None:
    colleague = builders.actor(counter, 1)
    counter.office.release_by(clerk.clerk_id, colleague.clerk_id, CLERK_PIN)


def release_oneself(counter: Counter, clerk: Actor, _supervisor: Actor) -> None:
    counter.office.release_by(clerk.clerk_id, clerk.clerk_id, CLERK_PIN)


@pytest.mark.parametrize("attempt", [release_with_wrong_pin, release_by_colleague, release_oneself])
def test_nobody_else_does(
    counter: Counter,
    clerk: Actor,
    supervisor: Actor,
    attempt: Callable[[Counter, Actor, Actor], None],
) -> None:
    lock(counter, clerk)
    with pytest.raises(RuleError):
        attempt(counter, clerk, supervisor)
    assert until(counter, clerk) is not None


def test_guessing_a_supervisors_pin_at_a_colleagues_lock_locks_the_supervisor(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    lock(counter, clerk)
    let_fail(counter, supervisor, MOST_FAILURES - 1)
    with pytest.raises(RuleError, match="không đúng"):
        counter.office.release_by(clerk.clerk_id, supervisor.clerk_id, WRONG)
    assert until(counter, supervisor) is not None


def test_a_clerk_without_password_is_asked_to_choose_one_and_may_put_it_off_for_a_day(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    def wish() -> PasswordWish:
        return counter.office.sign_in(clerk.clerk_id, CLERK_PIN).password_wish

    assert wish() is PasswordWish.CAN_WAIT
    counter.office.put_off_password(clerk)
    assert wish() is PasswordWish.NONE
    clock.forward(days=1)
    assert wish() is PasswordWish.NOW


def test_a_supervisor_must_choose_one_at_once(counter: Counter, supervisor: Actor) -> None:
    signed_in = counter.office.sign_in(supervisor.clerk_id, CLERK_PIN)
    assert signed_in.password_wish is PasswordWish.NOW


def test_the_password_chosen_is_asked_for_from_the_next_day_on(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    choose(counter, clerk, CLERK_PIN, OTHER)
    assert acts(counter)[-1] == ("change_password", "password")
    assert listed(counter, clerk).asked is Secret.PIN
    clock.forward(days=1)
    assert listed(counter, clerk).asked is Secret.PASSWORD
    assert by_password(counter, clerk, OTHER) == clerk


def test_password_and_pin_are_changed_together_or_each_alone(
    counter: Counter, clerk: Actor
) -> None:
    builders.give_passwords(counter)
    choose(counter, clerk, CLERK_PASSWORD, pin="8642")
    assert acts(counter)[-1] == ("change_password", "pin")
    counter.office.sign_in(clerk.clerk_id, "8642")
    choose(counter, clerk, CLERK_PASSWORD, OTHER, "7391")
    assert acts(counter)[-1] == ("change_password", "password pin")
    counter.office.sign_in(clerk.clerk_id, "7391")
    by_password(counter, clerk, OTHER)


@pytest.mark.parametrize(
    ("has_password", "password", "pin", "field"),
    [
        (False, "", "", "password"),
        (False, "", "8642", "password"),
        (False, "ngắn", "", "password"),
        (False, builders.CLERKS[0].name, "", "password"),
        (True, "", "", "password"),
        (True, "", "1234", "pin"),
    ],
)
def test_what_is_no_new_secret_is_told_by_its_field(
    counter: Counter, clerk: Actor, has_password: bool, password: str, pin: str, field: str
) -> None:
    if has_password:
        builders.give_passwords(counter)
    current = CLERK_PASSWORD if has_password else CLERK_PIN
    with pytest.raises(InputError) as caught:
        choose(counter, clerk, current, password, pin)
    assert caught.value.field == field
    assert listed(counter, clerk).has_password is has_password


@pytest.mark.parametrize("has_password", [True, False])
def test_a_wrong_present_secret_counts_as_a_failure(
    counter: Counter, clerk: Actor, has_password: bool
) -> None:
    if has_password:
        builders.give_passwords(counter)
    let_fail(counter, clerk, MOST_FAILURES - 1)
    with pytest.raises(RuleError, match="không đúng"):
        choose(counter, clerk, WRONG, OTHER)
    assert until(counter, clerk) is not None


def test_who_has_a_password_cannot_put_it_off(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    builders.give_passwords(counter, used_today=False)
    counter.office.put_off_password(clerk)
    assert listed(counter, clerk).asked is Secret.PASSWORD


def test_the_role_at_the_desk_is_the_stores_and_not_the_windows(
    counter: Counter, clerk: Actor
) -> None:
    builders.change_store(
        counter, "UPDATE clerks SET role = ? WHERE id = ?", Role.SPECIALIST, clerk.clerk_id
    )
    assert counter.office.sign_in(clerk.clerk_id, CLERK_PIN).actor.role is Role.SPECIALIST
