"""The mean working time of each procedure."""

from datetime import date

from app.domain.reports.breakdown import Group
from app.domain.reports.figure import span_of
from app.domain.reports.working_time import Worked, working_time
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_the_mean_is_in_hours_with_two_decimals() -> None:
    one = Worked()
    for minutes in (60, 125):
        one.add(minutes)
    made = working_time(SPAN, [Group("1.001193", ("1.001193", "Khai sinh"))], {"1.001193": one})
    assert made.table.rows == ((1, "1.001193", "Khai sinh", 2, "1,54"),)
    assert made.table.totals[-1] == "1,54"


def test_nothing_took_no_time() -> None:
    assert working_time(SPAN, [], {}).table.totals[-2:] == (0, "–")
