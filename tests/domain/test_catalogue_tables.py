"""The three sheets of the catalogue: every column filled in every line, codes as text."""

from app.domain.catalogue_tables import CODE, FEE_KIND_LABELS, catalogue_tables
from app.domain.fees import FeeKind
from app.domain.table import ColumnKind
from app.shipped import shipped_procedures


def test_every_sheet_begins_with_the_code_as_text() -> None:
    for table in catalogue_tables(shipped_procedures()):
        assert table.columns[0].title == CODE
        assert table.columns[0].kind is ColumnKind.CODE
        assert all(row[0] for row in table.rows)


def test_papers_and_fees_have_a_line_each() -> None:
    shipped = shipped_procedures()
    procedures, papers, fees = catalogue_tables(shipped)
    assert len(procedures.rows) == len(shipped)
    assert len(papers.rows) == sum(len(one.papers) for one in shipped)
    assert len(fees.rows) == sum(len(one.fees) for one in shipped)


def test_every_kind_of_fee_has_its_word() -> None:
    assert set(FEE_KIND_LABELS) == set(FeeKind)
    assert len(set(FEE_KIND_LABELS.values())) == len(FeeKind)
