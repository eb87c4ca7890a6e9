"""View data of every printed paper: frozen when the paper is issued, complete in themselves.

What is not here is not on the paper. Layout and wording are elsewhere (``app.printing`` and
``resources/forms``); the identity number stands here in full only where the form asks for it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.form_set import FormSet


class CopyName(StrEnum):
    """The counterparts (liên) of a slip; each printed sheet says which one it is."""

    FILE = "file"
    CITIZEN = "citizen"


class PaperSize(StrEnum):
    """Sheets a counter prints on; ``A4_TWO_UP`` is two A5 papers side by side, to be cut."""

    A4 = "A4"
    A5 = "A5"
    A4_TWO_UP = "A4x2"


@dataclass(frozen=True, slots=True)
class OfficeHeader:
    """The left half of a paper's head: one to three lines, the last one is the issuing unit."""

    lines: tuple[str, ...]
    counter_name: str
    place: str
    hotline: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper handed in, as the receipt lists it (kind in Vietnamese words)."""

    name: str
    kind: str
    quantity: int


@dataclass(frozen=True, slots=True)
class ReprintMark:
    """Why a sheet is not the first of its kind: counted from 1."""

    number: int
    printed_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptDocument:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01)."""

    header: OfficeHeader
    form_set: str
    form_version: int
    code: str
    barcode: str
    official_code: str = ""
    applicant_name: str
    submitter_name: str
    identity_number: str
    address: str
    phone: str
    email: str = ""
    procedure_code: str
    procedure_name: str
    papers: tuple[PaperLine, ...]
    sets: int
    limit_in_words: str
    received_at: datetime
    promised_at: datetime
    explanation: str
    unconfirmed_years: tuple[int, ...] = ()
    delivery: str
    fee: int
    fee_paid: bool
    fee_explanation: str = ""
    book_volume: str = ""
    book_number: str = ""
    clerk_name: str
    desk: str = ""
    note: str = ""
    version: int = 1
    reprint: ReprintMark | None = None


@dataclass(frozen=True, slots=True)
class DaySheetLine:
    """One clerk's figures of a day, as the day sheet prints them."""

    clerk_name: str
    received: int
    handed_over: int
    results: int
    returned: int
    in_hand: int
    overdue: int
    fees: int


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """An open dossier that tomorrow begins with."""

    code: str
    applicant_name: str
    procedure_name: str
    promised_at: datetime
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheetDocument:
    """The sheet to sign at the end of a day, for one clerk or for the whole desk."""

    header: OfficeHeader
    day: date
    clerk_name: str = ""
    lines: tuple[DaySheetLine, ...]
    total: DaySheetLine
    carried_over: tuple[CarriedOver, ...]
    carried_over_total: int
    made_at: datetime
    made_by: str
    history_head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeyDocument:
    """The sheet that goes into a sealed envelope: what opens the store when the PC cannot.

    ``number`` tells this envelope from others; ``groups`` are the key, which stands nowhere else.
    """

    header: OfficeHeader
    number: str
    groups: tuple[str, ...]
    made_at: datetime
    made_by: str = ""


PrintedDocument = ReceiptDocument | DaySheetDocument | RecoveryKeyDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One document to be put on paper, in the wording it is issued with.

    ``copies`` names the counterparts of a receipt in the order they come out, perhaps one of them
    twice; other papers have no counterparts and come out once. ``title`` is the name of the file
    and of the job in the printer's queue, so it must hold no personal data.
    """

    document: PrintedDocument
    form_set: FormSet
    title: str
    copies: tuple[CopyName, ...] = (CopyName.FILE, CopyName.CITIZEN)
    size: PaperSize = PaperSize.A4
