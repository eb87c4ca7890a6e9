"""The digits in the barcode: dossier and procedure codes written so that every scanner reads them.

Digits alone survive input methods and keyboard layouts and make the narrowest Code 128. Drawing
the bars is printing's business; which text was scanned is told apart in ``scan``.

Every payload has an even number of digits, begins with neither 0 nor 99 (python-barcode 0.16.1
loses a leading 99) and ends in two MOD 97-10 check digits. The first pair says what it is:

=======  =============================================================================
10 – 35  official code, highest level first, letter A … Z; every level of two digits:
         ``H26.32.15-211120-0001`` → ``17 26 32 15 211120 0001 18``
36 – 61  official code of 2018, lowest level first, letter A … Z; the three digits get a 0:
         ``000.15.32.H26-200518-0007`` → ``43 0000 15 32 26 200518 0007 92``
62 – 87  official code, highest level first, with a level of one or three digits; every
         level takes four: how many digits it has, and itself with zeros in front:
         ``H26.107-251122-0001`` → ``69 26 3107 251122 0001 55``
88       local code: day, station, epoch, serial:
         ``TN10-261122-0042-50`` → ``88 261122 1 0 0042 50``
89       procedure: its seven digits and a 0: ``1.001193`` → ``89 1001193 0 71``
90       local code on a slip that replaces another, and which issue of the slip it is (02 …):
         ``TN10-261122-0042-50``, issue 2 → ``90 261122 1 0 0042 02 18``
92       emergency slip (see ``emergency_number``): day of printing, station, epoch, serial:
         ``KC10-261120-0007-08`` → ``92 261120 1 0 0007 08``
94       the program's own codes; kind 1 stands on the sheet that tries printer and scanner
         (see ``device_sheet``): place, dots, dpi, sheet:
         place 1, 3 dots of 300 dpi, sheet 17 → ``94 1 1 03 0300 0017 42``;
         kind 2 opens a page (see ``command_codes``)
=======  =============================================================================
"""

import re
from dataclasses import dataclass

from app.domain.check_digits import check_digits, has_right_check
from app.domain.dossier_code import (
    LOCAL_BARCODE_PAIR,
    AgencyOrder,
    DossierCode,
    LocalCode,
    OfficialCode,
    day_of,
    is_agency,
)
from app.domain.text import is_digits
from app.errors import InputError
from app.words import N_

NATIONAL_PROCEDURE_CODE = re.compile(r"[1-9]\.[0-9]{6}")

_TWO_DIGIT_LEVELS = 10
_LOWEST_FIRST = 36
_MIXED_LEVELS = 62
_LOCAL = int(LOCAL_BARCODE_PAIR)
_PROCEDURE = 89
_REPLACING_SLIP = 90

LAST_SLIP_VERSION = 99

_LOCAL_NUMBER_LENGTH = 12
_SHORTEST_OFFICIAL = 16
_LOWEST_FIRST_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Slip:
    """What was read off a paper: the dossier's code, and which issue of its slip it was.

    ``version`` counts from 1; 0 where the paper does not tell.
    """

    code: DossierCode
    version: int = 0


def barcode_digits(code: DossierCode, version: int = 1) -> str:
    """Return the payload of a dossier's barcode; ``read_slip`` gives code and version back.

    The barcode of a local code tells from the second issue of the slip on which one it is.
    Raises InputError("code") for an official serial of more than four digits: the barcode of
    the local code is printed for such a dossier.
    """
    if not 1 <= version <= LAST_SLIP_VERSION:
        raise ValueError("the issues of a slip are counted from 1 to 99")
    if not isinstance(code, LocalCode):
        body = _official_body(code)
    elif version == 1:
        body = code.barcode_body
    else:
        number = code.barcode_body.removeprefix(LOCAL_BARCODE_PAIR)
        body = f"{_REPLACING_SLIP}{number}{version:02d}"
    return body + check_digits(body)


def read_slip(digits: str) -> Slip:
    """Return what a payload says of the paper it is printed on.

    Raises InputError("code") when a digit was misread or the payload is not a dossier's.
    """
    _refuse_misread(digits)
    first, body = int(digits[:2]), digits[2:-2]
    slip: Slip | None = None
    if first == _LOCAL:
        slip = _local(body, 1)
    elif first == _REPLACING_SLIP and len(body) == _LOCAL_NUMBER_LENGTH + 2:
        slip = _local(body[:-2], int(body[-2:]))
    elif _TWO_DIGIT_LEVELS <= first < _LOCAL:
        slip = _official(first, digits)
    # One slip, one payload: whatever would be written otherwise was not made here.
    if slip is None or barcode_digits(slip.code, slip.version or 1) != digits:
        raise _not_ours()
    return slip


def procedure_digits(procedure_code: str) -> str:
    """Return the payload of a procedure's barcode; ``procedure_code`` is national, like 1.001193.

    Raises InputError("procedure_code") for anything else.
    """
    if not NATIONAL_PROCEDURE_CODE.fullmatch(procedure_code):
        raise InputError(
            "procedure_code",
            N_("Mã thủ tục này không in thành mã vạch được."),
            N_("Mã thủ tục quốc gia có dạng 1.001193."),
        )
    body = f"{_PROCEDURE}{procedure_code.replace('.', '')}0"
    return body + check_digits(body)


def procedure_from_barcode(digits: str) -> str:
    """Return the procedure code in a payload; raises InputError("code") if it holds none."""
    _refuse_misread(digits)
    code = f"{digits[2]}.{digits[3:9]}"
    if not NATIONAL_PROCEDURE_CODE.fullmatch(code) or procedure_digits(code) != digits:
        raise _not_ours()
    return code


def is_procedure_payload(digits: str) -> bool:
    """True if a payload belongs to a procedure and not to a dossier."""
    return digits.startswith(str(_PROCEDURE))


def _official_body(code: OfficialCode) -> str:
    if code.serial_width != 4:
        raise InputError(
            "code",
            N_("Mã hồ sơ có số thứ tự trên 4 chữ số, không in thành mã vạch được."),
            N_("In mã vạch của mã nội bộ cho hồ sơ này."),
        )
    tail = f"{code.received_on:%y%m%d}{code.serial:04d}"
    if code.order is AgencyOrder.LOWEST_FIRST:
        fourth, third, second, top = code.agency.split(".")
        return f"{_first_pair(_LOWEST_FIRST, top)}0{fourth}{third}{second}{top[1:]}{tail}"
    top, *levels = code.agency.split(".")
    if all(len(level) == 2 for level in levels):
        return f"{_first_pair(_TWO_DIGIT_LEVELS, top)}{top[1:]}{''.join(levels)}{tail}"
    wide = "".join(f"{len(level)}{level:0>3}" for level in levels)
    return f"{_first_pair(_MIXED_LEVELS, top)}{top[1:]}{wide}{tail}"


def _first_pair(start: int, top_level: str) -> int:
    return start + ord(top_level[0]) - ord("A")


def _local(number: str, version: int) -> Slip | None:
    """Take day, station, epoch and serial apart; None if they are no local code's."""
    if len(number) != _LOCAL_NUMBER_LENGTH or number.endswith("0000"):
        return None
    day, station, epoch, serial = number[:6], number[6], number[7], number[8:]
    return Slip(LocalCode(int(station), int(epoch), day_of(day), int(serial)), version)


def _official(first: int, digits: str) -> Slip | None:
    """Take a payload of an official code apart; None if its length cannot be right."""
    levels, day, serial = digits[4:-12], digits[-12:-6], digits[-6:-2]
    if len(digits) < _SHORTEST_OFFICIAL:
        return None
    if first >= _MIXED_LEVELS:
        agency = _agency(first - _MIXED_LEVELS, digits[2:4], _wide_levels(levels))
    elif first >= _LOWEST_FIRST:
        agency = _agency_of_2018(first - _LOWEST_FIRST, digits)
    else:
        agency = _agency(first - _TWO_DIGIT_LEVELS, digits[2:4], _in_groups(levels, 2))
    return Slip(OfficialCode(agency, day_of(day), int(serial))) if is_agency(agency) else None


def _agency(letter: int, number: str, levels: list[str]) -> str:
    return ".".join([chr(ord("A") + letter) + number, *levels])


def _agency_of_2018(letter: int, digits: str) -> str:
    if len(digits) != _LOWEST_FIRST_LENGTH:
        return ""
    top = chr(ord("A") + letter) + digits[10:12]
    return f"{digits[3:6]}.{digits[6:8]}.{digits[8:10]}.{top}"


def _wide_levels(digits: str) -> list[str]:
    return [group[-int(group[0]) :] for group in _in_groups(digits, 4)]


def _in_groups(digits: str, size: int) -> list[str]:
    return [digits[i : i + size] for i in range(0, len(digits), size)]


def _refuse_misread(digits: str) -> None:
    if not is_digits(digits) or len(digits) % 2 or not has_right_check(digits):
        raise InputError(
            "code",
            N_("Mã vạch đọc sai: chữ số kiểm tra không khớp."),
            N_("Quét lại. Nếu vẫn sai, nhập mã in dưới mã vạch."),
        )


def _not_ours() -> InputError:
    return InputError(
        "code",
        N_("Mã vạch này không phải mã hồ sơ của bộ phận một cửa."),
        N_("Quét mã vạch trên giấy tiếp nhận hồ sơ."),
    )
