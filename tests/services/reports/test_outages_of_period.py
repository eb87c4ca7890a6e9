"""The outages of a period, with the late dossiers each excused."""

from datetime import date

from app.domain.reports.report import ReportKind, ReportOrder
from app.services.counter import Counter
from tests import builders


def rows(counter: Counter, first: date, last: date) -> list[tuple[object, object]]:
    order = ReportOrder(kind=ReportKind.RESOLUTION, first=first, last=last)
    table = counter.reports.make(builders.supervisor(counter), order).sections[2].table
    return [(row[0], row[-1]) for row in (*table.rows, table.totals)]


def test_an_outage_is_named_with_what_it_excused(autumn: Counter) -> None:
    november = rows(autumn, date(2026, 11, 1), date(2026, 11, 30))
    assert november == [("1/2026", 1), ("2/2026", 0), ("", 1)]


def test_a_period_without_outages_names_none(autumn: Counter) -> None:
    assert rows(autumn, date(2026, 11, 16), date(2026, 11, 16)) == [("", 0)]
