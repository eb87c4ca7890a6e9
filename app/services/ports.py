"""What the use cases need of the outside world, as small protocols that bootstrap fills in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The only source of the present instant."""

    def now(self) -> datetime:
        """Return the present instant, aware."""
        ...


class Tick(Protocol):
    """Told how far a long work is; raises to cancel it, which undoes what was not finished."""

    def __call__(self, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` parts are done."""
        ...


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A register as its file gives it: column names, and each line's cells by column name."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]
