"""What stands at the address of a store that several counters share, as a PC sees it that asks.

Asking the server is the models' business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from app.domain.sign_in import Secret
from app.errors import InputError
from app.words import N_

DIGITS = range(10)


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody whose word it takes to put a PC in another one's place, and how it is proved."""

    id: int
    name: str
    asked: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Vow:
    """The word of a leader that the PC before is gone for good, with what proves it."""

    leader_id: int
    secret: str = field(repr=False)
    kind: Secret


@dataclass(frozen=True, slots=True)
class SharedSeat:
    """This PC's place in a shared store: its address to read, its digit, and who else is there."""

    address: str
    digit: int
    pcs: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """``office`` is whose store stands there, empty for an empty database.

    ``taken`` tells which digits have a PC, and what it is called; ``leaders`` may give one of them
    to another PC.
    """

    office: str = ""
    taken: Mapping[int, str] | None = None
    leaders: tuple[Leader, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether a store can be made there."""
        return self.taken is None

    def free_digits(self) -> tuple[int, ...]:
        """Return the digits a further PC may have, those most used first."""
        taken = self.taken or {}
        # 0 last: codes without a zero are read out more easily.
        return tuple(digit for digit in (*DIGITS[1:], 0) if digit not in taken)


def checked_digit(digit: int) -> int:
    """Return ``digit`` if a counter may have it, else InputError("station_digit")."""
    if digit not in DIGITS:
        raise InputError("station_digit", N_("Số quầy máy phải từ 0 đến 9."))
    return digit


def with_password(address: str, password: str) -> str:
    """Return ``address`` with a ``password`` typed beside it; the one in it, if any, gives way."""
    parts = urlsplit(address.strip())
    if not password or not parts.netloc:
        return address.strip()
    user, _, host = parts.netloc.rpartition("@")
    name = user.partition(":")[0]
    return parts._replace(netloc=f"{name}:{quote(password, safe='')}@{host}").geturl()


def shown_address(address: str) -> str:
    """Return ``address`` for people to read: without password or parameters, which may hold one."""
    parts = urlsplit(address.strip())
    user, at, host = parts.netloc.rpartition("@")
    netloc = f"{user.partition(':')[0]}{at}{host}"
    return parts._replace(netloc=netloc, query="", fragment="").geturl()
