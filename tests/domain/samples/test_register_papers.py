"""The samples of the registers' papers are whole: a cell for each column, every dossier once."""

import pytest

from app.domain.samples import register_papers
from tests.printing.papers import WARD


def test_every_row_of_the_book_fills_its_columns() -> None:
    book = register_papers.register_book(WARD)
    assert {len(row) for row in book.rows} == {len(book.columns)}
    assert sum(column.share for column in book.columns) == 100


def test_the_report_excuses_as_many_dossiers_as_it_lists() -> None:
    report = register_papers.exclusion_request(WARD)
    assert len({line.code for line in report.lines}) == report.figures.excluded
    assert report.figures.net == report.figures.gross - report.figures.excluded


def test_the_report_fills_its_columns_and_adds_up() -> None:
    (table,) = register_papers.report_sheet(WARD).tables
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert sum(column.share for column in table.columns) == pytest.approx(1)
    *fields, total = [[int(cell.replace(".", "")) for cell in row[2:]] for row in table.rows]
    assert [sum(column) for column in zip(*fields, strict=True)] == total
