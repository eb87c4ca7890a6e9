"""What a clerk types when a barcode cannot be read: the whole code, its digits, or a short form.

The short form is for slips of this PC and this day. Looking a dossier up by name or number is
not done here.
"""

import re
from datetime import date

from app.domain.barcode_digits import code_from_barcode
from app.domain.dossier_code import LOCAL_PREFIX, DossierCode, LocalCode, parse_code
from app.domain.text import is_digits
from app.errors import InputError
from app.words import N_

_SEPARATORS = re.compile(r"[\s.\-‐‑‒–—−_/]+")
_SHORT_FORM = re.compile(r"(?P<serial>[0-9]{1,4})[\s.\-‐‑‒–—−_/]*(?P<check>[0-9]{2})")
_LOCAL_WITHOUT_PREFIX = 14
_SHORTEST_BARCODE = 16


def expand_typed(text: str, *, today: date, station: int, epoch: int) -> DossierCode:
    """Return the code meant by ``text``: a whole one, barcode digits, or serial and check digits.

    ``0042-50``, ``42-50`` and ``4250`` mean today's serial 42 of this ``station`` and ``epoch``.
    Raises InputError("code") for everything else, so that a slip of the finger never opens a
    neighbor: the check digits of a short form also cover day, station and epoch.
    """
    typed = text.strip()
    digits = _SEPARATORS.sub("", typed)
    if not is_digits(digits):
        return parse_code(typed)
    if len(digits) >= _SHORTEST_BARCODE:
        return code_from_barcode(digits)
    if len(digits) == _LOCAL_WITHOUT_PREFIX:
        return parse_code(LOCAL_PREFIX + digits)
    serial, check = _short_form(typed)
    if serial:
        code = LocalCode(station, epoch, today, serial)
        if code.check == check:
            return code
    raise InputError(
        "code",
        N_("Không có phiếu nào hôm nay của máy này mang số vừa nhập."),
        N_("So lại hai chữ số cuối; phiếu của ngày khác hay máy khác thì nhập cả mã."),
    )


def _short_form(typed: str) -> tuple[int, str]:
    """Return the serial and the check digits of a short form."""
    found = _SHORT_FORM.fullmatch(typed)
    if found is None or _lacks_check(typed):
        raise InputError(
            "code",
            N_("Chưa đủ mã hồ sơ."),
            N_("Phiếu hôm nay: nhập số thứ tự và hai chữ số cuối, ví dụ 0042-50."),
        )
    return int(found["serial"]), found["check"]


def _lacks_check(typed: str) -> bool:
    """True for 0142: the four digits of a serial alone, not serial 1 with the check digits 42."""
    return is_digits(typed) and typed.startswith("0") and len(typed) < 6
