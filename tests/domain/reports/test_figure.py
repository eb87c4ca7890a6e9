"""A figure is the filter of its list."""

from datetime import date

from app.domain.dossier_filter import DossierFilter
from app.domain.reports.figure import (
    NOTHING,
    Dimension,
    Measure,
    charged,
    counted,
    share,
    share_cell,
    span_of,
)
from app.domain.table import ColumnKind
from app.domain.vietnam_time import local, office_day

FIRST, LAST = date(2026, 10, 15), date(2026, 11, 14)


def test_a_past_period_is_judged_at_its_end_and_a_running_one_now() -> None:
    past = span_of(FIRST, LAST, local(2026, 12, 1))
    assert office_day(past.moment) == LAST
    assert span_of(FIRST, LAST, local(2026, 11, 3, 9)).moment == local(2026, 11, 3, 9)
    assert past.before == date(2026, 10, 14)


def test_every_dimension_is_a_part_of_a_filter_a_row_fills_in() -> None:
    for dimension in Dimension:
        row = Measure(DossierFilter()).of(dimension, "x")
        assert getattr(row.wanted, dimension.value) == "x"
    assert Measure(DossierFilter(), fees=True).of(None, "x") == Measure(DossierFilter(), fees=True)


def test_columns_say_what_their_cells_are() -> None:
    wanted = DossierFilter(field="Hộ tịch")
    assert counted("a", "A", wanted).measure == Measure(wanted)
    assert charged("a", "A", wanted).column.kind is ColumnKind.MONEY
    assert share("a", "A", "part", "whole").measure is None
    assert share_cell(1, 4) == 2500
    assert share_cell(0, 0) == NOTHING
