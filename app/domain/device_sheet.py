"""The codes on the sheet that tries a printer with a scanner, and what reading them back says.

Each code tells which it is, so that scanning it shows what the pair can read. The codes' first pair
is theirs alone (see ``barcode_digits``): no dossier can be taken for one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from app.domain.check_digits import check_digits, has_right_check
from app.domain.text import is_digits
from app.errors import InputError
from app.words import N_

OWN_CODE_PAIR = "94"
"""Begins every code that is the program's own; the digit after it says which kind."""

LAST_SHEET = 9999
PLACES = (1, 2)
"""At the top and at the bottom of the sheet: drums and rollers wear unevenly."""

_SHEET_KIND = "1"
_LENGTH = 16
_MM_PER_INCH = 25.4

# Just readable; what folds and low ink leave readable; as wide as a slip's bars get. In mm.
_WIDTHS = (0.25, 0.34, 0.42)


@dataclass(frozen=True, slots=True)
class SheetCode:
    """One code: on which sheet, where on it (0: the QR), and how many dots wide its bars are."""

    sheet: int
    place: int
    dots: int
    dpi: int

    def __post_init__(self) -> None:
        if not (0 <= self.sheet <= LAST_SHEET and 0 <= self.place <= 9):
            raise ValueError("a sheet has four digits and a place one")
        if not (0 <= self.dots <= 99 and 0 < self.dpi <= 9999):
            raise ValueError("dots have two digits and a resolution four")

    @property
    def barcode(self) -> str:
        """The digits of the code: as many as a local dossier code has, so that it is as long."""
        body = f"{OWN_CODE_PAIR}{_SHEET_KIND}{self.place}{self.dots:02d}{self.dpi:04d}"
        return body + f"{self.sheet:04d}" + check_digits(f"{body}{self.sheet:04d}")


class ScanBack(StrEnum):
    """What reading the codes back says of printer and scanner; the best comes first."""

    ALL = "all"
    WIDE_ENOUGH = "wide_enough"
    ONLY_WIDEST = "only_widest"
    NOT_EVEN_WIDEST = "not_even_widest"


SCAN_BACK_LABELS: dict[ScanBack, tuple[str, str]] = {
    ScanBack.ALL: (
        N_("Đọc được cả ba cỡ vạch."),
        N_("Máy in và máy quét hợp nhau; giấy hẹn nhàu hay mờ vẫn đọc được."),
    ),
    ScanBack.WIDE_ENOUGH: (
        N_("Đọc được hai cỡ vạch rộng."),
        N_("Đủ cho giấy hẹn. Vạch nhỏ không đọc được: khi giấy bắt đầu mờ thì thay mực sớm."),
    ),
    ScanBack.ONLY_WIDEST: (
        N_("Chỉ đọc được cỡ vạch rộng nhất."),
        N_("Giấy hẹn mới in thì đọc được, gấp hay mờ là hỏng. Lau máy in, thay mực, thử lại."),
    ),
    ScanBack.NOT_EVEN_WIDEST: (
        N_("Cỡ vạch rộng nhất cũng không đọc được ở cả hai chỗ."),
        N_("Giấy hẹn sẽ không quét được. Lau máy quét, thay mực, đặt đúng độ nét, thử lại."),
    ),
}


def is_good(result: ScanBack) -> bool:
    """Say whether slips of this printer will be read even when they are worn."""
    return result in (ScanBack.ALL, ScanBack.WIDE_ENOUGH)


def offered_dots(dpi: int) -> tuple[int, ...]:
    """Return the widths the sheet offers, in whole dots of a printer of ``dpi``: each one wider."""
    chosen: list[int] = []
    for width in _WIDTHS:
        least = chosen[-1] + 1 if chosen else 1
        chosen.append(max(least, round(width * dpi / _MM_PER_INCH)))
    return tuple(chosen)


def module_width(dots: int, dpi: int) -> float:
    """Return how wide ``dots`` are, in mm."""
    return dots * _MM_PER_INCH / dpi


def sheet_codes(sheet: int, dpi: int) -> tuple[SheetCode, ...]:
    """Return the barcodes of a sheet, place by place, the narrowest first."""
    return tuple(
        SheetCode(sheet, place, dots, dpi) for place in PLACES for dots in offered_dots(dpi)
    )


def is_own_payload(digits: str) -> bool:
    """True if a payload is one of the program's own codes and of no dossier."""
    return digits.startswith(OWN_CODE_PAIR) and len(digits) == _LENGTH


def read_sheet_code(digits: str) -> SheetCode:
    """Return the code in a payload; InputError("code") when it is another or was misread."""
    right = is_digits(digits) and is_own_payload(digits) and has_right_check(digits)
    if not right or digits[2] != _SHEET_KIND or int(digits[6:10]) == 0:
        raise InputError(
            "code",
            N_("Mã này không phải mã trên trang thử máy in."),
            N_("In lại trang thử rồi quét từng mã trên đó."),
        )
    place, dots, dpi, sheet = digits[3], digits[4:6], digits[6:10], digits[10:14]
    return SheetCode(int(sheet), int(place), int(dots), int(dpi))


def read_widths(read: Collection[SheetCode], dpi: int) -> tuple[int, ...]:
    """Return the widths, in dots, that were read at every place of the sheet."""
    return tuple(
        dots
        for dots in offered_dots(dpi)
        if all(any((code.place, code.dots) == (place, dots) for code in read) for place in PLACES)
    )


def judge(widths: Collection[int], dpi: int) -> ScanBack:
    """Say what it means that just ``widths``, in dots, were read."""
    _narrow, middle, wide = offered_dots(dpi)
    if wide not in widths:
        return ScanBack.NOT_EVEN_WIDEST
    if middle not in widths:
        return ScanBack.ONLY_WIDEST
    return ScanBack.ALL if len(set(widths)) == len(_WIDTHS) else ScanBack.WIDE_ENOUGH
