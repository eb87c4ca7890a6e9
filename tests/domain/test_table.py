"""A table is rectangular or it is none."""

from datetime import date

import pytest

from app.domain.table import Column, ColumnKind, Table, cell_text
from app.domain.vietnam_time import local

COLUMNS = (Column("Mã", ColumnKind.CODE), Column("Số", ColumnKind.WHOLE))


def test_a_row_must_fill_every_column() -> None:
    with pytest.raises(ValueError, match="one cell"):
        Table(title="T", columns=COLUMNS, rows=(("0001",),))
    with pytest.raises(ValueError, match="one cell"):
        Table(title="T", columns=COLUMNS, rows=(), totals=(1,))


def test_totals_are_optional() -> None:
    assert Table(title="T", columns=COLUMNS, rows=(("0001", 1),)).totals == ()


def test_a_cell_is_shown_as_its_column_says() -> None:
    assert cell_text(157425000, ColumnKind.MONEY) == "157.425.000"
    assert cell_text(9850, ColumnKind.SHARE) == "98,50 %"
    assert cell_text("–", ColumnKind.SHARE) == "–"
    assert cell_text(None, ColumnKind.WHOLE) == ""
    assert cell_text(date(2026, 11, 16), ColumnKind.DATE) == "16/11/2026"
    assert cell_text(local(2026, 11, 16, 9, 5), ColumnKind.MOMENT).endswith("16/11/2026")


def test_a_title_stands_alone_with_what_is_over_it() -> None:
    assert Column("Tổng số", over="Đã giải quyết").whole_title == "Đã giải quyết: Tổng số"
    assert Column("Tổng số").whole_title == "Tổng số"
