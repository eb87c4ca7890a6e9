"""Phiếu kiểm soát quá trình giải quyết hồ sơ (2018: Mẫu số 05, 2025: Mẫu số 06)."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import DossierDocument, DossierWording, TextLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlLine(TextLine):
    """A line over the table."""

    text: str = template(
        "counter",
        "applicant",
        "phone",
        "procedure",
        "procedure_code",
        "received_at",
        "promised_at",
        "agency",
        "coordinating_agency",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlColumns:
    """Heads of the table, and the words within its rows; ``…_blank`` is filled in by hand."""

    agency: str
    time: str
    result: str
    note: str
    giving: str = template("name")
    taking: str = template("name")
    time_blank: str
    giver: str
    taker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSheetWording(DossierWording):
    """Phiếu kiểm soát quá trình giải quyết hồ sơ."""

    opening: tuple[ControlLine, ...]
    table: ControlColumns
    notes_title: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRow:
    """One hand-over; what is "" or None is left to be filled in by hand."""

    giving: str
    taking: str = ""
    at: datetime | None = None
    giver_name: str = ""
    taker_name: str = ""
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSheetDocument(DossierDocument):
    """The sheet that travels with a dossier and comes back to the counter with its result."""

    issued_at: datetime
    agency: str
    coordinating_agency: str = ""
    applicant_name: str
    phone: str = ""
    procedure_code: str = ""
    procedure_name: str
    received_at: datetime
    promised_at: datetime
    rows: tuple[ControlRow, ...] = ()
