"""Papers for the time without a PC: numbered slips, their register, and what is open this evening.

The numbers themselves are ``app.domain.emergency_number``.
"""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.checked_json import template
from app.domain.forms.parts import DossierWording, FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencySlipWording(DossierWording):
    """A slip to be filled in by hand; ``lines`` are labels, each with dots behind it.

    ``date`` stands where other papers have the day of issue; ``typed_in`` only on the kept
    counterpart.
    """

    date: str
    lines: tuple[str, ...]
    papers: str
    paper_rows: int
    promised: str
    fee: str
    submitter_signature: str
    clerk_signature: str
    note: str
    typed_in: str
    hotline: str = template("hotline")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyRegisterColumns:
    """Heads of the register of slips; ``typed_in`` is the code the dossier gets afterwards."""

    number: str
    received: str
    applicant: str
    procedure: str
    promised: str
    fee: str
    typed_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyRegisterWording(FormWording):
    """The register the slips are written into by hand, and typed in from when the PC is back."""

    printed: str = template("moment")
    numbers: str = template("first", "last", "count")
    how: tuple[str, ...]
    columns: EmergencyRegisterColumns
    writer_signature: str
    typist_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRegisterColumns:
    """Heads of the register of open dossiers; ``done`` is left blank."""

    number: str
    code: str
    applicant: str
    procedure: str
    promised_at: str
    state: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRegisterWording(FormWording):
    """Every dossier that is open this evening, for a morning without the PC."""

    printed: str = template("moment")
    count: str = template("count")
    none: str
    columns: OpenRegisterColumns


@dataclass(frozen=True, slots=True)
class EmergencySlip:
    """A slip's number and the digits of its barcode."""

    number: str
    barcode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencySlipsDocument:
    """Slips to keep in the drawer, in the order they come out."""

    header: OfficeHeader
    slips: tuple[EmergencySlip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyRegisterDocument:
    """A row to fill in for every slip printed."""

    header: OfficeHeader
    printed_at: datetime
    slips: tuple[EmergencySlip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDossier:
    """A dossier that is open; ``state`` says who has it."""

    code: str
    applicant_name: str
    procedure_name: str
    promised_at: datetime
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRegisterDocument:
    """The open dossiers at the end of ``day``, in the order given: the next due first."""

    header: OfficeHeader
    day: date
    printed_at: datetime
    lines: tuple[OpenDossier, ...]
