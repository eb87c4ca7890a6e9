"""What is wished at the end of a day, as plain data.

Kept apart from the use cases, as ``commands``, so that a screen can build one without the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.roles import Actor
from app.domain.sign_in import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class CountDay:
    """What somebody counted of a day; None stays as it was counted before, notes come with cash."""

    actor: Actor
    day: date
    slips: int | None = None
    cash: int | None = None
    papers: int | None = None
    notes: Mapping[int, int] = field(default_factory=dict[int, int], hash=False)
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowLate:
    """Let ``actor`` write down steps of a closed day for a while; ``by_id`` leads and proves it."""

    actor: Actor
    day: date
    by_id: int
    secret: str = field(repr=False)
    kind: Secret = Secret.PIN
