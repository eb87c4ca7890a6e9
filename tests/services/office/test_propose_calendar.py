import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app.domain.working_calendar import CalendarDay, DayKind
from app.services.office.propose_calendar import (
    propose_year,
    shipped_calendar,
    write_shipped_calendar,
)
from tests.domain.calendars import CALENDAR_FOLDER


def weekdays_off(entries: tuple[CalendarDay, ...]) -> list[str]:
    return [
        f"{entry.day.day}/{entry.day.month}"
        for entry in entries
        if entry.day.weekday() < 5 and entry.kind is not DayKind.MAKE_UP
    ]


@pytest.mark.parametrize(
    ("year", "official"),
    [
        (2021, "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9"),
        (2022, "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9"),
        (2023, "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9"),
        (2024, "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9"),
        (2025, "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9"),
    ],
)
def test_the_package_agrees_with_the_official_years(year: int, official: str) -> None:
    assert weekdays_off(propose_year(year)) == official.split()


def test_a_swap_is_proposed_as_two_days_naming_each_other() -> None:
    days = {entry.day: entry for entry in propose_year(2026)}
    off, made_up = days[date(2026, 8, 31)], days[date(2026, 8, 22)]
    assert (off.kind, made_up.kind) == (DayKind.SWAPPED_OFF, DayKind.MAKE_UP)
    assert "22/08/2026" in off.basis
    assert "31/08/2026" in made_up.basis


def test_a_swap_over_new_year_is_found_from_both_years() -> None:
    assert propose_year(2018)[-1].kind is DayKind.SWAPPED_OFF
    assert date(2019, 1, 5) in {entry.day for entry in propose_year(2019)}


def test_a_holiday_in_lieu_keeps_the_plain_name() -> None:
    days = {entry.day: entry for entry in propose_year(2026)}
    assert days[date(2026, 4, 27)].kind is DayKind.COMPENSATORY
    assert days[date(2026, 4, 27)].name == days[date(2026, 4, 26)].name


def test_the_shipped_days_are_the_proposals_with_our_corrections(tmp_path: Path) -> None:
    corrections = (CALENDAR_FOLDER / "corrections.json").read_text(encoding="utf-8")
    shipped = (CALENDAR_FOLDER / "days.json").read_text(encoding="utf-8")
    assert shipped_calendar(corrections) == shipped
    (tmp_path / "corrections.json").write_text(corrections, encoding="utf-8")
    write_shipped_calendar(str(tmp_path))
    assert (tmp_path / "days.json").read_text(encoding="utf-8") == shipped


def test_the_package_is_not_imported_until_it_is_asked() -> None:
    code = "import sys, app.services.office.propose_calendar; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
