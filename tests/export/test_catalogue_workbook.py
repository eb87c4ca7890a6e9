"""The catalogue's workbook as Excel and its like write it, read back as text."""

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from app.domain.catalogue_tables import CODE, catalogue_tables
from app.errors import FileError
from app.export.catalogue_workbook import read_catalogue_workbook, write_catalogue_workbook
from app.shipped import shipped_procedures


def test_the_sheets_come_back_from_the_line_that_names_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.xlsx"
    procedures = shipped_procedures()
    tables = catalogue_tables(procedures)
    write_catalogue_workbook(tables, path)
    sheets = read_catalogue_workbook(path)
    assert [sheet.title for sheet in sheets] == [table.title for table in tables]
    for sheet, table in zip(sheets, tables, strict=True):
        assert sheet.header == tuple(column.title for column in table.columns)
        assert len(sheet.rows) == len(table.rows)
    assert sheets[0].rows[0][1][0] == procedures[0].code


def test_cells_come_as_text_whatever_excel_made_of_them(tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH MỤC THỦ TỤC"])
    sheet.append([CODE, "b", "c", "d", "e", "f"])
    sheet.append([])
    midnight = datetime.combine(date(2026, 12, 1), time())
    sheet.append(["1.001193", 5000.0, midnight, date(2026, 12, 2), time(15, 0), None])
    book.save(path)
    (read,) = read_catalogue_workbook(path)
    assert read.rows == ((4, ("1.001193", "5000", "01/12/2026", "02/12/2026", "15:00", "")),)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.xlsx"
    path.write_text("không phải", encoding="utf-8")
    with pytest.raises(FileError):
        read_catalogue_workbook(path)
