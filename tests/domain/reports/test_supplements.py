"""Papers asked for, and asked for twice."""

from datetime import date

from app.domain.reports.figure import span_of
from app.domain.reports.supplements import supplements
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_the_second_request_is_counted_among_the_requests_of_the_period() -> None:
    _handled, asked, twice = (one.wanted for one in supplements(SPAN).measures)
    assert (asked.step_from, asked.step_to) == (SPAN.first, SPAN.last)
    assert twice.step == asked.step
    assert twice.supplements_from == 2
