"""Every report: each cell opens a list of its length, and its sums are sums."""

from datetime import date

import pytest

from app.domain.reports.report import ReportKind, ReportOrder
from app.errors import InputError
from app.services.counter import Counter
from tests import builders

PERIODS = (
    (date(2026, 10, 15), date(2026, 11, 14)),
    (date(2026, 11, 16), date(2026, 11, 16)),
    (date(2026, 1, 1), date(2026, 12, 31)),
    (date(2025, 1, 1), date(2025, 12, 31)),
)


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_every_cell_opens_a_list_of_its_length(autumn: Counter, first: date, last: date) -> None:
    lead = builders.supervisor(autumn)
    wrong: list[str] = []
    for kind in autumn.reports.kinds():
        report = autumn.reports.make(lead, ReportOrder(kind=kind, first=first, last=last))
        for section in report.sections:
            cells = zip(
                (*section.table.rows, section.table.totals),
                (*section.behind, section.behind_totals),
                strict=True,
            )
            for row, behind in cells:
                for column, cell, wanted in zip(section.table.columns, row, behind, strict=True):
                    listed = cell if wanted is None else autumn.dossiers.count(wanted)
                    if listed != cell:
                        wrong.append(f"{kind} {row[:2]} {column.whole_title}: {cell} ≠ {listed}")
    assert not wrong, "\n".join(wrong)


def test_what_was_handled_is_resolved_or_still_open(autumn: Counter) -> None:
    for first, last in PERIODS:
        order = ReportOrder(kind=ReportKind.RESOLUTION, first=first, last=last)
        table = autumn.reports.make(builders.supervisor(autumn), order).sections[0].table
        for row in (*table.rows, table.totals):
            _three, online, direct, carried, done, early, timely, late, left, kept, overdue = map(
                int, row[2:]
            )
            assert row[2] == online + direct + carried == done + left
            assert done == early + timely + late
            assert left == kept + overdue


def test_a_period_does_not_end_before_it_begins(counter: Counter) -> None:
    order = ReportOrder(kind=ReportKind.RESOLUTION, first=date(2026, 11, 2), last=date(2026, 11, 1))
    with pytest.raises(InputError) as caught:
        counter.reports.make(builders.supervisor(counter), order)
    assert caught.value.field == "last"
