"""An entry of a register: how its values are shown, and what lists and cards show of it.

Which columns there are is said by ``registers``, what may be typed into them by
``register_values``; storing is ``app.services.registers``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.registers import FieldKind, Mark, Register, RegisterColumn
from app.domain.text import (
    fold,
    is_digits,
    mask_identity,
)
from app.domain.vietnam_time import short_date, short_moment
from app.words import N_

# Signs nobody types stand for the digits of an identity number among the words of an entry: only
# a whole number finds it, and typing digits one by one tells nothing.
_HIDDEN_DIGITS = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
_IDENTITY_LENGTHS = frozenset({9, 12})
_BETWEEN = " "


class EntryState(StrEnum):
    """How an entry stands; overdue is derived from its due date, never stored."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    KEPT = "kept"
    CANCELLED = "cancelled"


class Which(StrEnum):
    """Which entries a list shows; cancelled ones are kept and shown for those who ask."""

    ALL = "all"
    OPEN = "open"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


WHICH_LABELS: dict[Which, str] = {
    Which.ALL: N_("Tất cả"),
    Which.OPEN: N_("Chưa xong"),
    Which.OVERDUE: N_("Quá hạn"),
    Which.CANCELLED: N_("Đã hủy"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """Which entries of ``register`` are wanted; what is empty limits nothing, days included."""

    register: str
    first: date | None = None
    last: date | None = None
    which: Which = Which.ALL
    text: str = ""


@dataclass(frozen=True, slots=True)
class EntryNumber:
    """The number of an entry and the counter that gave it, None where that was not kept yet.

    Counters with stores of their own count alike, and a store that was restored may have lost its
    newest numbers. So all but those of counter 1 before any restore name counter and epoch, as
    refusals do: 12/2026, Q2-12/2026, Q1.1-3/2026. It reads the same in every store.
    """

    number: int
    year: int
    station: int | None = None
    epoch: int | None = None

    @property
    def in_book(self) -> str:
        """The number in a book of its year: 12, Q2-12."""
        counter = f"Q{self.station or 1}"
        if self.epoch:
            return f"{counter}.{self.epoch}-{self.number}"
        return str(self.number) if counter == "Q1" else f"{counter}-{self.number}"

    def __str__(self) -> str:
        return f"{self.in_book}/{self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDossier:
    """A dossier an entry is about; ``approved_at`` when a supervisor excused it by the entry."""

    dossier_id: int
    code: str
    procedure_name: str
    promised_at: datetime
    note: str = ""
    approved_at: datetime | None = None
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An entry as lists show it: identity numbers masked in ``values``, dossiers by their codes."""

    id: int
    number: int
    year: int
    happened_at: datetime
    due_on: date | None
    closed_on: date | None
    cancelled_reason: str
    state: EntryState
    values: Mapping[str, str]
    codes: tuple[str, ...]
    clerk_name: str
    station: int | None = None
    epoch: int | None = None

    @property
    def numbered(self) -> EntryNumber:
        """Its number with the counter that gave it."""
        return EntryNumber(self.number, self.year, self.station, self.epoch)

    @property
    def label(self) -> str:
        """Its number as papers name it: 12/2026."""
        return str(self.numbered)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """What somebody altered in an entry; values as lists show them."""

    at: datetime
    clerk_name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCard:
    """Everything about one entry.

    ``stored`` are its values as they are kept, for the form; only who opens it to work on it is
    given them, and then identity numbers stand in full everywhere. ``awaited`` are the codes of
    dossiers that another counter linked and that have not come here yet.
    """

    row: EntryRow
    dossiers: tuple[LinkedDossier, ...] = ()
    awaited: tuple[str, ...] = ()
    changes: tuple[EntryChange, ...] = ()
    stored: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """Some entries, newest first; ``total`` counts all that are wanted."""

    rows: tuple[EntryRow, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCount:
    """How many entries of a register wait to be closed, and how many of them are overdue."""

    register: str
    open: int = 0
    overdue: int = 0


def file_value(name: str, sha256: str) -> str:
    """Return how a file that proves something is written down."""
    return f"{sha256}{_BETWEEN}{name}"


def file_parts(value: str) -> tuple[str, str]:
    """Return the name and the SHA-256 of what ``file_value`` wrote."""
    sha256, _between, name = value.partition(_BETWEEN)
    return name, sha256


def shown(column: RegisterColumn, value: str, *, whole: bool = False) -> str:
    """Return a stored value as it is read; identity numbers masked unless the ``whole`` is due."""
    if not value:
        return ""
    match column.kind:
        case FieldKind.IDENTITY:
            return value if whole else mask_identity(value)
        case FieldKind.DATE:
            return short_date(date.fromisoformat(value))
        case FieldKind.MOMENT:
            return short_moment(datetime.fromisoformat(value))
        case FieldKind.FILE:
            name, sha256 = file_parts(value)
            return f"{name} (SHA-256 {sha256[:16]}…)"
        case _:
            return value


def search_words(register: Register, values: Mapping[str, str], number: EntryNumber) -> str:
    """Return the words an entry is found by, folded; identity numbers only as a whole."""
    words = [fold(str(number))]
    for column in register.columns:
        value = values.get(column.id, "")
        if column.kind is FieldKind.IDENTITY:
            words.append(_hidden(value))
        elif value:
            words.append(fold(shown(column, value)))
    return " ".join(word for word in words if word)


def sought_words(text: str) -> tuple[str, ...]:
    """Return what each word of ``text`` is looked for as."""
    return tuple(
        _hidden(word) if looks_like_identity(word) else word for word in fold(text).split()
    )


def seeks_identity(text: str) -> bool:
    """Say whether somebody looks for a person by an identity number, which is audited."""
    return any(looks_like_identity(word) for word in text.split())


def looks_like_identity(word: str) -> bool:
    """Say whether ``word`` is as long as an identity number."""
    return is_digits(word) and len(word) in _IDENTITY_LENGTHS


def state_of(
    register: Register,
    *,
    due: date | None,
    closed: date | None,
    cancelled: bool,
    today: date,
) -> EntryState:
    """Return how an entry stands on ``today``; what nothing ever closes is kept."""
    if cancelled:
        return EntryState.CANCELLED
    if closed is not None:
        return EntryState.CLOSED
    if register.closing is None:
        return EntryState.KEPT
    return EntryState.OVERDUE if due is not None and due < today else EntryState.OPEN


def state_words(register: Register, state: EntryState) -> str:
    """Return how this register calls a state."""
    closing = register.closing
    match state:
        case EntryState.CANCELLED:
            return N_("Đã hủy")
        case EntryState.CLOSED:
            return closing.closed if closing else N_("Đã ghi")
        case EntryState.KEPT:
            return N_("Đã ghi")
        case EntryState.OVERDUE:
            return register.due.overdue if register.due else N_("Quá hạn")
        case EntryState.OPEN:
            return closing.open if closing else N_("Đã ghi")


def sheet_cell(register: Register, row: EntryRow, shows: Iterable[str]) -> str:
    """Return a cell of the printed register; several contents follow each other."""
    parts = filter(None, (_part(register, row, name) for name in shows))
    return "; ".join(" ".join(part.split()) for part in parts)


def _part(register: Register, row: EntryRow, name: str) -> str:
    if name not in set(Mark):
        column = register.column(name)
        if column.kind is FieldKind.DOSSIERS:
            return ", ".join(row.codes)
        return row.values.get(name, "")
    match Mark(name):
        case Mark.NUMBER:
            return row.numbered.in_book
        case Mark.HAPPENED:
            return short_moment(row.happened_at)
        case Mark.DUE:
            return short_date(row.due_on) if row.due_on else ""
        case Mark.CLOSED:
            return short_date(row.closed_on) if row.closed_on else ""
        case Mark.CLERK:
            return row.clerk_name
        case Mark.STATE:
            if row.state is EntryState.CANCELLED:
                return f"{state_words(register, row.state)}: {row.cancelled_reason}"
            return state_words(register, row.state)


def _hidden(number: str) -> str:
    return fold(number).translate(_HIDDEN_DIGITS)
