"""One report goes to paper, workbook and CSV; nothing is counted again on the way."""

from datetime import date
from pathlib import Path

import openpyxl

from app.domain.reports.report import Report, ReportKind, ReportOrder
from app.domain.roles import Actor
from app.services.counter import Counter
from tests import builders, busy_day
from tests.builders import SetClock


def made(counter: Counter, by: Actor, kind: ReportKind = ReportKind.RESOLUTION) -> Report:
    order = ReportOrder(kind=kind, first=date(2026, 11, 1), last=date(2026, 11, 30))
    return counter.reports.make(by, order)


def test_the_papers_wait_for_a_printer_as_they_were_counted(
    counter: Counter, clock: SetClock, supervisor: Actor
) -> None:
    busy_day.play(counter, clock)
    asked = counter.reports.issue(supervisor, made(counter, supervisor, ReportKind.CLERKS_SHEETS))
    assert len(asked.print_ids) == 2
    assert len(counter.reports.documents(supervisor, made(counter, supervisor))) == 1


def test_a_workbook_has_a_sheet_for_each_table_and_csv_a_file(
    autumn: Counter, tmp_path: Path
) -> None:
    by = builders.supervisor(autumn)
    report = made(autumn, by)
    (book,) = autumn.reports.write(by, report, tmp_path / "bieu-06.xlsx").paths
    sheets = openpyxl.load_workbook(book).worksheets
    assert len(sheets) == len(report.sections)
    first = report.tables[0]
    shown = [row for row in sheets[0].iter_rows(values_only=True) if row[0] == 1]
    assert shown == [first.rows[0]]
    files = autumn.reports.write(by, report, tmp_path / "bieu-06.csv").paths
    assert [one.name for one in files] == ["bieu-06.csv", "bieu-06-2.csv", "bieu-06-3.csv"]
    lines = files[0].read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("STT;Lĩnh vực, công việc giải quyết theo cấp;Số hồ sơ nhận")
    assert len(lines) == len(first.rows) + 1


def test_a_pdf_file_is_the_paper_a_sheet_for_each_clerk_a_file_for_each(
    counter: Counter, clock: SetClock, supervisor: Actor, tmp_path: Path
) -> None:
    busy_day.play(counter, clock)
    report = made(counter, supervisor, ReportKind.CLERKS_SHEETS)
    files = counter.reports.write(supervisor, report, tmp_path / "phieu.pdf").paths
    assert [one.name for one in files] == ["phieu.pdf", "phieu-2.pdf"]
    assert all(one.read_bytes().startswith(b"%PDF") for one in files)
