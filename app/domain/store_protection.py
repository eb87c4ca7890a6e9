"""View data of a store's encryption: its state, what is asked for, and what was done.

Keys as text are ``recovery_key``; no key stands in anything here but an order.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class StoreKind(StrEnum):
    """How the store is kept."""

    PLAIN = "plain"
    ENCRYPTED = "encrypted"
    SERVER = "server"


class CopiesWish(StrEnum):
    """What becomes of the copies that hold the same data as the store."""

    CONVERT = "convert"
    DELETE = "delete"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Protection:
    """The state of an open store: the number of its key, and copies that anybody can read."""

    kind: StoreKind
    number: str = ""
    readable_copies: int = 0


@dataclass(frozen=True, slots=True)
class ConversionOrder:
    """Put the store under ``key``, 32 bytes, or None to decrypt it; ``repr`` never shows it."""

    key: bytes | None = field(repr=False)
    copies: CopiesWish = CopiesWish.CONVERT


@dataclass(frozen=True, slots=True)
class Converted:
    """What was done: copies that followed, and those ``left`` as they were, by name.

    ``kept`` is False when the PC cannot keep the key, which is asked for at every start then.
    """

    number: str
    copies: int
    left: tuple[str, ...]
    kept: bool
