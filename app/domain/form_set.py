"""A form set (bộ mẫu): the printed wording of one legal regime, with the time it is in force.

Wording is data in ``resources/forms`` so that an office can correct it; here are its shape and the
choice of the set for a day. How the words are laid out on paper is in ``app.printing``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.checked_json import optional_template, read_checked, template
from app.domain.vietnam_time import short_date
from app.errors import NotFoundError, RuleError
from app.words import N_


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


class WhenEmpty(StrEnum):
    """What becomes of a line that has nothing to say."""

    OMIT = "omit"
    DOTS = "dots"


class PapersStyle(StrEnum):
    """How the papers handed in are listed."""

    TABLE = "table"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWording:
    """What every paper of the set has in common."""

    country: str
    motto: str
    place_and_date: str = template("place", "date")
    sign_and_name: str
    page: str = template("number", "total")
    continued: str
    reprint: str = template("number", "moment", "reason")


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
class ReceiptWording:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01)."""

    title: str
    dossier_code: str = template("code")
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
    footer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadColumns:
    """Heads of the day sheet's first table."""

    number: str
    clerk: str
    received: str
    handed_over: str
    results: str
    returned: str
    in_hand: str
    overdue: str
    fees: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOverColumns:
    """Heads of the day sheet's list of open dossiers."""

    number: str
    code: str
    applicant: str
    procedure: str
    promised_at: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheetWording:
    """The sheet signed at the end of a day; no circular prescribes it."""

    title: str
    day: str = template("weekday", "day")
    whole_desk: str
    one_clerk: str = template("name")
    workload_title: str
    workload: WorkloadColumns
    total: str
    carried_over_title: str = template("count")
    carried_over: CarriedOverColumns
    carried_over_none: str
    carried_over_more: str = template("count")
    maker_signature: str
    leader_signature: str
    made: str = template("moment", "name")
    history_head: str = template("head")
    footer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedColumns:
    """Heads of the list of who opened the envelope."""

    when: str
    who: str
    why: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeyWording:
    """The sheet with the store's recovery key; the office's own, no circular prescribes it."""

    title: str
    number: str = template("number")
    made: str = template("moment")
    key_title: str
    warning: str
    about_title: str
    about: tuple[str, ...]
    keeping_title: str
    keeping: tuple[str, ...]
    maker_signature: str
    leader_signature: str
    keeper_signature: str
    opened_title: str
    opened: OpenedColumns
    footer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSet:
    """The wording of all papers under one regime; ``valid_to`` is the last day, None = still valid.

    A paper remembers ``id`` and ``version`` and is reprinted with them.
    """

    id: str
    version: int
    name: str
    legal_basis: str
    valid_from: date
    valid_to: date | None
    page: PageWording
    copies: CopyWording
    receipt: ReceiptWording
    day_sheet: DaySheetWording
    recovery_key: RecoveryKeyWording


def read_form_set(text: str) -> FormSet:
    """Return the form set written in ``text`` (JSON); FileError names the line or item at fault."""
    return read_checked(FormSet, text)


def form_set_in_force(sets: Iterable[FormSet], day: date) -> FormSet:
    """Return the set that papers issued on ``day`` must use; RuleError when there is none."""
    in_force = [
        s for s in sets if s.valid_from <= day and (s.valid_to is None or day <= s.valid_to)
    ]
    if not in_force:
        raise RuleError(
            N_("Không có bộ mẫu giấy nào có hiệu lực vào ngày {day}."),
            N_("Kiểm tra ngày giờ của máy và các tệp trong thư mục resources/forms."),
            day=short_date(day),
        )
    return max(in_force, key=lambda s: (s.valid_from, s.version))


def form_set_used(sets: Iterable[FormSet], set_id: str, version: int) -> FormSet:
    """Return the set a paper was issued with, or the newest version of it when that is gone.

    NotFoundError when no version of the set is there.
    """
    versions = {s.version: s for s in sets if s.id == set_id}
    if not versions:
        raise NotFoundError(
            N_("Không tìm thấy bộ mẫu giấy «{set_id}»."),
            N_("Chép lại tệp của bộ mẫu này vào thư mục resources/forms."),
            set_id=set_id,
        )
    return versions.get(version) or versions[max(versions)]
