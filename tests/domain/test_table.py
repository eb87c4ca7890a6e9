"""A table is rectangular or it is none."""

import pytest

from app.domain.table import Column, ColumnKind, Table

COLUMNS = (Column("Mã", ColumnKind.CODE), Column("Số", ColumnKind.WHOLE))


def test_a_row_must_fill_every_column() -> None:
    with pytest.raises(ValueError, match="one cell"):
        Table(title="T", columns=COLUMNS, rows=(("0001",),))
    with pytest.raises(ValueError, match="one cell"):
        Table(title="T", columns=COLUMNS, rows=(), totals=(1,))


def test_totals_are_optional() -> None:
    assert Table(title="T", columns=COLUMNS, rows=(("0001", 1),)).totals == ()
