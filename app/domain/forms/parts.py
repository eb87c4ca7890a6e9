"""What the printed forms have in common: the office's head, page words, marks of a reprint."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.checked_json import template


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWording:
    """What every paper of the set has in common."""

    country: str
    motto: str
    place_and_date: str = template("place", "date")
    sign_and_name: str
    page: str = template("number", "total")
    continued: str
    reprint: str = template("number", "moment", "reason")


class WhenEmpty(StrEnum):
    """What becomes of a line that has nothing to say."""

    OMIT = "omit"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class OfficeHeader:
    """The left half of a paper's head: one to three lines, the last one is the issuing unit."""

    lines: tuple[str, ...]
    counter_name: str
    place: str
    hotline: str = ""


@dataclass(frozen=True, slots=True)
class ReprintMark:
    """Why a sheet is not the first of its kind: counted from 1."""

    number: int
    printed_at: datetime
    reason: str
