"""How somebody proves who they are: what is asked for today, and how long a wrong answer locks out.

What makes a PIN or a password good enough is in ``clerk``; hashing and the store are the services'.
"""

from datetime import date, timedelta
from enum import StrEnum

from app.domain.roles import Role

MOST_FAILURES = 5
FIRST_LOCK = timedelta(minutes=1)
LONGEST_LOCK = timedelta(hours=1)


class Secret(StrEnum):
    """What only the clerk knows: a long password, and a short PIN for the rest of the day."""

    PIN = "pin"
    PASSWORD = "password"


class PasswordWish(StrEnum):
    """Whether a clerk who has signed in by PIN alone should choose a password."""

    NONE = "none"
    CAN_WAIT = "can_wait"
    NOW = "now"


def secret_asked(*, has_password: bool, password_on: date | None, today: date) -> Secret:
    """Return what signing in takes: the password once a day, then the PIN.

    A clerk without a password has the PIN only. ``password_on`` is the day the password was last
    given right; a day other than today asks for it, whichever way the clock was turned.
    """
    return Secret.PASSWORD if has_password and password_on != today else Secret.PIN


def password_wish(
    role: Role, *, has_password: bool, password_on: date | None, today: date
) -> PasswordWish:
    """Return whether a password must be chosen now, may wait, or is there already.

    While there is none, ``password_on`` is the day it was put off: that day is left in peace, the
    next one is not. Who leads or administers the office cannot put it off.
    """
    if has_password:
        return PasswordWish.NONE
    if role in (Role.SUPERVISOR, Role.ADMINISTRATOR):
        return PasswordWish.NOW
    if password_on is None:
        return PasswordWish.CAN_WAIT
    return PasswordWish.NONE if password_on == today else PasswordWish.NOW


def lock_after(failures: int) -> timedelta:
    """Return how long ``failures`` in a row lock out: from the fifth on a minute, then doubling."""
    beyond = failures - MOST_FAILURES
    if beyond < 0:
        return timedelta(0)
    # Beyond some power the product would no longer fit; it is an hour long before that.
    return min(FIRST_LOCK * 2 ** min(beyond, 10), LONGEST_LOCK)
