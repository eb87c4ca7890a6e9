"""Every report: each cell opens a list of its length, and its sums are sums."""

from datetime import date

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.figure import Measure
from app.domain.reports.report import ReportKind, ReportOrder
from app.domain.table import ColumnKind
from app.errors import InputError
from app.services.counter import Counter
from app.services.reports.counting import count
from tests import builders

PERIODS = (
    (date(2026, 10, 15), date(2026, 11, 14)),
    (date(2026, 11, 16), date(2026, 11, 16)),
    (date(2026, 1, 1), date(2026, 12, 31)),
    (date(2025, 1, 1), date(2025, 12, 31)),
)


def listed(counter: Counter, words: str, wanted: DossierFilter) -> int:
    """Return the length of the list behind a cell, or the fees of its dossiers."""
    if "(đồng)" not in words:
        return counter.dossiers.count(wanted)
    with counter.context.database.read() as session:
        return count(session, counter.context, Measure(wanted, fees=True))[0]


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_every_cell_opens_a_list_of_its_length(autumn: Counter, first: date, last: date) -> None:
    lead = builders.supervisor(autumn)
    wrong: list[str] = []
    opened = 0
    for kind in autumn.reports.kinds():
        report = autumn.reports.make(lead, ReportOrder(kind=kind, first=first, last=last))
        for section in report.sections:
            rows = zip(
                (*section.table.rows, section.table.totals),
                (*section.behind, section.behind_totals),
                strict=True,
            )
            for row, behind in rows:
                for column, cell, wanted in zip(section.table.columns, row, behind, strict=False):
                    if wanted is None:
                        continue
                    opened += 1
                    money = "(đồng)" if column.kind is ColumnKind.MONEY else ""
                    if listed(autumn, f"{row[1]} {money}", wanted) != cell:
                        wrong.append(f"{kind} {row[:2]} {column.whole_title}: {cell}")
    assert not wrong, "\n".join(wrong)
    assert opened > 200


def test_what_was_handled_is_resolved_or_still_open(autumn: Counter) -> None:
    for first, last in PERIODS:
        order = ReportOrder(kind=ReportKind.RESOLUTION, first=first, last=last)
        table = autumn.reports.make(builders.supervisor(autumn), order).sections[0].table
        for row in (*table.rows, table.totals):
            _all, online, direct, carried, done, early, timely, late, left, kept, overdue = (
                int(str(cell)) for cell in row[2:]
            )
            assert row[2] == online + direct + carried == done + left
            assert done == early + timely + late
            assert left == kept + overdue


def test_a_period_does_not_end_before_it_begins(counter: Counter) -> None:
    order = ReportOrder(kind=ReportKind.RESOLUTION, first=date(2026, 11, 2), last=date(2026, 11, 1))
    with pytest.raises(InputError) as caught:
        counter.reports.make(builders.supervisor(counter), order)
    assert caught.value.field == "last"
