"""A report keeps beside each cell the list behind it."""

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.report import REPORT_LABELS, Figure, ReportKind, section
from app.domain.table import Column

LATE = DossierFilter(late_net=True)


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
