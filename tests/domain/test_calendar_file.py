import json
from datetime import date
from typing import Any

import pytest

from app.domain.calendar_file import (
    CalendarYear,
    apply_corrections,
    read_calendar,
    read_years,
    write_years,
)
from app.domain.working_calendar import DayKind, OfficeHours
from app.errors import FileError
from tests.domain.calendars import CALENDAR_FOLDER, SHIPPED, entered

NEW_YEAR = {
    "day": "2026-01-01",
    "kind": "holiday",
    "name": "Tết Dương lịch",
    "basis": "Bộ luật Lao động 2019, Điều 112",
    "source": "package",
}


def text(*days: dict[str, str], **changes: object) -> str:
    year: dict[str, Any] = {"year": 2026, "confirmed": True, "note": "", "days": list(days)}
    return json.dumps({"years": [year | changes]})


def test_a_text_becomes_a_calendar_with_its_confirmed_years() -> None:
    calendar = read_calendar(text(NEW_YEAR), OfficeHours())
    assert calendar.name_of(date(2026, 1, 1)) == "Tết Dương lịch"
    assert calendar.confirmed_years == {2026}
    assert not read_calendar(text(confirmed=False), OfficeHours()).is_confirmed(2026)


def test_what_is_written_is_read_back() -> None:
    shipped = (CALENDAR_FOLDER / "days.json").read_text(encoding="utf-8")
    assert write_years(read_years(shipped)) == shipped


def test_the_shipped_years_are_confirmed_up_to_the_last_official_notice() -> None:
    assert SHIPPED.confirmed_years == set(range(2021, 2027))
    assert {entry.day.year for entry in SHIPPED.days} == set(range(2021, 2029))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("{", "dòng 1"),
        ("{}", "years"),
        (text(NEW_YEAR | {"kind": "feast"}), "years[1].days[1].kind"),
        (text(NEW_YEAR | {"source": "hearsay"}), "years[1].days[1].source"),
        (text(NEW_YEAR | {"day": "2026-02-30"}), "years[1].days[1].day"),
        (text(NEW_YEAR, NEW_YEAR), "01/01/2026"),
        (text(NEW_YEAR, year=2025), "năm 2025 có ngày 01/01/2026"),
        (text(removed=["2027-01-01"]), "năm 2026 có ngày 01/01/2027"),
        (text(confirmed="yes"), "years[1].confirmed"),
    ],
)
def test_a_broken_text_is_refused_with_the_place(broken: str, said: str) -> None:
    with pytest.raises(FileError) as caught:
        read_years(broken)
    assert said in str(caught.value)


def test_a_year_may_stand_in_the_text_only_once() -> None:
    year = json.loads(text())["years"][0]
    with pytest.raises(FileError, match="2026 hai lần"):
        read_years(json.dumps({"years": [year, year]}))


def test_corrections_replace_add_and_remove_proposed_days() -> None:
    proposed = [entered(date(2027, 2, 4)), entered(date(2027, 2, 5))]
    corrections = CalendarYear(
        year=2027,
        confirmed=True,
        note="Thông báo",
        days=(
            entered(date(2027, 2, 11)),
            entered(date(2027, 2, 5), DayKind.SWAPPED_OFF),
        ),
        removed=(date(2027, 2, 4),),
    )
    corrected = apply_corrections(proposed, corrections)
    assert [(entry.day.day, entry.kind) for entry in corrected.days] == [
        (5, DayKind.SWAPPED_OFF),
        (11, DayKind.HOLIDAY),
    ]
    assert (corrected.confirmed, corrected.note) == (True, "Thông báo")
