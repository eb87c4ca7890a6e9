import csv
import io
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.table import Column, ColumnKind, Table
from app.domain.vietnam_time import local
from app.export.csv_file import encode_csv, guard_formula, unguard_formula, write_csv


def lines(table: Table) -> list[bytes]:
    return b"".join(encode_csv(table)).removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)


def read_back(table: Table) -> list[list[str]]:
    text = b"".join(encode_csv(table)).decode("utf-8-sig")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    return [[unguard_formula(cell) for cell in row] for row in reader]


def texts(*rows: tuple[str, ...]) -> Table:
    columns = tuple(Column(f"Cột {n}") for n in range(len(rows[0])))
    return Table(title="T", columns=columns, rows=rows)


def test_a_line_looks_as_the_provincial_register_does(tmp_path: Path):
    table = Table(
        title="Không có trong tệp",
        columns=(
            Column("STT", ColumnKind.WHOLE),
            Column("MaHoSo", ColumnKind.CODE),
            Column("ChuHoSo"),
            Column("SoGiayTo", ColumnKind.CODE),
            Column("NgayTiepNhan", ColumnKind.MOMENT),
            Column("NgayTra", ColumnKind.MOMENT),
            Column("NgaySinh", ColumnKind.DATE),
            Column("LePhi", ColumnKind.MONEY),
        ),
        rows=(
            (
                1,
                "H26.32.15-210104-0001",
                "Vũ Hồng Khánh",
                "001371656939",
                local(2021, 1, 4, 8, 2),
                None,
                date(1960, 2, 29),
                36_000,
            ),
        ),
        totals=("", "", "", "", None, None, None, 36_000),
        notes=("Không có trong tệp",),
    )
    path = tmp_path / "so.csv"
    write_csv(table, path)
    assert path.read_bytes().decode() == (
        "\ufeffSTT;MaHoSo;ChuHoSo;SoGiayTo;NgayTiepNhan;NgayTra;NgaySinh;LePhi\r\n"
        "1;H26.32.15-210104-0001;Vũ Hồng Khánh;001371656939;"
        "04/01/2021 08:02:00;;29/02/1960;36000\r\n"
    )


def test_instants_are_written_on_the_office_clock():
    table = Table(
        title="T",
        columns=(Column("Lúc", ColumnKind.MOMENT),),
        rows=((datetime(2026, 1, 31, 18, 30, tzinfo=UTC),),),
    )
    assert lines(table)[1] == b"01/02/2026 01:30:00\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-5", "@A1", "\tx", "\rx", "'=1", "''-"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_and_loses_it_again(text: str):
    assert guard_formula(text) == "'" + text
    assert unguard_formula(guard_formula(text)) == text


@pytest.mark.parametrize(
    "text", ["", "0912345678", "H26.32.15-210104-0001", "Nguyễn Văn An", "'tên'", "a=b", "2.000815"]
)
def test_codes_phones_and_names_are_left_as_they_are(text: str):
    assert guard_formula(text) == text == unguard_formula(text)


def test_negative_numbers_stay_numbers():
    table = Table(title="T", columns=(Column("Chênh", ColumnKind.MONEY),), rows=((-5_000,),))
    assert lines(table)[1] == b"-5000\r\n"


CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_every_text_comes_back_exactly_as_it_was(rows: list[tuple[str, str]]):
    composed = [tuple(unicodedata.normalize("NFC", cell) for cell in row) for row in rows]
    table = texts(("a", "b"), *composed)
    assert read_back(table)[1:] == [["a", "b"], *map(list, composed)]


def test_a_share_is_a_number_to_excel_and_a_head_says_what_is_over_it():
    table = Table(
        title="T",
        columns=(Column("Tỷ lệ", ColumnKind.SHARE, over="Quá hạn"),),
        rows=((27,), ("–",)),
    )
    lines = b"".join(encode_csv(table)).decode("utf-8-sig").split("\r\n")
    assert lines == ["Quá hạn: Tỷ lệ", "0,27%", "–", ""]
