import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook

from app.domain.table import Column, ColumnKind, Table
from app.domain.vietnam_time import local
from app.export.workbook import encode_workbook, write_workbook

COLUMNS = (
    Column("STT", ColumnKind.WHOLE, 10),
    Column("Mã hồ sơ", ColumnKind.CODE, 40),
    Column("Chủ hồ sơ", ColumnKind.TEXT, 50),
    Column("Số điện thoại", ColumnKind.CODE, 30),
    Column("Ngày sinh", ColumnKind.DATE, 25),
    Column("Ngày tiếp nhận", ColumnKind.MOMENT, 35),
    Column("Lệ phí", ColumnKind.MONEY, 25),
)
ROW = (
    1,
    "H26.32.15-211120-0001",
    "Nguyễn Thị Hoà",
    "0912345678",
    date(1960, 2, 29),
    local(2021, 11, 20, 8, 5),
    157_425_000,
)
REGISTER = Table(
    title="SỔ THEO DÕI HỒ SƠ",
    subtitle="Phường Thạch Bàn – 20/11/2021",
    columns=COLUMNS,
    rows=(ROW, (2, "H26.32.15-211120-0002", "Lê Văn An", "", None, None, 0)),
    totals=(None, "", "Cộng", "", None, None, 157_425_000),
    notes=("Ghi chú: số liệu đến 17 giờ.",),
)


def written(tmp_path: Path, *tables: Table) -> Workbook:
    path = tmp_path / "so.xlsx"
    write_workbook(tables, path)
    return openpyxl.load_workbook(path)


def cells(book: Workbook, row: int, sheet: int = 0) -> list[Cell]:
    return [cell for cell in book.worksheets[sheet][row] if isinstance(cell, Cell)]


def test_codes_and_phones_are_text_and_keep_their_zeros(tmp_path: Path):
    row = cells(written(tmp_path, REGISTER), 5)
    for index, text in ((1, "H26.32.15-211120-0001"), (3, "0912345678")):
        assert (row[index].value, row[index].data_type) == (text, "s")
        assert row[index].number_format == "@"


def test_dates_and_amounts_are_real_and_shown_the_vietnamese_way(tmp_path: Path):
    row = cells(written(tmp_path, REGISTER), 5)
    assert row[4].value == datetime(1960, 2, 29)  # noqa: DTZ001 - Excel knows no time zones
    assert row[4].number_format == "dd/mm/yyyy"
    assert row[5].value == datetime(2021, 11, 20, 8, 5)  # noqa: DTZ001
    assert row[5].number_format == "dd/mm/yyyy hh:mm:ss"
    assert (row[6].value, row[6].data_type, row[6].number_format) == (157_425_000, "n", "#,##0")


def test_an_instant_is_shown_on_the_office_clock(tmp_path: Path):
    table = Table(
        title="T",
        columns=(Column("Lúc", ColumnKind.MOMENT),),
        rows=((datetime(2026, 1, 31, 18, 30, tzinfo=UTC),),),
    )
    assert cells(written(tmp_path, table), 4)[0].value == datetime(2026, 2, 1, 1, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84912345678", "-5", "@SUM(A1)", "{=1}", "http://example.org", "0123", "12", "1e5"],
)
def test_text_never_becomes_a_formula_a_link_or_a_number(tmp_path: Path, text: str):
    table = Table(title="T", columns=(Column("Tên"),), rows=((text,),))
    cell = cells(written(tmp_path, table), 4)[0]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_letters_are_composed_and_control_characters_do_no_harm(tmp_path: Path):
    name = unicodedata.normalize("NFD", "Nguyễn Thị Hoà")
    table = Table(title="T", columns=(Column("Tên"),), rows=((name,), ("a\x07b\nc",)))
    book = written(tmp_path, table)
    assert cells(book, 4)[0].value == "Nguyễn Thị Hoà"
    assert "a" in str(cells(book, 5)[0].value)


def test_the_sheet_is_ready_to_print(tmp_path: Path):
    sheet = written(tmp_path, REGISTER).worksheets[0]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "A5"
    assert sheet["A4"].value == "STT"
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFG"]
    assert (widths.index(min(widths)), widths.index(max(widths))) == (0, 2)


def test_every_letter_is_times_new_roman_of_twelve_points_or_more(tmp_path: Path):
    sheet = written(tmp_path, REGISTER).worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                assert cell.font.name == "Times New Roman"
                assert cell.font.size is not None and cell.font.size >= 12


def test_totals_notes_and_signatures_stand_below(tmp_path: Path):
    sheet = written(tmp_path, REGISTER).worksheets[0]
    below = [[c.value for c in row if c.value] for row in sheet.iter_rows(min_row=7)]
    assert below == [
        ["Cộng", 157_425_000],
        ["Ghi chú: số liệu đến 17 giờ."],
        [],
        ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"],
    ]
    assert sheet["G7"].font.bold


def test_each_table_has_a_sheet_and_sheet_names_are_those_excel_allows(tmp_path: Path):
    long = "Báo cáo tình hình, kết quả giải quyết [quý 1/2026]"
    tables = [Table(title=title, columns=COLUMNS, rows=()) for title in (long, long, "", "A*B?")]
    names = written(tmp_path, *tables).sheetnames
    assert len(names) == 4
    assert len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_table_of_one_column_and_no_rows_is_a_workbook_too(tmp_path: Path):
    table = Table(title="Một cột", columns=(Column("Tên"),), rows=())
    assert written(tmp_path, table).worksheets[0]["A3"].value == "Tên"


def test_a_years_register_is_written_with_little_memory(tmp_path: Path):
    table = Table(
        title="Năm",
        columns=COLUMNS[:2],
        rows=tuple((number, f"{number:06d}") for number in range(20_001)),
    )
    path = tmp_path / "nam.xlsx"
    write_workbook([table], path, signature=())
    book = openpyxl.load_workbook(path, read_only=True)
    last = list(book.worksheets[0].iter_rows(values_only=True))[-1]
    book.close()
    assert last == (20_000, "020000")


def test_the_workbook_comes_as_bytes_as_well():
    assert b"".join(encode_workbook([REGISTER]))[:2] == b"PK"


def test_what_stands_over_columns_is_above_them_and_repeated_with_their_numbers(tmp_path: Path):
    table = Table(
        title="Biểu 06",
        head=(("Biểu số 06", "Thông tư 01"), ("UBND phường",)),
        unit="Đơn vị tính: hồ sơ",
        columns=(
            Column("Lĩnh vực", mark="(1)"),
            Column("Tổng số", ColumnKind.WHOLE, over="Đã giải quyết", mark="(2)"),
            Column("Tỷ lệ", ColumnKind.SHARE, over="Đã giải quyết", mark="(3)"),
        ),
        rows=(("Hộ tịch", 12, 9_850), ("Đất đai", 0, "–")),
    )
    sheet = written(tmp_path, table).worksheets[0]
    values = [[cell for cell in row if cell] for row in sheet.iter_rows(values_only=True)]
    assert values[:5] == [
        ["Biểu số 06", "UBND phường"],
        ["Thông tư 01"],
        ["Biểu 06"],
        ["Đơn vị tính: hồ sơ"],
        [],
    ]
    assert values[5:8] == [
        ["Đã giải quyết"],
        ["Lĩnh vực", "Tổng số", "Tỷ lệ"],
        ["(1)", "(2)", "(3)"],
    ]
    assert sheet.print_title_rows == "$6:$8"
    assert sheet.freeze_panes == "A9"
    assert (sheet["C9"].value, sheet["C9"].number_format) == (0.985, "0.00%")
    assert sheet["C10"].value == "–"
