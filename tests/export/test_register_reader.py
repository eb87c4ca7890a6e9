"""A register that leaves as CSV or workbook comes in again as it was."""

import zipfile
from pathlib import Path

import pytest

from app.domain.register import COLUMNS
from app.domain.table import Column, ColumnKind, Table
from app.domain.vietnam_time import local
from app.errors import FileError
from app.export.csv_file import write_csv
from app.export.register_reader import read_register
from app.export.workbook import write_workbook

KINDS = {
    "STT": ColumnKind.WHOLE,
    "SoBoHoSo": ColumnKind.WHOLE,
    "LePhi": ColumnKind.MONEY,
    "NgayTiepNhan": ColumnKind.MOMENT,
    "NgayHenTra": ColumnKind.MOMENT,
    "NgayKetThucXuLy": ColumnKind.MOMENT,
    "NgayTra": ColumnKind.MOMENT,
    "SoGiayTo": ColumnKind.CODE,
    "SoDienThoaiChuHoSo": ColumnKind.CODE,
}
VALUES = {
    "STT": 1,
    "MaHoSo": "H26.32.15-210104-0001",
    "SoBoHoSo": 1,
    "ChuHoSo": "Vũ Hồng Khánh",
    "SoGiayTo": "001371656939",
    "SoDienThoaiChuHoSo": "0990758097",
    "NgayTiepNhan": local(2021, 1, 4, 8, 2),
    "NgayHenTra": local(2021, 1, 4, 17, 30),
    "NgayKetThucXuLy": None,
    "NgayTra": None,
    "LePhi": 36_000,
    "GhiChu": '=HYPERLINK; "xem"',
}
REGISTER = Table(
    title="SỔ THEO DÕI HỒ SƠ",
    subtitle="UBND phường Thạch Bàn",
    columns=tuple(Column(name, KINDS.get(name, ColumnKind.TEXT)) for name in COLUMNS),
    rows=(tuple(VALUES.get(name, "") for name in COLUMNS),),
    totals=tuple(36_000 if name == "LePhi" else None for name in COLUMNS),
    notes=("Ghi chú của người lập.",),
)
CELLS = {
    **dict.fromkeys(COLUMNS, ""),
    **{name: str(value) for name, value in VALUES.items() if value is not None},
    "NgayTiepNhan": "04/01/2021 08:02:00",
    "NgayHenTra": "04/01/2021 17:30:00",
}


def test_a_register_written_as_csv_is_read_again(tmp_path: Path):
    path = tmp_path / "so.csv"
    write_csv(REGISTER, path)
    sheet = read_register(path)
    assert sheet.header == COLUMNS
    assert sheet.rows == ((2, CELLS),)


def test_a_register_written_as_workbook_is_read_again_without_its_frame(tmp_path: Path):
    path = tmp_path / "so.xlsx"
    write_workbook([REGISTER], path)
    sheet = read_register(path)
    assert sheet.header == COLUMNS
    assert [cells for _line, cells in sheet.rows] == [CELLS]


@pytest.mark.parametrize("name", ["so.csv", "so.xlsx"])
def test_what_is_no_register_is_refused_by_name(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(b"")
    with pytest.raises(FileError, match=name):
        read_register(path)
    with pytest.raises(FileError, match="khong-co"):
        read_register(tmp_path / f"khong-co-{name}")


def test_an_archive_that_only_looks_like_a_workbook_is_refused_by_name(tmp_path: Path):
    path = tmp_path / "so.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("thu.txt", "không phải sổ")
    with pytest.raises(FileError, match=r"so\.xlsx"):
        read_register(path)


@pytest.mark.parametrize(
    ("written", "encoding", "read"),
    [
        ("Nguyễn Thị Hương", "utf-8", "Nguyễn Thị Hương"),
        ("Nguyễn Thị Hương", "utf-8-sig", "Nguyễn Thị Hương"),
        ("Nguyê\u0303n Thi\u0323 Hương", "cp1258", "Nguyê\u0303n Thi\u0323 Hương"),
        ("100 m² «Hương»", "cp1258", "100 m² «Hương»"),
        ("NguyÔn ThÞ H\xad¬ng", "latin-1", "NguyÔn ThÞ H\xad¬ng"),
        ("Nguyeãn Thò Höông", "latin-1", "Nguyeãn Thò Höông"),
    ],
    ids=["Unicode", "with its mark", "Windows", "Windows with signs", "TCVN3", "VNI"],
)
def test_letters_of_every_age_come_in_so_that_they_can_be_told(
    tmp_path: Path, written: str, encoding: str, read: str
):
    path = tmp_path / "so.csv"
    path.write_bytes(f"MaHoSo;ChuHoSo\n1;{written}\n".encode(encoding))
    assert read_register(path).rows[0][1]["ChuHoSo"] == read
