"""What is asked for at the desk, when a password must be chosen, and how locks grow."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.roles import Role
from app.domain.sign_in import (
    FIRST_LOCK,
    LONGEST_LOCK,
    MOST_FAILURES,
    PasswordWish,
    Secret,
    lock_after,
    password_wish,
    secret_asked,
)

TODAY = date(2026, 11, 16)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)


@pytest.mark.parametrize(
    ("has_password", "password_on", "asked"),
    [
        (True, None, Secret.PASSWORD),
        (True, YESTERDAY, Secret.PASSWORD),
        (True, TODAY, Secret.PIN),
        (True, TOMORROW, Secret.PASSWORD),
        (False, None, Secret.PIN),
        (False, TODAY, Secret.PIN),
    ],
)
def test_the_password_is_asked_for_once_a_day_and_then_the_pin(
    has_password: bool, password_on: date | None, asked: Secret
) -> None:
    assert secret_asked(has_password=has_password, password_on=password_on, today=TODAY) is asked


@pytest.mark.parametrize("role", [Role.CLERK, Role.SPECIALIST])
@pytest.mark.parametrize(
    ("put_off_on", "wish"),
    [
        (None, PasswordWish.CAN_WAIT),
        (TODAY, PasswordWish.NONE),
        (YESTERDAY, PasswordWish.NOW),
        (TOMORROW, PasswordWish.NOW),
    ],
)
def test_choosing_a_password_can_be_put_off_for_one_day(
    role: Role, put_off_on: date | None, wish: PasswordWish
) -> None:
    assert password_wish(role, has_password=False, password_on=put_off_on, today=TODAY) is wish


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("put_off_on", [None, TODAY, YESTERDAY])
def test_who_leads_or_administers_cannot_put_it_off(role: Role, put_off_on: date | None) -> None:
    wish = password_wish(role, has_password=False, password_on=put_off_on, today=TODAY)
    assert wish is PasswordWish.NOW


@pytest.mark.parametrize("role", Role)
def test_who_has_a_password_is_left_in_peace(role: Role) -> None:
    assert (
        password_wish(role, has_password=True, password_on=None, today=TODAY) is PasswordWish.NONE
    )


def test_a_few_failures_lock_nobody_out() -> None:
    assert {lock_after(failures) for failures in range(MOST_FAILURES)} == {timedelta(0)}


def test_the_lock_doubles_from_a_minute_to_an_hour() -> None:
    locks = [lock_after(MOST_FAILURES + more) for more in range(8)]
    assert locks[0] == FIRST_LOCK
    assert [lock // FIRST_LOCK for lock in locks] == [1, 2, 4, 8, 16, 32, 60, 60]


@given(st.integers(0, 10**9))
def test_a_lock_never_shrinks_and_never_lasts_longer_than_an_hour(failures: int) -> None:
    shorter, longer = (lock_after(count) for count in (failures, failures + 1))
    assert timedelta(0) <= shorter <= longer <= LONGEST_LOCK


def test_a_patient_guesser_gets_a_few_tries_an_hour() -> None:
    """24 hours of guessing, each try as soon as the lock allows: a PIN has 10 000 or more."""
    spent, tries = timedelta(0), 0
    while spent < timedelta(days=1):
        tries += 1
        spent += lock_after(tries)
    assert tries < 40
    assert all(lock_after(a) <= lock_after(b) for a, b in pairwise(range(60)))
