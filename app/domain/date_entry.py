"""Dates as clerks type them: 4/11, 4-11-25, 04112025, +3, nay, mai; the caller gives today.

Dates read from cards and papers have fixed forms and are not parsed here.
"""

import re
from datetime import date, timedelta
from enum import StrEnum

from app.domain.text import fold
from app.errors import InputError
from app.words import N_


class DateSense(StrEnum):
    """Which side of today a date without a full year means."""

    NEAR = "near"
    PAST = "past"
    FUTURE = "future"


_WORDS = {
    "nay": 0,
    "hom nay": 0,
    "mai": 1,
    "ngay mai": 1,
    "mot": 2,
    "ngay mot": 2,
    "qua": -1,
    "hom qua": -1,
    "hom kia": -2,
}
_OFFSET = re.compile(r"([+-])(\d{1,4})", re.ASCII)
_PARTS = re.compile(r"(\d{1,2})[\s/.\-](\d{1,2})(?:[\s/.\-](\d{4}|\d{2}))?", re.ASCII)
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?", re.ASCII)

# The calendar part of an offset: nobody means a day more than a working life away.
_LONGEST_OFFSET = 3660


def parse_date(
    text: str, today: date, *, sense: DateSense = DateSense.NEAR, field: str = "date"
) -> date | None:
    """Return the day that ``text`` means on ``today``, or None for an empty text.

    Without a year the nearest day on the side of ``sense`` is meant; two digits of a year mean the
    past for PAST (a birth date), else the year nearest to this one. Raises InputError for
    ``field`` when no day can be meant; its values hold nothing of what was typed.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if (days := _WORDS.get(fold(typed))) is not None:
        return today + timedelta(days=days)
    if match := _OFFSET.fullmatch(typed.replace(" ", "")):
        return _shifted(today, int(match[1] + match[2]), field)
    match = _PARTS.fullmatch(typed) or _RUN.fullmatch(typed)
    if match is None:
        raise InputError(
            field, N_("Không đọc được ngày này."), N_("Gõ ngày/tháng/năm, ví dụ 04/11/2025.")
        )
    day, month, year = int(match[1]), int(match[2]), match[3]
    found = [
        moment
        for candidate in _years(year, today)
        if (moment := _day_or_none(candidate, month, day)) is not None
    ]
    if not found:
        raise InputError(
            field, N_("Không có ngày này trong lịch."), N_("Kiểm tra lại ngày và tháng.")
        )
    return _choose(found, today, sense, full_year=len(year or "") == 4)


def _shifted(today: date, days: int, field: str) -> date:
    if abs(days) > _LONGEST_OFFSET:
        raise InputError(field, N_("Số ngày cộng thêm quá lớn."), N_("Gõ cả ngày/tháng/năm."))
    return today + timedelta(days=days)


def _years(year: str | None, today: date) -> list[int]:
    if year is None:
        # Eight years on both sides always hold a 29 February, also around 2100.
        return [today.year + step for step in range(-8, 9)]
    if len(year) == 4:
        return [int(year)]
    century = today.year - today.year % 100
    return [base + int(year) for base in (century - 100, century, century + 100)]


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _choose(found: list[date], today: date, sense: DateSense, *, full_year: bool) -> date:
    """Return the nearest to today on the side of ``sense``; a full year leaves no choice."""
    wanted = found
    if not full_year:
        match sense:
            case DateSense.PAST:
                wanted = [day for day in found if day <= today] or found
            case DateSense.FUTURE:
                wanted = [day for day in found if day >= today] or found
            case DateSense.NEAR:
                pass
    return min(wanted, key=lambda day: (abs(day - today), day))
