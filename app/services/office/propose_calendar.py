"""What the ``holidays`` package proposes for a year, as calendar days with the law they rest on.

A proposal only: a person confirms each year against the official notice. The one module that
asks the package, and only when called: importing it takes too long for start-up.
"""

import re
from datetime import date
from pathlib import Path

from app.domain.calendar_file import apply_corrections, read_years, write_years
from app.domain.vietnam_time import short_date
from app.domain.working_calendar import CalendarDay, DayKind, DaySource
from app.words import N_

_SWAPPED = re.compile(r"Ngày nghỉ \(thay cho ngày (\d\d)/(\d\d)/(\d{4})\)")
_IN_LIEU = " (nghỉ bù)"
_NEW_YEAR = N_("Tết Dương lịch")
_LUNAR_NEW_YEAR = N_("Tết Nguyên Đán")
_CULTURE_DAY = N_("Ngày Văn hóa Việt Nam")
# The package's own names, written here too so that they get translated.
_OTHERS = (
    N_("Ngày Giỗ Tổ Hùng Vương"),
    N_("Ngày Chiến thắng"),
    N_("Ngày Quốc tế Lao động"),
    N_("Quốc khánh"),
)
_SWAP_NAMES = {
    DayKind.SWAPPED_OFF: N_("Hoán đổi ngày làm việc"),
    DayKind.MAKE_UP: N_("Ngày làm bù"),
}


def propose_year(year: int) -> tuple[CalendarDay, ...]:
    """Return the days off and made up in ``year`` as the package knows them, in order."""
    from holidays.countries.vietnam import Vietnam

    # A swap may reach over New Year, and the package notes it under the year of the day off.
    known = Vietnam(years=range(year - 1, year + 2), language="vi")
    proposed = [entry for day in known for entry in _entries(day, "; ".join(known.get_list(day)))]
    return tuple(sorted((each for each in proposed if each.day.year == year), key=_day_of))


def write_shipped_calendar(folder: str) -> None:
    """Write ``days.json`` in ``folder``: the proposals with ``corrections.json`` laid over them.

    For whoever changes the corrections or updates the package; the running program only reads.
    """
    corrections = Path(folder, "corrections.json").read_text(encoding="utf-8")
    days = Path(folder, "days.json")
    days.write_text(shipped_calendar(corrections), encoding="utf-8", newline="\n")


def shipped_calendar(corrections: str) -> str:
    """Return the calendar text for the years ``corrections`` names (FileError as reading it)."""
    return write_years(
        apply_corrections(propose_year(year.year), year) for year in read_years(corrections)
    )


def _entries(day: date, name: str) -> tuple[CalendarDay, ...]:
    swap = _SWAPPED.fullmatch(name)
    if swap is None:
        return (_day_off(day, name),)
    made_up = date(int(swap[3]), int(swap[2]), int(swap[1]))
    return (
        _swapped(day, DayKind.SWAPPED_OFF, made_up),
        _swapped(made_up, DayKind.MAKE_UP, day),
    )


def _day_off(day: date, name: str) -> CalendarDay:
    in_lieu = name.endswith(_IN_LIEU)
    plain = name.removesuffix(_IN_LIEU)
    if "Tết" in plain and plain != _NEW_YEAR:
        plain = _LUNAR_NEW_YEAR  # "29 Tết", "Mùng hai …" are one holiday to whoever asks why
    law = (
        "Bộ luật Lao động 2019, Điều 111 khoản 3" if in_lieu else "Bộ luật Lao động 2019, Điều 112"
    )
    return CalendarDay(
        day=day,
        kind=DayKind.COMPENSATORY if in_lieu else DayKind.HOLIDAY,
        name=plain,
        basis="Nghị quyết 28/2026/QH16" if plain == _CULTURE_DAY else law,
        source=DaySource.PACKAGE,
    )


def _swapped(day: date, kind: DayKind, other: date) -> CalendarDay:
    return CalendarDay(
        day=day,
        kind=kind,
        name=_SWAP_NAMES[kind],
        basis=f"Hoán đổi với ngày {short_date(other)}",
        source=DaySource.PACKAGE,
    )


def _day_of(entry: CalendarDay) -> date:
    return entry.day
