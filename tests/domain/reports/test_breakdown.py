"""Rows of figures with shares and totals, and the list behind each."""

from dataclasses import replace

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.breakdown import Breakdown, Group, breakdown
from app.domain.reports.figure import NOTHING, Dimension, counted, share
from app.domain.table import Column
from app.domain.timeliness import Timeliness

ALL = DossierFilter()
LATE = DossierFilter(timeliness=Timeliness.LATE)
TABLE = Breakdown(
    title="T",
    by=Dimension.FIELD,
    headings=(Column("Lĩnh vực"),),
    columns=(
        counted("all", "Tổng số", ALL),
        counted("late", "Quá hạn", LATE),
        share("share", "Tỷ lệ", "late", "all"),
    ),
)


def test_every_row_has_its_own_lists_and_the_totals_have_the_whole() -> None:
    groups = (Group("Hộ tịch", ("Hộ tịch",)), Group("Đất đai", ("Đất đai",)))
    made = breakdown(TABLE, groups, {"Hộ tịch": (6, 1), "Đất đai": (2, 0)}, "(kỳ)")
    assert made.table.rows == ((1, "Hộ tịch", 6, 1, 1667), (2, "Đất đai", 2, 0, 0))
    assert made.table.totals == ("", "Tổng số", 8, 1, 1250)
    assert made.list_behind(1, 3) == replace(LATE, field="Đất đai")
    assert made.list_behind(2, 3) == LATE
    assert made.list_behind(0, 4) is None


def test_a_table_without_rows_has_totals_of_nothing() -> None:
    made = breakdown(TABLE, (), {})
    assert made.table.rows == ()
    assert made.table.totals == ("", "Tổng số", 0, 0, NOTHING)
