"""Biểu số 06: thirteen columns in the order of the circular, each with the filter it names."""

from datetime import date

from app.domain.reports.figure import span_of
from app.domain.reports.resolution import net_resolution, resolution
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_the_columns_are_numbered_as_in_the_circular() -> None:
    table = resolution(SPAN)
    marks = [one.mark for one in (*table.headings, *(one.column for one in table.columns))]
    assert marks == [
        *("(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)"),
        *("(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)"),
        *("(11)=(12)+(13)", "(12)", "(13)"),
    ]


def test_what_was_carried_over_was_received_before_and_unfinished_then() -> None:
    carried = next(one for one in resolution(SPAN).columns if one.name == "carried")
    assert carried.measure is not None
    assert carried.measure.wanted.received_to == date(2026, 10, 14)
    assert carried.measure.wanted.unfinished_at == date(2026, 10, 14)


def test_net_and_gross_stand_side_by_side() -> None:
    names = [one.name for one in net_resolution(SPAN).columns]
    assert names[3:7] == ["late", "excluded", "late_net", "on_time_net"]
