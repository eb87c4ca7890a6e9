"""A report as papers: its cells in words, a paper of its own for each clerk."""

from datetime import date

from app.domain.forms.report_sheet import report_documents
from app.domain.reports.report import Figure, Report, ReportKind, section
from app.domain.table import Column, ColumnKind
from app.domain.vietnam_time import local
from tests.printing.papers import WARD

MADE = local(2026, 11, 16, 9)
TABLE = section(
    title="SỐ LIỆU: Hà",
    columns=(
        Column("Tên", ColumnKind.TEXT, 30),
        Column("Số", ColumnKind.WHOLE, 10, "Hồ sơ", "(3)=(4)+(5)"),
    ),
    rows=[(Figure("Hộ tịch"), Figure(1234))],
    totals=(Figure("Tổng số"), Figure(1234)),
)


def report(kind: ReportKind) -> Report:
    return Report(
        kind=kind,
        title="SỐ LIỆU",
        first=date(2026, 11, 1),
        last=date(2026, 11, 30),
        counted_at=MADE,
        sections=(TABLE, TABLE),
    )


def test_cells_are_printed_as_the_screen_shows_them() -> None:
    (paper,) = report_documents(report(ReportKind.CHANNELS), WARD, MADE, "Hà")
    table = paper.tables[0]
    assert table.rows == (("Hộ tịch", "1.234"), ("Tổng số", "1.234"))
    assert table.totals
    assert [column.share for column in table.columns] == [0.75, 0.25]
    assert table.columns[1].mark == "(3) = (4) + (5)"
    assert paper.period == ("(Từ ngày 01/11/2026 đến ngày 30/11/2026, tính đến ngày 16/11/2026)")


def test_every_clerk_has_a_paper() -> None:
    papers = report_documents(report(ReportKind.CLERKS_SHEETS), WARD, MADE, "Hà")
    assert [(paper.title, len(paper.tables)) for paper in papers] == [("SỐ LIỆU: Hà", 1)] * 2
