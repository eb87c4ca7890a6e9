"""The time a procedure grants: a number and a unit, as catalogues write it and people say it.

When such a limit ends is ``app.domain.deadline``'s affair.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.errors import InputError
from app.words import N_


class LimitUnit(StrEnum):
    """What a limit is counted in; the first two carry no number."""

    AT_ONCE = "at_once"
    SAME_DAY = "same_day"
    WORKING_HOURS = "working_hours"
    HALF_DAYS = "half_days"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    CLOCK_HOURS = "clock_hours"


_UNCOUNTED = {LimitUnit.AT_ONCE, LimitUnit.SAME_DAY}
_UNITS = {
    "working hour": LimitUnit.WORKING_HOURS,
    "half day": LimitUnit.HALF_DAYS,
    "working day": LimitUnit.WORKING_DAYS,
    "calendar day": LimitUnit.CALENDAR_DAYS,
    "month": LimitUnit.MONTHS,
    "clock hour": LimitUnit.CLOCK_HOURS,
}
_COUNTED = re.compile(rf"([0-9]{{1,3}}) ({'|'.join(_UNITS)})s?")
_WORDS = {
    LimitUnit.AT_ONCE: N_("ngay khi nhận đủ hồ sơ"),
    LimitUnit.SAME_DAY: N_("trong ngày"),
    LimitUnit.WORKING_HOURS: N_("{value} giờ làm việc"),
    LimitUnit.HALF_DAYS: N_("{value} buổi làm việc"),
    LimitUnit.WORKING_DAYS: N_("{value} ngày làm việc"),
    LimitUnit.CALENDAR_DAYS: N_("{value} ngày"),
    LimitUnit.MONTHS: N_("{value} tháng"),
    LimitUnit.CLOCK_HOURS: N_("{value} giờ"),
}


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """So many units, at least one; 0 for the units without a number (else ``ValueError``)."""

    value: int
    unit: LimitUnit

    def __post_init__(self) -> None:
        if self.value < 0 or (self.value == 0) != (self.unit in _UNCOUNTED):
            raise ValueError(f"{self.value} {self.unit} is no time limit")


def parse_limit(text: str) -> TimeLimit:
    """Read "same day", "at once", "5 working days" …; case and plural do not matter.

    Also in the Vietnamese words of ``limit_in_words``. InputError on field ``time_limit`` for
    anything else.
    """
    words = " ".join(unicodedata.normalize("NFC", text).lower().split())
    said = _said(words)
    if said is not None:
        return said
    if words == "at once":
        return TimeLimit(0, LimitUnit.AT_ONCE)
    if words == "same day":
        return TimeLimit(0, LimitUnit.SAME_DAY)
    counted = _COUNTED.fullmatch(words)
    if counted is None or int(counted[1]) == 0:
        raise InputError(
            "time_limit",
            N_("Không hiểu thời hạn giải quyết “{text}”."),
            N_("Ghi một trong các dạng: {forms}."),
            text=text,
            forms="same day, at once, 4 working hours, 1 half day, 5 working days, "
            "10 calendar days, 1 month, 24 clock hours",
        )
    return TimeLimit(int(counted[1]), _UNITS[counted[2]])


def _said(words: str) -> TimeLimit | None:
    """Read a limit as ``limit_in_words`` says it; None for other words."""
    for unit, template in _WORDS.items():
        if words == template:
            return TimeLimit(0, unit)
        found = re.fullmatch(template.replace("{value}", "([1-9][0-9]{0,2})"), words)
        if found is not None:
            return TimeLimit(int(found[1]), unit)
    return None


def limit_in_words(limit: TimeLimit, translate: Callable[[str], str] = str) -> str:
    """Say ``limit`` as receipts and screens do: "5 ngày làm việc", "trong ngày"."""
    return translate(_WORDS[limit.unit]).format(value=limit.value)
