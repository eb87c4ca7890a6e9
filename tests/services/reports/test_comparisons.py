"""Periods side by side, and months one below the other, are counted alike."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.reports.figure import span_of
from app.services.counter import Counter
from app.services.reports.comparisons import by_month, compared
from app.services.reports.report_work import ReportWork


@pytest.fixture
def november(autumn: Counter) -> Iterator[ReportWork]:
    span = span_of(date(2026, 11, 1), date(2026, 11, 30), autumn.context.now())
    with autumn.context.database.read() as session:
        yield ReportWork(session, autumn.context, span)


def test_october_stands_beside_november(november: ReportWork) -> None:
    row = next(row for row in compared(november).table.rows if row[1] == "Tiếp nhận trong kỳ")
    now, before, change = (int(str(row[column])) for column in (2, 3, 4))
    assert now > before > 0
    assert change == now - before
    assert row[-1] == "–"  # nothing was received a year before


def test_a_month_that_runs_stands_beside_as_much_of_october(november: ReportWork) -> None:
    table = compared(november).table
    assert "Kỳ trước: 01/10/2026 – 16/10/2026." in table.notes[0]
    assert "Cùng kỳ năm trước: 01/11/2025 – 16/11/2025." in table.notes[0]


def test_the_months_of_a_year_add_up_to_it(autumn: Counter) -> None:
    span = span_of(date(2026, 1, 1), date(2026, 12, 31), autumn.context.now())
    with autumn.context.database.read() as session:
        table = by_month(ReportWork(session, autumn.context, span)).table
    assert len(table.rows) == 12
    assert sum(int(str(row[2])) for row in table.rows) == table.totals[2]
