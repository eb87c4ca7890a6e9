"""What a scan was: a dossier, a citizen card, a procedure, a test sheet, or something to rescan.

Pure recognition by content. Keys, timing and ports are the devices' business; what happens with
the answer is the page's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.barcode_digits import (
    NATIONAL_PROCEDURE_CODE,
    is_procedure_payload,
    procedure_from_barcode,
    read_slip,
)
from app.domain.check_digits import is_goods_number
from app.domain.citizen_card import CitizenCard, parse_card
from app.domain.command_codes import ScanCommand, is_command_payload, read_command
from app.domain.device_sheet import SheetCode, is_own_payload, read_sheet_code
from app.domain.dossier_code import DossierCode, parse_code
from app.domain.emergency_number import (
    EMERGENCY_PREFIX,
    EmergencyNumber,
    emergency_from_barcode,
    is_emergency_payload,
    parse_emergency,
)
from app.domain.foreign_codes import foreign_code, is_health_insurance
from app.domain.postal_item import postal_item
from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning
from app.domain.scan_repair import strip_marks, undo_digit_row
from app.domain.text import is_digits
from app.errors import InputError
from app.words import N_

_CODE_BEGINNING = re.compile(r"TN *[0-9]|[A-Z][0-9]{2}[.\- ]|[0-9]{3}\.[0-9]{2}\.", re.IGNORECASE)
_SHORTEST_PAYLOAD = 12


class ScanSource(StrEnum):
    """The way a text came in."""

    KEYBOARD = "keyboard"
    SERIAL = "serial"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Scan:
    """One text as it arrived; ``at`` is monotonic seconds. The text may be a card: not in repr."""

    text: str = field(repr=False)
    source: ScanSource
    at: float


@dataclass(frozen=True, slots=True)
class ScannedDossier:
    """A dossier's code, and which issue of its slip was scanned (0: the paper does not tell).

    ``layout_wrong`` asks to tell the clerk to switch the keyboard to ENG.
    """

    code: DossierCode
    layout_wrong: bool = False
    slip_version: int = 0


@dataclass(frozen=True, slots=True)
class ScannedProcedure:
    """A procedure's national code, from the sheet of barcodes on the desk."""

    code: str
    layout_wrong: bool = False


@dataclass(frozen=True, slots=True)
class ScannedCard:
    """What was read of a citizen card."""

    card: CitizenCard


@dataclass(frozen=True, slots=True)
class ScannedSheet:
    """A code of the sheet that tries printer and scanner; it stands for no dossier."""

    code: SheetCode
    layout_wrong: bool = False


@dataclass(frozen=True, slots=True)
class ScannedCommand:
    """A code on the desk that opens a page."""

    command: ScanCommand
    layout_wrong: bool = False


@dataclass(frozen=True, slots=True)
class ScannedEmergency:
    """The number of a slip that was given out by hand while the PC did not work."""

    number: EmergencyNumber
    layout_wrong: bool = False


@dataclass(frozen=True, slots=True)
class ScannedItem:
    """The number of a parcel or letter of the post, in which a result travels."""

    number: str


OwnCode = ScannedDossier | ScannedProcedure | ScannedSheet | ScannedCommand | ScannedEmergency


@dataclass(frozen=True, slots=True)
class UnreadableScan:
    """Why a scan is of no use and what to do: templates to translate, values to fill in.

    The words may be more precise than those of the ``meaning``.
    """

    title: str
    advice: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    meaning: ScanMeaning = ScanMeaning.UNREADABLE


ScanResult = OwnCode | ScannedCard | ScannedItem | UnreadableScan


def unreadable(meaning: ScanMeaning) -> UnreadableScan:
    """Return the scan that is of no use, in the words of its ``meaning``."""
    answer = SCAN_ANSWERS[meaning]
    return UnreadableScan(answer.title, answer.advice, meaning=meaning)


def recognize(text: str) -> ScanResult:
    """Say what ``text`` is. Never raises, and never keeps the text of an unreadable scan."""
    cleaned = strip_marks(text)
    if not cleaned:
        return UnreadableScan(
            N_("Máy quét không gửi chữ nào."), N_("Quét lại, giữ máy cách mã chừng 10–20 cm.")
        )
    if item := postal_item(cleaned):
        return ScannedItem(item)
    try:
        return ScannedCard(parse_card(cleaned)) if "|" in cleaned else _own_code(cleaned)
    except InputError as error:
        first_error = error
    try:
        return _own_code(undo_digit_row(cleaned), layout_wrong=True)
    except InputError:
        return _unreadable(cleaned, first_error)


def _own_code(text: str, *, layout_wrong: bool = False) -> OwnCode:
    if NATIONAL_PROCEDURE_CODE.fullmatch(text):
        return ScannedProcedure(text, layout_wrong)
    if text.upper().startswith(EMERGENCY_PREFIX):
        return ScannedEmergency(parse_emergency(text), layout_wrong)
    if not is_digits(text):
        return ScannedDossier(parse_code(text), layout_wrong)
    if is_procedure_payload(text):
        return ScannedProcedure(procedure_from_barcode(text), layout_wrong)
    if is_emergency_payload(text):
        return ScannedEmergency(emergency_from_barcode(text), layout_wrong)
    if is_command_payload(text):
        return ScannedCommand(read_command(text), layout_wrong)
    if is_own_payload(text):
        return ScannedSheet(read_sheet_code(text), layout_wrong)
    slip = read_slip(text)
    return ScannedDossier(slip.code, layout_wrong, slip.version)


def _unreadable(text: str, reason: InputError) -> UnreadableScan:
    if is_digits(text):
        return _unreadable_digits(text, reason)
    if "|" in text:
        return _because(reason, _kind_of_fields(text))
    if _CODE_BEGINNING.match(text):
        return _because(reason, ScanMeaning.FAILED_CHECK)
    if _typed_on_vietnamese_row(text):
        return unreadable(ScanMeaning.INPUT_METHOD)
    return _because(foreign_code(text), ScanMeaning.FOREIGN_CODE)


def _kind_of_fields(text: str) -> ScanMeaning:
    if is_health_insurance(text):
        return ScanMeaning.HEALTH_INSURANCE
    is_card = re.match(r"[0-9]{12} *\|.*\|", text) is not None
    return ScanMeaning.CARD_UNREADABLE if is_card else ScanMeaning.FOREIGN_CODE


def _typed_on_vietnamese_row(text: str) -> bool:
    """True if only digits, signs and the one or two letters of a code are left of ``text``."""
    undone = undo_digit_row(text)
    return undone != text and undone.isascii() and sum(map(str.isalpha, undone)) <= 2


def _unreadable_digits(digits: str, reason: InputError) -> UnreadableScan:
    if is_goods_number(digits):
        return UnreadableScan(
            N_("Đây là mã vạch của hàng hóa."),
            N_("Quét mã vạch trên giấy tiếp nhận hồ sơ."),
            meaning=ScanMeaning.FOREIGN_CODE,
        )
    if len(digits) in (9, 12) and digits.startswith("0"):
        return unreadable(ScanMeaning.IDENTITY_NUMBER)
    if len(digits) < _SHORTEST_PAYLOAD:
        return UnreadableScan(
            N_("Mã vạch này không phải của bộ phận một cửa."),
            N_("Quét mã vạch trên giấy tiếp nhận hồ sơ."),
            meaning=ScanMeaning.FOREIGN_CODE,
        )
    return _because(reason, ScanMeaning.FAILED_CHECK)


def _because(error: InputError, meaning: ScanMeaning) -> UnreadableScan:
    return UnreadableScan(error.title, error.advice, error.values, meaning)
