"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.checked_json import optional_template, template
from app.domain.forms.parts import DossierDocument, DossierWording, WhenEmpty


class ReceiptItem(StrEnum):
    """What a line of the receipt shows; the form set says in which order and under which label."""

    OFFICIAL_CODE = "official_code"
    COUNTER = "counter"
    DESK = "desk"
    APPLICANT = "applicant"
    SUBMITTER = "submitter"
    IDENTITY = "identity"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    PROCEDURE = "procedure"
    PROCEDURE_CODE = "procedure_code"
    PAPERS = "papers"
    SETS = "sets"
    LIMIT = "limit"
    RECEIVED_AT = "received_at"
    PROMISED_AT = "promised_at"
    DELIVERY = "delivery"
    FEE = "fee"
    BOOK_VOLUME = "book_volume"
    BOOK_NUMBER = "book_number"
    NOTE = "note"


class PapersStyle(StrEnum):
    """How the papers handed in are listed."""

    TABLE = "table"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWording:
    """The names of the counterparts (liên), and which one each receipt says it is."""

    file: str
    citizen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """A line of the receipt; ``same_row`` sets it beside the line before."""

    item: ReceiptItem
    label: str
    value: str = optional_template("value", "weekday")
    strong: bool = False
    same_row: bool = False
    when_empty: WhenEmpty = WhenEmpty.OMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersWording:
    """The list of papers: heads of a table's columns, or the text of one line of a list."""

    style: PapersStyle
    number: str = ""
    name: str = ""
    kind: str = ""
    quantity: str = ""
    line: str = optional_template("number", "name", "kind", "quantity")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeWording:
    """How the fee line speaks; the two boxes are ticked by the program."""

    none: str
    unpaid: str
    paid: str
    explanation: str = template("explanation")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptWording(DossierWording):
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01)."""

    replaces: str = template("version", "previous")
    lines: tuple[ReceiptLine, ...]
    papers: PapersWording
    fee: FeeWording
    explanation: str = template("explanation")
    unconfirmed: str = template("years")
    submitter_signature: str
    clerk_signature: str
    notes_title: str
    notes: tuple[str, ...]
    collection: tuple[str, ...] = ()
    hotline: str = template("hotline")


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper handed in, as the receipt lists it (kind in Vietnamese words)."""

    name: str
    kind: str
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptDocument(DossierDocument):
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01)."""

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
