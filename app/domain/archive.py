"""Where the papers of a dossier lie, as the registers of the archive tell it, and for how long.

Which box or borrower a dossier is with is looked up in ``app.services.registers.archive``.
"""

import re
from collections.abc import Mapping
from datetime import date

BOXES, LENDING = "archive-boxes", "archive-lending"
"""The registers whose lines say where a dossier is: each line a box, or what somebody borrowed."""

ARCHIVE = frozenset({BOXES, LENDING})

_YEARS = re.compile(r"(\d+) năm")


def in_box(values: Mapping[str, str]) -> str:
    """Return the place of what lies in the box of a line: «Hộp 12, giá A3»."""
    shelf = values.get("shelf", "")
    return ", ".join(
        filter(None, (f"Hộp {values.get('box', '')}", f"giá {shelf}" if shelf else ""))
    )


def gone_with_box(values: Mapping[str, str]) -> str:
    """Return where that is once the box was given to the archive above, or destroyed."""
    return f"Đã nộp, tiêu hủy (hộp {values.get('box', '')})"


def lent(values: Mapping[str, str]) -> str:
    """Return who has borrowed what a line of the lending register is about."""
    parts = (values.get("borrower", ""), values.get("unit", ""))
    return f"Cho mượn: {', '.join(part for part in parts if part)}"


def kept_until(period: str, boxed_on: date) -> date | None:
    """Return the last day a box is kept, None for good.

    Whole years are counted from the first of January after it was made up (Luật Lưu trữ 2024: from
    the year after the work was done).
    """
    years = _YEARS.fullmatch(period)
    return date(boxed_on.year + int(years.group(1)), 12, 31) if years else None
