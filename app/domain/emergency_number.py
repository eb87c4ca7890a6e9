"""Numbers of the emergency slips: printed while the PC works, given out by hand while it does not.

They are a series of their own, so that no slip written by hand can clash with a dossier code.
Which numbers were printed already, and which dossier a slip became, the services know.
"""

import re
from dataclasses import dataclass
from datetime import date

from app.domain.check_digits import check_digits, has_right_check
from app.domain.dossier_code import day_of
from app.domain.text import nfc
from app.errors import InputError, RuleError
from app.words import N_

EMERGENCY_PREFIX = "KC"
EMERGENCY_BARCODE_PAIR = "92"
LAST_EMERGENCY_SERIAL = 9999

_LENGTH = 16
_WRITTEN = re.compile(rf"{EMERGENCY_PREFIX}([0-9]{{14}})")


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """The number of one slip: KC10-261120-0007-08.

    Built like a local code: the counter's PC (``station``), how often its store was restored
    (``epoch``), the day the slip was printed, the serial of that day, two check digits.
    """

    station: int
    epoch: int
    printed_on: date
    serial: int

    def __post_init__(self) -> None:
        if not (0 <= self.station <= 9 and 0 <= self.epoch <= 9):
            raise ValueError("station and epoch have one digit each")
        if self.printed_on.year // 100 != 20:
            raise ValueError("a number has two digits for a year of this century")
        if not 1 <= self.serial <= LAST_EMERGENCY_SERIAL:
            raise ValueError("the serial runs from 1 to 9999")

    def __str__(self) -> str:
        return (
            f"{EMERGENCY_PREFIX}{self.station}{self.epoch}"
            f"-{self.printed_on:%y%m%d}-{self.serial:04d}-{self.barcode[-2:]}"
        )

    @property
    def barcode(self) -> str:
        """The digits of the barcode, the check digits at the end."""
        day = f"{self.printed_on:%y%m%d}"
        body = f"{EMERGENCY_BARCODE_PAIR}{day}{self.station}{self.epoch}{self.serial:04d}"
        return body + check_digits(body)


def emergency_numbers(
    station: int, epoch: int, printed_on: date, *, last: int, count: int
) -> tuple[EmergencyNumber, ...]:
    """Return the next ``count`` numbers after serial ``last`` (0: none printed yet that day).

    Raises RuleError when the day's series would not hold them.
    """
    if last + count > LAST_EMERGENCY_SERIAL:
        raise RuleError(
            N_("Trong một ngày chỉ in được {count} phiếu khẩn cấp."),
            N_("In ít phiếu hơn, hoặc in tiếp vào ngày hôm sau."),
            count=LAST_EMERGENCY_SERIAL,
        )
    return tuple(
        EmergencyNumber(station, epoch, printed_on, last + number) for number in range(1, count + 1)
    )


def is_emergency_payload(digits: str) -> bool:
    """True if a payload belongs to an emergency slip and not to a dossier."""
    return digits.startswith(EMERGENCY_BARCODE_PAIR) and len(digits) == _LENGTH


def emergency_from_barcode(digits: str) -> EmergencyNumber:
    """Return the number in a payload; InputError("code") when it is misread or no slip's."""
    if not (is_emergency_payload(digits) and has_right_check(digits)) or digits[10:14] == "0000":
        raise InputError(
            "code",
            N_("Mã vạch đọc sai hoặc không phải của phiếu khẩn cấp."),
            N_("Quét lại. Nếu vẫn sai, nhập số in dưới mã vạch."),
        )
    day, station, epoch, serial = digits[2:8], digits[8], digits[9], digits[10:14]
    return EmergencyNumber(int(station), int(epoch), day_of(day), int(serial))


def parse_emergency(text: str) -> EmergencyNumber:
    """Read a number however it was typed: any case, with or without dashes and blanks.

    Raises InputError("code") when it is no such number or a digit is wrong.
    """
    found = _WRITTEN.fullmatch(re.sub(r"[\s.\-–—_]", "", nfc(text)).upper())
    if not found:
        raise InputError(
            "code",
            N_("Đây không phải số của phiếu khẩn cấp."),
            N_("Nhập như in trên phiếu, ví dụ KC10-261120-0007-08."),
        )
    place, day, tail = found[1][:2], found[1][2:8], found[1][8:]
    return emergency_from_barcode(f"{EMERGENCY_BARCODE_PAIR}{day}{place}{tail}")
