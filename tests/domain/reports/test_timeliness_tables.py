"""Promises kept and broken, by field and by reason."""

from datetime import date

from app.domain.reports.figure import span_of
from app.domain.reports.timeliness_tables import late_reasons, timeliness_by_field
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_what_is_finished_is_early_on_the_day_or_late() -> None:
    names = [one.name for one in timeliness_by_field(SPAN).columns]
    assert names[:4] == ["resolved", "early", "on_the_day", "late"]


def test_reasons_are_asked_of_the_finished_and_of_the_open() -> None:
    late, excluded, net, left = (one.wanted for one in late_reasons(SPAN).measures)
    assert (excluded.excluded, net.excluded) == (True, False)
    assert late.finished_from == SPAN.first
    assert left.overdue_at == SPAN.moment
