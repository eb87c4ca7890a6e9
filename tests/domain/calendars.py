"""The shipped calendar and days to change it with, shared by the tests of everything dated."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st

from app.domain.calendar_file import read_calendar
from app.domain.vietnam_time import local
from app.domain.working_calendar import CalendarDay, DayKind, DaySource, OfficeHours

CALENDAR_FOLDER = Path(__file__).parents[2] / "resources" / "calendar"
SHIPPED = read_calendar((CALENDAR_FOLDER / "days.json").read_text(encoding="utf-8"), OfficeHours())
# Around two Tết, the swaps of 2026, and from a confirmed year into an unconfirmed one.
instants = st.timedeltas(timedelta(), timedelta(days=450)).map(
    lambda since: local(2025, 12, 1) + since
)


def entered(day: date, kind: DayKind = DayKind.HOLIDAY, name: str = "Ngày thử") -> CalendarDay:
    return CalendarDay(day=day, kind=kind, name=name, basis="", source=DaySource.CLERK)
