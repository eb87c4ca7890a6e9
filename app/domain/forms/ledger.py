"""Sổ theo dõi hồ sơ (2018: Mẫu số 06, 2025: Mẫu số 07)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, IssuedDocument, TextLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine(TextLine):
    """A line over the table."""

    text: str = template("counter", "volume", "field", "first_day", "last_day")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerColumns:
    """Heads of the register's columns; ``days`` stands over the three instants."""

    number: str
    code: str
    procedure: str
    sets: str
    applicant: str
    address: str
    agency: str
    days: str
    received_at: str
    promised_at: str
    returned_at: str
    delivery: str
    signature: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerWording(FormWording):
    """Sổ theo dõi hồ sơ; ``volume`` heads every sheet, ``sheet_sum`` ends its table."""

    volume: str = template("volume")
    opening: tuple[LedgerLine, ...]
    columns: LedgerColumns
    sheet_sum: str = template("count")
    total: str = template("first", "last", "count", "sets")
    none: str
    keeper_signature: str
    leader_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A dossier in the register; ``number`` is the one its slip names (Số thứ tự)."""

    number: str
    code: str
    procedure_name: str
    sets: int
    applicant_name: str
    address: str
    phone: str
    agency: str
    received_at: datetime
    promised_at: datetime
    returned_at: datetime | None = None
    delivery: str
    signed_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDocument(IssuedDocument):
    """A volume of the register, or the part of it from ``first_day`` to ``last_day``."""

    volume: str
    field: str = ""
    first_day: date
    last_day: date
    entries: tuple[LedgerEntry, ...]
    issued_at: datetime
    kept_by: str = ""
