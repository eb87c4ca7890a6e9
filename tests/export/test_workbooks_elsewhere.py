"""Every kind of workbook, opened by programs that did not write it, is what the store holds.

The store is asked in plain SQL, and the lists behind a report's figures are counted one by one.
"""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.register import COLUMNS
from app.domain.register_entries import EntryFilter
from app.domain.reports.key_figures import KEY_FIGURES
from app.domain.reports.report import Report, ReportKind, ReportOrder
from app.domain.shares import HUNDREDTHS
from app.domain.table import Cell, ColumnKind, Table
from app.domain.vietnam_time import to_local
from app.services.commands import ExportDay
from app.services.counter import Counter
from app.services.register_commands import ExportRegister, SaveEntry
from tests import builders, busy_day
from tests.builders import SetClock

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
# What a spreadsheet would run, and what it would take for a number, each kept as it was said.
NASTY = ("=1+1", "+84912345678", "-5", "@SUM(A1)", "0123", "1e5")
# A row of đồng in a table of counts.
MONEY = KEY_FIGURES["fees"].label
REPORTS = tuple(kind for kind in ReportKind if kind is not ReportKind.CLERKS_SHEETS)
_REGISTER = """
SELECT d.code AS MaHoSo, v.code AS MaTTHC, v.name AS TrichYeuHoSo, v.field AS LinhVuc,
       d.sets AS SoBoHoSo, a.name AS ChuHoSo, a.identity_number AS SoGiayTo,
       a.address AS DiaChiChuHoSo, a.phone AS SoDienThoaiChuHoSo,
       d.received_at AS NgayTiepNhan, d.promised_at AS NgayHenTra,
       d.finished_at AS NgayKetThucXuLy, d.returned_at AS NgayTra,
       coalesce(f.amount, 0) AS LePhi, c.name AS TenNguoiNhanHoSo, d.note AS GhiChu
  FROM dossiers d JOIN procedure_versions v ON v.id = d.procedure_id
  JOIN applicants a ON a.id = d.applicant_id JOIN clerks c ON c.id = d.received_by_id
  LEFT JOIN fees f ON f.dossier_id = d.id
 WHERE d.state <> 'cancelled' ORDER BY d.id
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """Return a counter with a busy day behind it, and with words that look like formulas."""
    clock = SetClock()
    counter = builders.sample_counter(tmp_path_factory.mktemp("office"), clock)
    busy_day.play(counter, clock)
    for words in NASTY:
        builders.receive(counter, note=words)
    values = {"content": NASTY[0], "heard_by": NASTY[3]}
    counter.registers.save(
        SaveEntry(actor=builders.actor(counter), register="hotline", values=values)
    )
    yield counter
    counter.close()


@pytest.fixture(scope="module")
def bundle(office: Counter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the day's export, which anybody can read."""
    command = ExportDay(
        builders.supervisor(office),
        office.context.today(),
        str(tmp_path_factory.mktemp("usb")),
        encrypted=False,
        backup=False,
    )
    return office.days.export(command, builders.quiet).folder


def test_the_register_of_an_export_is_what_plain_sql_finds(office: Counter, bundle: Path) -> None:
    path = bundle / "so-theo-doi.xlsx"
    (sheet,) = sheets_of(path)
    names = [cell.value for cell in sheet[first_row(sheet) - 1]]
    assert names[: len(COLUMNS)] == list(COLUMNS)
    stored = in_store(office, _REGISTER)
    assert {row["GhiChu"] for row in stored} > set(NASTY)
    for number, row in enumerate(stored):
        cells = dict(zip(names, sheet[first_row(sheet) + number], strict=True))
        for name, value in row.items():
            if name.startswith("Ngay"):
                assert_cell(cells[name], moment(value), ColumnKind.MOMENT)
            else:
                assert_cell(cells[name], value, ColumnKind.WHOLE)
        assert str(cells["SoGiayTo"].value).startswith("001")
    assert sheet.cell(first_row(sheet) + len(stored), 1).value is None
    assert_written_safely(path)


def test_the_register_as_csv_opens_in_columns_and_runs_nothing(bundle: Path) -> None:
    written = (bundle / "so-theo-doi.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf" + ";".join(COLUMNS).encode())
    assert written.endswith(b"\r\n")
    cells = {cell for line in written.decode("utf-8-sig").splitlines() for cell in line.split(";")}
    assert {"'=1+1", "'+84912345678", "'-5", "'@SUM(A1)", "0123", "1e5"} <= cells
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


@pytest.mark.parametrize("kind", REPORTS)
def test_the_workbook_of_a_report_is_what_its_lists_count(
    office: Counter, kind: ReportKind, tmp_path: Path
) -> None:
    report, path = written_report(office, kind, tmp_path)
    for sheet, section in zip(sheets_of(path), report.sections, strict=True):
        table = section.table
        assert_table(sheet, table)
        for row, cells in enumerate((*table.rows, *([table.totals] if table.totals else []))):
            for column, shown in enumerate(cells):
                wanted = section.list_behind(row, column)
                counted = table.columns[column].kind is ColumnKind.WHOLE and MONEY not in cells
                if wanted is not None and counted:
                    assert shown == office.dossiers.count(wanted), (table.title, row, column)
    assert_written_safely(path)


def test_a_clerk_has_a_sheet_of_their_own(office: Counter, tmp_path: Path) -> None:
    report, path = written_report(office, ReportKind.CLERKS_SHEETS, tmp_path)
    assert len(report.sections) > 1
    for sheet, table in zip(sheets_of(path), report.tables, strict=True):
        assert_table(sheet, table)
    assert_written_safely(path)


def test_a_register_of_the_desk_keeps_what_looks_like_a_formula(
    office: Counter, tmp_path: Path
) -> None:
    path, clerk, wanted = (
        tmp_path / "so.xlsx",
        builders.actor(office),
        EntryFilter(register="hotline"),
    )
    office.registers.export(ExportRegister(actor=clerk, wanted=wanted, path=path))
    (sheet,) = sheets_of(path)
    assert_table(sheet, office.registers.table(clerk, wanted))
    texts = {cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "s"}
    assert {NASTY[0], NASTY[3]} <= texts
    assert_written_safely(path)


def test_the_catalogue_names_every_procedure_of_the_store(office: Counter, tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.xlsx"
    office.catalogue.export(path)
    written = {cell.value for row in sheets_of(path)[0].iter_rows() for cell in row}
    codes = {row["code"] for row in in_store(office, "SELECT code FROM procedure_versions")}
    assert codes <= written
    assert_written_safely(path)


def test_libreoffice_shows_the_same_cells(office: Counter, bundle: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not on this machine; openpyxl has read the same workbooks")
    books = [bundle / "so-theo-doi.xlsx"]
    books += [written_report(office, kind, tmp_path)[1] for kind in ReportKind]
    again = tmp_path / "again"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(again)]
    subprocess.run([*command, *map(str, books)], check=True, capture_output=True, timeout=300)
    for book in books:
        for ours, theirs in zip(sheets_of(book), sheets_of(again / book.name), strict=True):
            assert theirs.print_title_rows == ours.print_title_rows
            for row in ours.iter_rows():
                for cell in row:
                    other = theirs.cell(cell.row, cell.column)
                    assert (other.value, other.data_type) == (cell.value, cell.data_type)


def written_report(counter: Counter, kind: ReportKind, folder: Path) -> tuple[Report, Path]:
    by = builders.supervisor(counter)
    report = counter.reports.make(by, ReportOrder(kind=kind, first=FIRST, last=LAST))
    path = folder / f"{kind.value}.xlsx"
    assert counter.reports.write(by, report, path).paths == (path,)
    return report, path


def in_store(counter: Counter, statement: str) -> list[dict[str, Any]]:
    with counter.context.database.raw() as connection:
        found = connection.execute(statement)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]


def moment(milliseconds: int | None) -> datetime | None:
    """Return what the wall clock of the office showed."""
    if milliseconds is None:
        return None
    return datetime(1970, 1, 1, 7) + timedelta(milliseconds=milliseconds)  # noqa: DTZ001


def sheets_of(path: Path) -> list[Worksheet]:
    return openpyxl.load_workbook(path).worksheets


def first_row(sheet: Worksheet) -> int:
    """Return the first row below the heads, which stay in sight and on every page."""
    row = int(str(sheet.freeze_panes).removeprefix("A"))
    assert str(sheet.print_title_rows).endswith(f"${row - 1}")
    return row


def assert_table(sheet: Worksheet, table: Table) -> None:
    """Compare every cell with what was counted."""
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    for number, row in enumerate(rows, start=first_row(sheet)):
        for cell, value, column in zip(sheet[number], row, table.columns, strict=False):
            assert_cell(cell, value, column.kind)


def assert_cell(cell: Any, value: Cell, kind: ColumnKind) -> None:
    match value:
        case None | "":
            assert cell.value is None
        case str():
            assert (cell.value, cell.data_type) == (value, "s")
        case date():
            assert cell.is_date
            if not isinstance(value, datetime):
                value = datetime.combine(value, time())
            shown = to_local(value).replace(tzinfo=None) if value.tzinfo else value
            assert abs(cell.value - shown) < timedelta(milliseconds=2)
        case int():
            assert cell.data_type == "n"
            whole = HUNDREDTHS if kind is ColumnKind.SHARE else 1
            assert cell.value == pytest.approx(value / whole)


def assert_written_safely(path: Path) -> None:
    """Look at the file as it lies there: nothing is run, repeated heads and panes are set."""
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        sheets = [parts.read(name) for name in names if name.startswith("xl/worksheets/sheet")]
        book = parts.read("xl/workbook.xml")
    assert not [name for name in names if "calcChain" in name or "externalLink" in name]
    assert book.count(b"_xlnm.Print_Titles") == len(sheets)
    for sheet in sheets:
        assert b'state="frozen"' in sheet
        assert not re.search(rb"<f[ >]|<hyperlink", sheet)
        # A number has lost its zeros; a code that begins with one is text.
        assert not re.search(rb'<c r="[A-Z]+\d+"(?: s="\d+")?><v>0\d', sheet)
