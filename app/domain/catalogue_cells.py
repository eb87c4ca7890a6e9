"""What stands in one cell of the catalogue's workbook, said and read back the way offices write it.

Which cells there are, and what a line of them makes, is ``catalogue_sheets``. Reading raises
InputError; its field is the one of the property, its values quote nothing but the cell.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import TypeVar

from app.domain.fees import PageTier
from app.domain.text import fold, grouped
from app.domain.time_limit import LimitUnit, TimeLimit, limit_in_words, parse_limit
from app.domain.vietnam_time import VIETNAM
from app.errors import InputError
from app.words import N_

E = TypeVar("E", bound=Enum)

YES, NO = N_("có"), N_("không")
SEPARATOR = ";"

_UNITS = (
    (re.compile(r"(\d{1,3}) (?:gio lam viec)"), LimitUnit.WORKING_HOURS),
    (re.compile(r"(\d{1,3}) buoi(?: lam viec)?"), LimitUnit.HALF_DAYS),
    (re.compile(r"(\d{1,3}) (?:ngay lam viec)"), LimitUnit.WORKING_DAYS),
    (re.compile(r"(\d{1,3}) ngay"), LimitUnit.CALENDAR_DAYS),
    (re.compile(r"(\d{1,3}) thang"), LimitUnit.MONTHS),
    (re.compile(r"(\d{1,3}) gio"), LimitUnit.CLOCK_HOURS),
)
_SAME_DAY = {"trong ngay", "trong ngay lam viec"}
_AT_ONCE = {"ngay", "ngay khi nhan du ho so", "giai quyet ngay"}
_DAYS = ("%d/%m/%Y", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d")
_CLOCKS = ("%H:%M", "%H:%M:%S", "%Hh%M", "%Hh")
_TIER = re.compile(r"(\d+):(\d+)")
_YES = {"co", "x", "1", "dung", "true"}
_NO = {"", "khong", "0", "sai", "false"}


def limit_cell(limit: TimeLimit | None) -> str:
    """Return a time limit as it stands in a cell."""
    return limit_in_words(limit) if limit is not None else ""


def read_limit(text: str) -> TimeLimit:
    """Read "5 ngày làm việc", "trong ngày" … or the words of the catalogue file."""
    words = " ".join(fold(text).split())
    if words in _SAME_DAY:
        return TimeLimit(0, LimitUnit.SAME_DAY)
    if words in _AT_ONCE:
        return TimeLimit(0, LimitUnit.AT_ONCE)
    for pattern, unit in _UNITS:
        found = pattern.fullmatch(words)
        if found and int(found[1]):
            return TimeLimit(int(found[1]), unit)
    try:
        return parse_limit(text)
    except InputError as error:
        raise InputError(
            "limit",
            N_("Không hiểu thời hạn «{text}»."),
            N_("Ghi như: 5 ngày làm việc, 10 ngày, 4 giờ làm việc, 12 giờ, 1 tháng, trong ngày."),
            text=text,
        ) from error


def read_day(text: str, field: str) -> date | None:
    """Read a day written dd/mm/yyyy, None for an empty cell."""
    if not text:
        return None
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=VIETNAM).date()
        except ValueError:
            continue
    raise InputError(field, N_("Không hiểu ngày «{text}»."), N_("Ghi như 01/12/2026."), text=text)


def read_clock(text: str, default: time) -> time:
    """Read an hour of the day, ``default`` for an empty cell."""
    if not text:
        return default
    for form in _CLOCKS:
        try:
            return datetime.strptime(text.lower(), form).replace(tzinfo=VIETNAM).time()
        except ValueError:
            continue
    raise InputError("cut_off", N_("Không hiểu giờ «{text}»."), N_("Ghi như 15:00."), text=text)


def read_amount(text: str, field: str) -> int:
    """Read an amount in đồng or a count: digits, thousands apart if liked; empty is 0."""
    digits = re.sub(r"[.\s]|đồng$|đ$", "", text)
    if not digits:
        return 0
    if not (digits.isascii() and digits.isdigit()):
        raise InputError(
            field,
            N_("«{text}» không phải là số nguyên không âm."),
            N_("Chỉ ghi chữ số, ví dụ 8000."),
            text=text,
        )
    return int(digits)


def yes_no(value: bool) -> str:
    """Return yes or no as it stands in a cell."""
    return YES if value else NO


def read_yes_no(text: str, field: str) -> bool:
    """Read yes or no; an empty cell is no."""
    word = fold(text)
    if word not in _YES | _NO:
        raise InputError(field, N_("«{text}» phải là «có» hoặc «không»."), text=text)
    return word in _YES


def read_choice(text: str, labels: Mapping[E, str], field: str, default: E) -> E:
    """Read one of the choices by its Vietnamese label or its own word; empty is ``default``."""
    if not text:
        return default
    for choice, label in labels.items():
        if fold(text) in (fold(label), str(choice.value)):
            return choice
    raise InputError(
        field,
        N_("Không có lựa chọn «{text}»."),
        N_("Chọn một trong: {choices}."),
        text=text,
        choices=", ".join(labels.values()),
    )


def list_cell(texts: tuple[str, ...]) -> str:
    """Return several texts as one cell."""
    return f"{SEPARATOR} ".join(texts)


def read_list(text: str) -> tuple[str, ...]:
    """Read several texts out of one cell."""
    return tuple(part.strip() for part in text.split(SEPARATOR) if part.strip())


def tiers_cell(tiers: tuple[PageTier, ...]) -> str:
    """Return fees by page as one cell: "1: 2.000; 3: 1.000"."""
    return list_cell(tuple(f"{one.from_page}: {grouped(one.amount)}" for one in tiers))


def read_tiers(text: str) -> tuple[PageTier, ...]:
    """Read fees by page: the first page of each tier and what a page costs from there."""
    tiers: list[PageTier] = []
    for part in read_list(text):
        found = _TIER.fullmatch(re.sub(r"[.\s]", "", part))
        if found is None:
            raise InputError(
                "tiers",
                N_("Không hiểu bậc thu theo trang «{text}»."),
                N_(
                    "Ghi như 1: 2000; 3: 1000, nghĩa là trang 1, 2 thu 2.000, từ trang 3 thu 1.000."
                ),
                text=text,
            )
        tiers.append(PageTier(int(found[1]), int(found[2])))
    return tuple(tiers)
