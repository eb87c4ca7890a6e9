"""What a clerk types when a barcode cannot be read: the whole code, its digits, or a short form.

Short forms are for slips of this PC and these days. Looking a dossier up by name or number is
not done here.
"""

import re
from datetime import date, timedelta

from app.domain.barcode_digits import Slip, read_slip
from app.domain.dossier_code import LOCAL_PREFIX, LocalCode, parse_code
from app.domain.text import is_digits
from app.errors import InputError
from app.words import N_

_SEPARATORS = re.compile(r"[\s.\-‐‑‒–—−_/]+")
_SHORT_FORM = re.compile(
    r"(?:(?P<day>[0-9]{2})[\s.\-‐‑‒–—−_/]+)?"
    r"(?P<serial>[0-9]{1,4})[\s.\-‐‑‒–—−_/]*(?P<check>[0-9]{2})"
)
_LAST_DIGITS = re.compile(
    r"(?P<epoch>[0-9])[\s.\-‐‑‒–—−_/]*(?P<serial>[0-9]{4})[\s.\-‐‑‒–—−_/]*(?P<check>[0-9]{2})"
)
_LOCAL_WITHOUT_PREFIX = 14
_SHORTEST_BARCODE = 16
# The days of a week have days of the month of their own, and no two of their codes share the
# check digits: that takes 97 days' worth of difference.
_DAYS_BACK = 7


def expand_typed(text: str, *, today: date, station: int, epoch: int) -> Slip:
    """Return the slip meant by ``text``: a whole code, barcode digits, or a short form.

    Of this ``station`` and ``epoch``: ``0042-50``, ``42-50`` and ``4250`` mean today's serial 42,
    as do the last digits on the paper, ``0004250`` (epoch, serial, check); ``21-0042-50`` means
    that of the 21st, if that was less than a week ago. Raises InputError("code") for everything
    else, so that a slip of the finger never opens a neighbor: the check digits of a short form
    also cover day, station and epoch.
    """
    typed = text.strip()
    digits = _SEPARATORS.sub("", typed)
    if not is_digits(digits):
        return Slip(parse_code(typed))
    if len(digits) >= _SHORTEST_BARCODE:
        return read_slip(digits)
    if len(digits) == _LOCAL_WITHOUT_PREFIX:
        return Slip(parse_code(LOCAL_PREFIX + digits))
    found = _short_form(typed)
    parts = found.groupdict()
    day = _day_meant(parts.get("day"), today)
    serial = int(parts["serial"])
    if day and serial and parts.get("epoch", str(epoch)) == str(epoch):
        code = LocalCode(station, epoch, day, serial)
        if code.check == parts["check"]:
            return Slip(code)
    raise InputError(
        "code",
        N_("Không có phiếu nào của máy này, hôm nay hay ngày vừa nhập, mang số đó."),
        N_("So lại hai chữ số cuối; phiếu cũ hơn một tuần hay của máy khác thì nhập cả mã."),
    )


def _short_form(typed: str) -> re.Match[str]:
    found = _LAST_DIGITS.fullmatch(typed) or _SHORT_FORM.fullmatch(typed)
    if found is None or _lacks_check(typed):
        raise InputError(
            "code",
            N_("Chưa đủ mã hồ sơ."),
            N_("Phiếu hôm nay: nhập số thứ tự và hai chữ số cuối, ví dụ 0042-50."),
        )
    return found


def _day_meant(day: str | None, today: date) -> date | None:
    """Return the day of the last week with this day of the month, today without one."""
    if day is None:
        return today
    days = (today - timedelta(days=back) for back in range(_DAYS_BACK))
    return next((one for one in days if one.day == int(day)), None)


def _lacks_check(typed: str) -> bool:
    """True for 0142: the four digits of a serial alone, not serial 1 with the check digits 42."""
    return is_digits(typed) and typed.startswith("0") and len(typed) < 6
