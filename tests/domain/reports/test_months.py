"""The months of a period, one below the other."""

from datetime import date

from app.domain.reports.figure import span_of
from app.domain.reports.months import NAMES, month_measures, months
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_every_month_has_its_figures_and_the_whole_its_own() -> None:
    counted = tuple(range(1, len(NAMES) + 2))
    made = months(SPAN, [(SPAN, counted)], counted)
    assert made.table.rows[0][1] == "15/10/2026 – 14/11/2026"
    assert made.table.rows[0][2:-1] == counted
    assert made.behind[0][2] == month_measures(SPAN)[0].wanted
    assert made.table.totals[1] == "Tổng số"
