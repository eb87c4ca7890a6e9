"""The indicators the counter can know, and the names of those it cannot."""

from datetime import date

from app.domain.reports.figure import span_of
from app.domain.reports.indicators import IndicatorCounts, indicator_measures, indicators
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_shares_have_two_decimals_and_what_is_lost_is_taken_from_satisfaction() -> None:
    made = indicators(SPAN, IndicatorCounts((90, 100, 25, 80, 3, 40), disliked=2))
    values = {row[0]: row[-1] for row in made.table.rows}
    assert (values["2.1"], values["3.3"], values["3.6"]) == (9000, 3125, 750)
    assert next(row[2:] for row in made.table.rows if row[0] == "5.4") == (88, 100, 8800)
    assert values["4.1–4.5"] == "Không có dữ liệu tại quầy"


def test_nothing_to_divide_by_is_not_applicable() -> None:
    made = indicators(SPAN, IndicatorCounts((0, 0, 0, 0, 0, 0), disliked=0))
    assert {row[-1] for row in made.table.rows[:4]} == {"N/A"}


def test_a_second_request_for_papers_counts_as_late() -> None:
    assert indicator_measures(SPAN)[0].wanted.supplements_to == 1
