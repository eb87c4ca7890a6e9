"""Dossier codes: the official ones of both generations and this program's local one.

Reading and writing them, and the next serial. The digits in the barcode are in
``barcode_digits``, what a clerk types in a hurry in ``typed_code``.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.check_digits import check_digits
from app.domain.text import is_digits, nfc
from app.errors import InputError, RuleError
from app.words import N_

LOCAL_PREFIX = "TN"
LOCAL_BARCODE_PAIR = "88"
LAST_LOCAL_SERIAL = 9999

_LOCAL_DIGITS = 14
_LOWEST_FIRST = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}")
_HIGHEST_FIRST = re.compile(r"[A-Z][0-9]{2}(?:\.[0-9]{1,3}){0,5}")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－_", "-"))


class AgencyOrder(StrEnum):
    """The two generations of agency codes: which end of the administration stands first."""

    LOWEST_FIRST = "lowest_first"
    HIGHEST_FIRST = "highest_first"


@dataclass(frozen=True, slots=True)
class OfficialCode:
    """A code issued by an official system: agency, day of reception, serial of that day.

    ``agency`` is 000.00.01.G01 (TT 01/2018/TT-VPCP) or H26.32.15 and H26.107 (QĐ 20/2020/QĐ-TTg);
    the serial keeps its leading zeros through ``serial_width``, 4 to 6 digits.
    """

    agency: str
    received_on: date
    serial: int
    serial_width: int = 4

    def __post_init__(self) -> None:
        if not is_agency(self.agency):
            raise ValueError("not an agency code")
        if self.received_on.year // 100 != 20:
            raise ValueError("a code has two digits for a year of this century")
        if not 4 <= self.serial_width <= 6 or not 0 <= self.serial < 10**self.serial_width:
            raise ValueError("the serial does not fit its width")

    def __str__(self) -> str:
        return f"{self.agency}-{self.received_on:%y%m%d}-{self.serial:0{self.serial_width}d}"

    @property
    def order(self) -> AgencyOrder:
        """Which generation the agency code belongs to."""
        if _LOWEST_FIRST.fullmatch(self.agency):
            return AgencyOrder.LOWEST_FIRST
        return AgencyOrder.HIGHEST_FIRST


@dataclass(frozen=True, slots=True)
class LocalCode:
    """A code made by this program: TN10-261122-0042-50.

    TN and two digits for the counter's PC (``station``) and for how often its store was restored
    (``epoch``, so that a restored PC cannot issue a number twice), the day, the serial of that
    day, and two check digits over the digits of the barcode.
    """

    station: int
    epoch: int
    received_on: date
    serial: int

    def __post_init__(self) -> None:
        if not (0 <= self.station <= 9 and 0 <= self.epoch <= 9):
            raise ValueError("station and epoch have one digit each")
        if self.received_on.year // 100 != 20:
            raise ValueError("a code has two digits for a year of this century")
        if not 1 <= self.serial <= LAST_LOCAL_SERIAL:
            raise ValueError("the serial runs from 1 to 9999")

    def __str__(self) -> str:
        return f"{self.series}-{self.received_on:%y%m%d}-{self.serial:04d}-{self.check}"

    @property
    def series(self) -> str:
        """The counter that gives the serials, from 1 each day: TN10."""
        return f"{LOCAL_PREFIX}{self.station}{self.epoch}"

    @property
    def barcode_body(self) -> str:
        """The digits of the barcode before the check digits."""
        day = f"{self.received_on:%y%m%d}"
        return f"{LOCAL_BARCODE_PAIR}{day}{self.station}{self.epoch}{self.serial:04d}"

    @property
    def check(self) -> str:
        """The two check digits, the same in the text and in the barcode."""
        return check_digits(self.barcode_body)


DossierCode = OfficialCode | LocalCode


def parse_code(text: str) -> DossierCode:
    """Read a code however it was typed: any case, blanks, other dashes, a local one without any.

    Raises InputError("code") saying what is wrong with it.
    """
    cleaned = _clean(text)
    if not cleaned:
        raise _wrong(N_("Chưa có mã hồ sơ."), N_("Quét mã vạch hoặc nhập mã in trên phiếu."))
    if cleaned.startswith(LOCAL_PREFIX):
        return _parse_local(cleaned.removeprefix(LOCAL_PREFIX).replace("-", "").replace(".", ""))
    return _parse_official(cleaned)


def is_agency(text: str) -> bool:
    """True for an agency code of either generation, written exactly: H26.107, 000.00.32.H26."""
    return bool(_LOWEST_FIRST.fullmatch(text) or _HIGHEST_FIRST.fullmatch(text))


def next_serial(last: int) -> int:
    """Return the serial after ``last`` (0: none yet today) for a local code.

    Raises RuleError after 9999: the counter must not begin again at numbers already issued.
    """
    if last >= LAST_LOCAL_SERIAL:
        raise RuleError(
            N_("Máy này đã cấp hết {count} số trong ngày."),
            N_("Tiếp nhận tiếp ở máy khác, hoặc chờ sang ngày làm việc sau."),
            count=LAST_LOCAL_SERIAL,
        )
    return last + 1


def day_of(digits: str) -> date:
    """Return the day written YYMMDD in six ``digits``; InputError("code") if there is none such."""
    year, month, day = (int(digits[i : i + 2]) for i in (0, 2, 4))
    try:
        return date(2000 + year, month, day)
    except ValueError:
        raise _wrong(
            N_("Ngày trong mã hồ sơ không có thật."),
            N_("Sáu chữ số giữa là năm, tháng, ngày tiếp nhận: 261122 là ngày 22/11/2026."),
        ) from None


def _clean(text: str) -> str:
    """Upper case without blanks and invisible characters, every dash a hyphen."""
    visible = (c for c in nfc(text) if not c.isspace() and unicodedata.category(c) != "Cf")
    return "".join(visible).upper().translate(_DASHES)


def _parse_local(digits: str) -> LocalCode:
    if digits and not is_digits(digits):
        raise _wrong(
            N_("Mã nội bộ chỉ có chữ số sau hai chữ TN."),
            N_("Nhập lại đúng như mã in trên phiếu, ví dụ TN10-261122-0042-50."),
        )
    if len(digits) != _LOCAL_DIGITS:
        raise _wrong(
            N_("Mã nội bộ phải có {expected} chữ số sau hai chữ TN, ở đây có {count}."),
            N_("Nhập lại đúng như mã in trên phiếu, ví dụ TN10-261122-0042-50."),
            expected=_LOCAL_DIGITS,
            count=len(digits),
        )
    day, serial = day_of(digits[2:8]), int(digits[8:12])
    if serial:
        code = LocalCode(int(digits[0]), int(digits[1]), day, serial)
        if code.check == digits[12:]:
            return code
    raise _wrong(
        N_("Mã nội bộ sai: hai chữ số kiểm tra ở cuối không khớp."),
        N_("Có chữ số nhập nhầm. So lại từng số với mã in trên phiếu."),
    )


def _parse_official(cleaned: str) -> OfficialCode:
    agency, *rest = cleaned.split("-")
    if not is_agency(agency):
        raise _agency_problem(agency, has_hyphen=bool(rest))
    if len(rest) != 2:
        raise _wrong(
            N_("Mã hồ sơ phải có ba phần nối bằng dấu gạch."),
            N_("Mã cơ quan, ngày và số thứ tự, ví dụ H26.107-261122-0001."),
        )
    day, serial = rest
    if len(day) != 6 or not is_digits(day):
        raise _wrong(
            N_("Phần ngày trong mã hồ sơ phải có đúng 6 chữ số."),
            N_("Năm, tháng, ngày, mỗi thứ hai chữ số: 261122 là ngày 22/11/2026."),
        )
    if not 4 <= len(serial) <= 6 or not is_digits(serial):
        raise _wrong(
            N_("Số thứ tự ở cuối mã hồ sơ phải có từ 4 đến 6 chữ số."),
            N_("Nhập cả các số 0 ở đầu, ví dụ 0001."),
        )
    return OfficialCode(agency, day_of(day), int(serial), len(serial))


def _agency_problem(agency: str, *, has_hyphen: bool) -> InputError:
    if not has_hyphen and (_HIGHEST_FIRST.match(agency) or _LOWEST_FIRST.match(agency)):
        return _wrong(
            N_("Mã hồ sơ thiếu dấu gạch giữa các phần."),
            N_("Nhập như in trên phiếu, ví dụ H26.107-261122-0001."),
        )
    if any(not (c.isascii() and (c.isalnum() or c == ".")) for c in agency):
        return _wrong(
            N_("Mã hồ sơ có ký tự lạ."),
            N_("Mã chỉ gồm chữ không dấu, chữ số, dấu chấm và dấu gạch. Tắt bộ gõ tiếng Việt."),
        )
    return _wrong(
        N_("Phần mã cơ quan ở đầu mã hồ sơ không đúng."),
        N_("Mã cơ quan có dạng H26.107, H26.32.15 hoặc 000.00.32.H26."),
    )


def _wrong(title: str, advice: str, **values: object) -> InputError:
    """Name the field only: what was typed may be a citizen's number in the wrong box."""
    return InputError("code", title, advice, **values)
