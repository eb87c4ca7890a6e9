"""The calendar as a JSON text: years with their days, and our corrections to a proposed year.

Reading and writing the text only; where files lie and what a package proposes is not known here.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.checked_json import read_checked
from app.domain.vietnam_time import short_date
from app.domain.working_calendar import CalendarDay, OfficeHours, WorkingCalendar
from app.errors import FileError
from app.words import N_

_ADVICE = N_("Sửa tệp lịch làm việc, hoặc cài lại chương trình để lấy tệp gốc.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """A year's days, and whether and on what ground they are held to be the official ones.

    ``removed`` matters in corrections only: proposed days that are ordinary after all.
    """

    year: int
    confirmed: bool
    note: str
    days: tuple[CalendarDay, ...]
    removed: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class _CalendarFile:
    years: tuple[CalendarYear, ...]


def read_calendar(text: str, hours: OfficeHours) -> WorkingCalendar:
    """Return the calendar a text of ``read_years`` describes, worked at ``hours``; FileError."""
    years = read_years(text)
    return WorkingCalendar(
        tuple(entry for year in years for entry in year.days),
        frozenset(year.year for year in years if year.confirmed),
        hours,
    )


def read_years(text: str) -> tuple[CalendarYear, ...]:
    """Return the years of a calendar or corrections text, in its order.

    FileError naming the place when the text cannot be read, or enters a year or a day twice or a
    day under another year.
    """
    years = read_checked(_CalendarFile, text).years
    _refuse_doubles(str(year.year) for year in years)
    _refuse_doubles(short_date(entry.day) for year in years for entry in year.days)
    for year in years:
        for day in (*(entry.day for entry in year.days), *year.removed):
            if day.year != year.year:
                raise FileError(
                    N_("Lịch làm việc năm {year} có ngày {day} của năm khác."),
                    _ADVICE,
                    year=year.year,
                    day=short_date(day),
                )
    return years


def write_years(years: Iterable[CalendarYear]) -> str:
    """Return a text ``read_years`` reads, one line a day; ``removed`` has no place in it."""
    blocks: list[str] = []
    for year in years:
        head = _line({"year": year.year, "confirmed": year.confirmed, "note": year.note})
        days = ",\n".join(f"   {_line(_fields(entry))}" for entry in year.days)
        blocks.append(f'  {head[:-1]}, "days": [\n{days}\n  ]}}')
    return '{\n "years": [\n' + ",\n".join(blocks) + "\n ]\n}\n"


def apply_corrections(proposed: Iterable[CalendarDay], corrections: CalendarYear) -> CalendarYear:
    """Lay the ``corrections`` of a year over its ``proposed`` days; a day they name is replaced."""
    calendar = WorkingCalendar(tuple(proposed), frozenset()).with_changes(
        days=corrections.days, removed=corrections.removed
    )
    return CalendarYear(
        year=corrections.year,
        confirmed=corrections.confirmed,
        note=corrections.note,
        days=calendar.days,
    )


def _refuse_doubles(names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise FileError(N_("Lịch làm việc ghi {name} hai lần."), _ADVICE, name=name)


def _fields(entry: CalendarDay) -> dict[str, str]:
    return {
        "day": entry.day.isoformat(),
        "kind": entry.kind,
        "name": entry.name,
        "basis": entry.basis,
        "source": entry.source,
    }


def _line(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
