"""A report has the head its form asks for, the numbers of its columns, and its rules."""

from dataclasses import replace

import pytest

from app.domain.samples import register_papers
from app.printing.forms.report_sheet import lay_out
from tests.printing.own_papers import MARK, check_layout
from tests.printing.papers import LONGEST_WARD, NEW, WARD, words_on

REPORT = register_papers.report_sheet(WARD)


def test_an_official_table_names_its_form_and_numbers_its_columns() -> None:
    words = " ".join(words_on(lay_out(REPORT, NEW)).split())
    for said in ("Biểu số 06a/VPCP/KSTT", "(13)", "Đơn vị tính", "5.906", "Kiểm tra", "CHỦ TỊCH"):
        assert said in words
    assert "Độc lập" not in words


def test_another_report_has_the_head_of_the_agency() -> None:
    assert "Độc lập" in words_on(lay_out(replace(REPORT, form=()), NEW))


@pytest.mark.parametrize("upright", [False, True])
def test_every_length_keeps_to_the_sheet_and_says_when_there_is_nothing(upright: bool) -> None:
    (table,) = REPORT.tables
    tables = (
        replace(table, rows=table.rows[:-1] * 30 + table.rows[-1:]),
        replace(table, title="KHÁC", rows=(), totals=False),
    )
    report = replace(REPORT, tables=tables, upright=upright, header=LONGEST_WARD)
    pages = lay_out(report, NEW, mark=MARK)
    check_layout(pages)
    assert "Không có số liệu" in words_on(pages)
