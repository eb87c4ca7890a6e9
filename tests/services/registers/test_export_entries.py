"""A register on screen, on paper and in files is one table, with identity numbers masked."""

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.domain.audited import Audited
from app.domain.register_entries import EntryFilter
from app.errors import RuleError
from app.services.register_commands import ExportRegister
from tests.services.papers.issued import documents, subjects
from tests.services.registers.conftest import NUMBER, Books

VISITS = EntryFilter(register="citizen-reception")


def export(books: Books, path: Path, **more: bool) -> Path:
    command = ExportRegister(actor=books.clerk, wanted=VISITS, path=path, **more)
    assert books.counter.registers.export(command).entries == 1
    return path


def test_the_table_has_the_columns_of_the_register_oldest_first(books: Books) -> None:
    books.visit("An")
    books.visit("Bình")
    table = books.counter.registers.table(books.clerk, VISITS)
    assert table.columns[2].title == "Họ tên, địa chỉ, CMND/CCCD của người đến"
    assert [row[2] for row in table.rows] == ["An; 001*****0123", "Bình; 001*****0123"]
    assert table.subtitle.endswith("toàn bộ")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), "01/11/2026 – 30/11/2026"),
        (date(2026, 11, 1), None, "từ 01/11/2026"),
        (None, date(2026, 11, 30), "đến 30/11/2026"),
    ],
)
def test_the_period_is_told(
    books: Books, first: date | None, last: date | None, words: str
) -> None:
    wanted = EntryFilter(register="hotline", first=first, last=last)
    assert books.counter.registers.table(books.clerk, wanted).subtitle.endswith(words)


def test_files_hold_the_table_and_the_audit_names_them(books: Books, tmp_path: Path) -> None:
    books.visit()
    sheet = openpyxl.load_workbook(export(books, tmp_path / "so.xlsx")).active
    assert sheet is not None
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "SỔ TIẾP CÔNG DÂN" in cells
    assert "Đỗ Thị Hoà; 001*****0123" in cells
    with export(books, tmp_path / "so.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1][2] == "Đỗ Thị Hoà; 001*****0123"
    assert books.audited()[0] == (Audited.EXPORT_REGISTER, "SỔ TIẾP CÔNG DÂN: so.csv")


def test_whole_identity_numbers_are_a_supervisors_to_ask_for(books: Books, tmp_path: Path) -> None:
    books.visit()
    with pytest.raises(RuleError, match="Vai trò"):
        export(books, tmp_path / "so.csv", whole_numbers=True)
    books.clerk = books.supervisor
    path = export(books, tmp_path / "so.csv", whole_numbers=True)
    assert NUMBER in path.read_text(encoding="utf-8-sig")


def test_the_paper_holds_the_same_rows(books: Books) -> None:
    books.visit()
    asked = books.counter.registers.issue(books.clerk, VISITS)
    (book,) = documents(books.counter, asked)
    assert book.title == "SỔ TIẾP CÔNG DÂN"
    assert book.rows[0][2] == "Đỗ Thị Hoà; 001*****0123"
    assert sum(column.share for column in book.columns) == 100
    assert subjects(books.counter, asked) == ["Tiếp công dân, toàn bộ"]


def test_an_empty_register_is_not_printed(books: Books) -> None:
    with pytest.raises(RuleError, match="Không có dòng nào"):
        books.counter.registers.issue(books.clerk, VISITS)
