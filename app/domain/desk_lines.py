"""What the desk writes down beside its dossiers, as it goes to the journal and to other counters.

Lines of registers, citizens' ratings, and visits that ended without a dossier. Keys of rows mean
nothing in another store: clerks, procedures and dossiers are named; instants are milliseconds since
1970 UTC. How these come out of a store, and into one, is in the services.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum


class DeskLine(StrEnum):
    """The kinds of desk lines: a line of a register, a rating, a visit without a dossier."""

    ENTRY = "register_entry"
    RATING = "rating"
    VISIT = "turned_away"


@dataclass(frozen=True, slots=True)
class ColumnValue:
    """What stands in a column of an entry."""

    column: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ColumnChange:
    """A column somebody altered; ``at`` is ISO 8601, as it is stored."""

    at: str
    clerk: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLink:
    """A dossier an entry is about, by identity and code; ``approved_at`` when it was excused."""

    dossier: str
    code: str
    note: str
    approved_at: int | None
    approved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySnapshot:
    """A line of a register with its alterations and dossiers, as it stood at ``changed_at``."""

    uid: str
    register: str
    number: int
    year: int
    happened_at: int
    due_on: date | None
    closed_on: date | None
    cancelled_reason: str
    values: tuple[ColumnValue, ...]
    changes: tuple[ColumnChange, ...]
    links: tuple[EntryLink, ...]
    clerk: str
    changed_at: int
    station: int
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingSnapshot:
    """What a citizen thought of a visit; nothing ever changes it."""

    uid: str
    rated_at: int
    rated_on: date
    score: int
    note: str
    means: str
    desk: str
    clerk: str
    station: int
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSnapshot:
    """A visit that ended without a dossier; nothing ever changes it."""

    uid: str
    kind: str
    number: str
    happened_at: int
    clerk: str
    desk: str
    procedure: str
    procedure_version: int
    applicant_name: str
    identity_number: str
    reason_class: str
    reason: str
    content: str
    station: int
    epoch: int


DeskSnapshot = EntrySnapshot | RatingSnapshot | VisitSnapshot

SNAPSHOTS: dict[DeskLine, type[DeskSnapshot]] = {
    DeskLine.ENTRY: EntrySnapshot,
    DeskLine.RATING: RatingSnapshot,
    DeskLine.VISIT: VisitSnapshot,
}


LINE_FILES: dict[DeskLine, str] = {
    DeskLine.ENTRY: "register-entries.jsonl",
    DeskLine.RATING: "ratings.jsonl",
    DeskLine.VISIT: "turned-away.jsonl",
}
"""The files of a bundle that hold them; the first bundles have none."""


@dataclass(frozen=True, slots=True)
class LineCounts:
    """How many lines of registers, ratings and visits without a dossier there are."""

    entries: int = 0
    ratings: int = 0
    visits: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.entries + self.ratings + self.visits


def counted(kinds: Iterable[DeskLine]) -> LineCounts:
    """Return how often each kind is among ``kinds``."""
    found = Counter(kinds)
    return LineCounts(found[DeskLine.ENTRY], found[DeskLine.RATING], found[DeskLine.VISIT])


def written_at(line: DeskSnapshot) -> int:
    """Return when a line was written, or last changed, in milliseconds UTC."""
    match line:
        case EntrySnapshot():
            return line.changed_at
        case RatingSnapshot():
            return line.rated_at
        case VisitSnapshot():
            return line.happened_at


def is_later(one: EntrySnapshot, other: EntrySnapshot) -> bool:
    """Say whether ``one`` takes the place of ``other``, an earlier version of the same line.

    Of two that changed in the same millisecond one is chosen by what stands in it, so that every
    store chooses the same.
    """
    return _version(one) > _version(other)


def all_changes(
    one: Iterable[ColumnChange], other: Iterable[ColumnChange]
) -> tuple[ColumnChange, ...]:
    """Return the alterations two versions of a line tell of, oldest first and each one once.

    Whoever changed a line at another counter is told of even where another version stands.
    """
    return tuple(sorted({*one, *other}))


def _version(line: EntrySnapshot) -> tuple[int, str]:
    # The same dossier may have another identity in another store, but never another code.
    links = tuple(replace(one, dossier="") for one in sorted(line.links, key=lambda one: one.code))
    values = tuple(sorted(line.values, key=lambda one: one.column))
    # Every store collects the alterations, so they decide nothing.
    whole = asdict(replace(line, links=links, values=values, changes=()))
    return line.changed_at, json.dumps(whole, default=str, ensure_ascii=False, sort_keys=True)
