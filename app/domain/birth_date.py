"""A date of birth as identity papers have it: complete, or only the year, or year and month.

Whether it fits an identity number is judged in ``identity_number``.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from app.errors import InputError
from app.words import N_

_FIRST_YEAR = 1900
_LAST_YEAR = 2399


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A year, perhaps a month, perhaps a day; ``str`` is 01/02/1998, 02/1998 or 1998.

    It keeps out of ``repr``: personal data has no place in logs.
    """

    year: int = field(repr=False)
    month: int | None = field(default=None, repr=False)
    day: int | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not _FIRST_YEAR <= self.year <= _LAST_YEAR or (self.day and not self.month):
            raise ValueError("not a date of birth")
        date(
            self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day
        )

    def __str__(self) -> str:
        parts = [f"{part:02d}" for part in (self.day, self.month) if part is not None]
        return "/".join([*parts, str(self.year)])

    @property
    def complete(self) -> date | None:
        """The date, or None when the papers do not tell the day."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def parse_birth_date(text: str) -> BirthDate:
    """Read 01/02/1998, 01021998, 02/1998, 1998 and, as cards have it, 00001998.

    Raises InputError("birth").
    """
    parts = re.split(r"[\s/.\-]+", text.strip())
    if len(parts) == 1 and re.fullmatch(r"[0-9]{8}", parts[0]):
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    *rest, year = parts
    if len(rest) <= 2 and all(re.fullmatch(r"[0-9]{1,2}", part) for part in rest):
        day, month = ([None, None, *(int(part) or None for part in rest)])[-2:]
        if re.fullmatch(r"[0-9]{4}", year):
            try:
                return BirthDate(int(year), month, day)
            except ValueError:
                pass
    raise InputError(
        "birth",
        N_("Ngày sinh chưa đúng."),
        N_("Nhập ngày/tháng/năm như 01/02/1998; nếu giấy tờ chỉ ghi năm thì nhập năm."),
    )
