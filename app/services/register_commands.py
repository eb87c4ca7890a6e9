"""What the registers can be asked to keep, and what they answer: plain data, no store.

The other commands are in ``commands``, their answers in ``answers``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from app.domain.ratings import RatingMeans, Score
from app.domain.register_entries import EntryFilter
from app.domain.roles import Actor
from app.services.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveEntry:
    """Write an entry into ``register``, or change the one with ``entry_id``.

    ``values`` are by column: days and instants in ISO 8601, files as ``file_value`` has them.
    ``happened_at`` is now unless it is given.
    """

    actor: Actor
    register: str
    values: Mapping[str, str]
    happened_at: datetime | None = None
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseEntry:
    """End an entry: what its closing columns say, and on which day (today unless given)."""

    actor: Actor
    entry_id: int
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelEntry:
    """Take back an entry written by mistake; its number stays used."""

    actor: Actor
    entry_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDossier:
    """Add the dossier with this local or official ``code`` to an entry."""

    actor: Actor
    entry_id: int
    code: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlinkDossier:
    """Take a dossier out of an entry."""

    actor: Actor
    entry_id: int
    dossier_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclude:
    """Excuse dossiers by an outage; taken back with a ``reason`` when ``excluded`` is False."""

    actor: Actor
    entry_id: int
    dossier_ids: tuple[int, ...]
    excluded: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRegister:
    """Write the wanted entries to ``path``: a workbook (.xlsx) or CSV, by its ending.

    ``whole_numbers`` shows identity numbers in full, which only a supervisor may ask for.
    """

    actor: Actor
    wanted: EntryFilter
    path: Path
    whole_numbers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Keep what a citizen answered about a visit ``actor`` has just served; no name belongs to it.

    ``day`` is given for answers on paper, counted later.
    """

    actor: Actor
    score: Score
    means: RatingMeans = RatingMeans.KEYPAD
    note: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RateOnScreen:
    """Keep what a citizen answered on the board before ``desk``; it belongs to no clerk."""

    score: Score
    desk: str


@dataclass(frozen=True, slots=True)
class EntrySaved:
    """An entry as it stands now in the store; ``label`` is its number as papers name it."""

    entry_id: int
    number: int
    year: int
    label: str
    changes: Changes = Changes.REGISTERS


@dataclass(frozen=True, slots=True)
class RegisterExported:
    """A register as a file, and how many entries are in it."""

    path: Path
    entries: int


@dataclass(frozen=True, slots=True)
class Excluded:
    """Dossiers that were excused, or no longer are, by code."""

    codes: tuple[str, ...]
    changes: Changes = Changes.REGISTERS | Changes.DOSSIERS


@dataclass(frozen=True, slots=True)
class Rated:
    """An answer was kept."""

    score: Score
    changes: Changes = Changes.REGISTERS
