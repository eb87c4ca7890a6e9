"""A report keeps beside each cell the list behind it."""

from datetime import date

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.figure import span_of
from app.domain.reports.report import REPORT_LABELS, Figure, ReportKind, period_in_words, section
from app.domain.table import Column
from app.domain.vietnam_time import local

LATE = DossierFilter(late_net=True)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 10, 15), date(2026, 11, 14), "(Từ ngày 15/10/2026 đến ngày 14/11/2026)"),
        (date(2026, 11, 19), date(2026, 11, 19), "(Ngày 19/11/2026)"),
        (
            date(2026, 11, 1),
            date(2026, 11, 30),
            "(Từ ngày 01/11/2026 đến ngày 30/11/2026, tính đến ngày 20/11/2026)",
        ),
        (
            date(2027, 1, 1),
            date(2027, 3, 31),
            "(Từ ngày 01/01/2027 đến ngày 31/03/2027, chưa bắt đầu)",
        ),
    ],
)
def test_a_period_says_where_it_stands(first: date, last: date, words: str) -> None:
    assert period_in_words(span_of(first, last, local(2026, 11, 20, 9))) == words


def test_every_kind_of_report_has_a_name() -> None:
    assert set(REPORT_LABELS) == set(ReportKind)


def test_a_section_knows_the_list_behind_each_cell() -> None:
    made = section(
        title="T",
        columns=(Column("Lĩnh vực"), Column("Quá hạn")),
        rows=[(Figure("Hộ tịch"), Figure(3, LATE))],
        totals=(Figure("Tổng số"), Figure(3, DossierFilter())),
    )
    assert made.table.rows == (("Hộ tịch", 3),)
    assert made.list_behind(0, 0) is None
    assert made.list_behind(0, 1) == LATE
    assert made.list_behind(1, 1) == DossierFilter()


def test_a_row_has_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="one cell"):
        section(title="T", columns=(Column("A"), Column("B")), rows=[(Figure(1),)])
