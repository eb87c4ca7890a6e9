"""What a register of the office is: its columns, when an entry is due, what closes it, its sheet.

Registers are data in ``resources/registers``, so that an office can correct them; entries are in
``register_entries``. The register of dossiers itself (sổ theo dõi hồ sơ) is ``register``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.checked_json import read_checked
from app.domain.text import nfc
from app.domain.working_calendar import WorkingCalendar
from app.errors import FileError, NotFoundError
from app.words import N_

OUTAGES = "system-outages"
"""The register whose entries may excuse dossiers that were late."""

_ADVICE = N_("Sửa mục này trong tệp rồi mở lại chương trình.")
_WHOLE_SHEET = 100


class FieldKind(StrEnum):
    """What a column holds; ``IDENTITY`` is masked in lists, ``FILE`` a name and a SHA-256.

    ``COUNT`` is a whole number from 0 on.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    COUNT = "count"
    CHOICE = "choice"
    PHONE = "phone"
    IDENTITY = "identity"
    DATE = "date"
    MOMENT = "moment"
    FILE = "file"
    DOSSIERS = "dossiers"


class Mark(StrEnum):
    """What a column of the printed sheet may show besides the columns of the register."""

    NUMBER = "number"
    HAPPENED = "happened"
    DUE = "due"
    CLOSED = "closed"
    CLERK = "clerk"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterColumn:
    """A field of an entry; those ``at_closing`` are asked for when it is closed.

    ``listed`` ones are seen in the list on the screen. A day is ``not_before`` the day in another
    column, or the one the entry happened on.
    """

    id: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    at_closing: bool = False
    listed: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""
    not_before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRule:
    """An entry is due on the day in ``column`` where one is given, else after ``working_days``.

    These are counted from the day after it happened; 0 for no due date of its own. ``overdue`` is
    how an entry is called after that day.
    """

    label: str
    overdue: str = N_("Quá hạn")
    working_days: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRule:
    """What ends an entry, in words: the action, and how open and ended entries are called."""

    action: str
    open: str
    closed: str
    date_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of the printed register: its head, its share of the sheet in percent, its content.

    ``shows`` names columns of the register and ``Mark``; several are set one after the other.
    """

    head: str
    share: int
    shows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register in force from ``valid_from`` to ``valid_to``; numbers begin at 1 every year.

    ``title`` is printed, ``name`` stands on the screen, ``entry`` is what one line is about.
    """

    id: str
    order: int
    title: str
    name: str
    entry: str
    purpose: str
    legal_basis: str
    valid_from: date
    valid_to: date | None
    happened: str
    due: DueRule | None
    closing: ClosingRule | None
    columns: tuple[RegisterColumn, ...]
    sheet: tuple[SheetColumn, ...]

    def column(self, column_id: str) -> RegisterColumn:
        """Return a column by its id; KeyError for none of this register."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)

    @property
    def dossiers(self) -> RegisterColumn | None:
        """Return the column that holds dossiers, None for a register without."""
        return next((one for one in self.columns if one.kind is FieldKind.DOSSIERS), None)

    @property
    def identities(self) -> tuple[str, ...]:
        """Return the ids of the columns that hold identity numbers."""
        return tuple(one.id for one in self.columns if one.kind is FieldKind.IDENTITY)

    def asked(self, *, closing: bool) -> tuple[RegisterColumn, ...]:
        """Return the columns somebody fills in when an entry is written, or when it is closed."""
        return tuple(
            one
            for one in self.columns
            if one.at_closing is closing and one.kind is not FieldKind.DOSSIERS
        )

    def is_in_force(self, day: date) -> bool:
        """Say whether entries may be written on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers the program knows, in the order they are shown."""

    all: tuple[Register, ...] = ()

    def get(self, register_id: str) -> Register:
        """Return a register; NotFoundError for one whose file is not there (any more)."""
        register = self.find(register_id)
        if register is not None:
            return register
        raise NotFoundError(
            N_("Không có sổ «{register}»."),
            N_("Kiểm tra thư mục resources/registers của chương trình."),
            register=register_id,
        )

    def find(self, register_id: str) -> Register | None:
        """Return a register, None for one another counter keeps and this program does not know."""
        return next((one for one in self.all if one.id == register_id), None)


def read_register(text: str) -> Register:
    """Return the register written in ``text`` (JSON); FileError names the line or item at fault."""
    register = read_checked(Register, nfc(text))
    _check_columns(register)
    _check_rules(register)
    _check_sheet(register)
    return register


def all_registers(registers: Iterable[Register]) -> Registers:
    """Return ``registers`` in their order; FileError when an id occurs twice."""
    ordered = sorted(registers, key=lambda one: (one.order, one.id))
    seen: set[str] = set()
    for one in ordered:
        _require(one, one.id not in seen, "id")
        seen.add(one.id)
    return Registers(tuple(ordered))


def due_on(
    register: Register, happened_on: date, values: Mapping[str, str], calendar: WorkingCalendar
) -> date | None:
    """Return when an entry is due: the day given in it, else counted; None where nothing is."""
    rule = register.due
    if rule is None:
        return None
    if rule.column and values.get(rule.column):
        return date.fromisoformat(values[rule.column])
    day = happened_on
    for _working_day in range(rule.working_days):
        day = calendar.next_working_day(day)
    return day if rule.working_days else None


def _check_columns(register: Register) -> None:
    ids = [column.id for column in register.columns]
    _require(register, bool(ids) and len(set(ids)) == len(ids), "columns.id")
    _require(register, not set(ids) & {str(mark) for mark in Mark}, "columns.id")
    dossiers = [one for one in register.columns if one.kind is FieldKind.DOSSIERS]
    _require(register, len(dossiers) <= 1, "columns.kind")
    _require(register, any(column.listed for column in register.columns), "columns.listed")
    days = {one.id for one in register.columns if one.kind is FieldKind.DATE}
    for column in register.columns:
        _require(
            register,
            bool(column.choices) is (column.kind is FieldKind.CHOICE),
            column.id,
            "choices",
        )
        _require(register, not column.at_closing or register.closing is not None, column.id)
        if column.not_before:
            earlier = (days - {column.id}) | {str(Mark.HAPPENED)}
            _require(register, column.id in days, column.id, "not_before")
            _require(register, column.not_before in earlier, column.id, "not_before")


def _check_rules(register: Register) -> None:
    if register.due is None:
        return
    _require(register, register.due.working_days >= 0, "due.working_days")
    days = {one.id for one in register.columns if one.kind is FieldKind.DATE}
    _require(register, not register.due.column or register.due.column in days, "due.column")


def _check_sheet(register: Register) -> None:
    known = {column.id for column in register.columns} | {str(mark) for mark in Mark}
    for column in register.sheet:
        _require(register, bool(column.shows) and set(column.shows) <= known, "sheet", column.head)
    shares = sum(column.share for column in register.sheet)
    _require(register, shares == _WHOLE_SHEET, "sheet.share")


def _require(register: Register, holds: bool, *where: str) -> None:
    if not holds:
        raise FileError(
            N_("Sổ «{register}» có mục «{where}» không dùng được."),
            _ADVICE,
            register=register.id,
            where=".".join(where),
        )
