"""A workbook is carried out, corrected in Excel, tried, taken in, and undone as a whole."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.audited import Audited
from app.domain.catalogue import CatalogueState
from app.domain.time_limit import LimitUnit, TimeLimit
from app.errors import FileError, InputError, NotFoundError, RuleError
from app.services.catalogue_commands import ConfirmProcedure, ImportCatalogue, UndoCatalogueImport
from app.services.counter import Counter
from tests import builders
from tests.counters import Open
from tests.services.catalogue.edits import BIRTH, audited, change, entry

DEATH = "1.000656"
THREE_DAYS = TimeLimit(3, LimitUnit.WORKING_DAYS)
FIVE_DAYS = TimeLimit(5, LimitUnit.WORKING_DAYS)


class Book:
    """An exported workbook, corrected by hand with the library and not with our code."""

    def __init__(self, counter: Counter, folder: Path) -> None:
        self.path = folder / "danh-muc.xlsx"
        counter.catalogue.export(self.path)
        self.book: Any = openpyxl.load_workbook(self.path)

    def put(self, sheet: str, code: str, column: str, value: object) -> str:
        """Write into the first line of ``code``, save, and return the cell's address."""
        rows = self.book[sheet]
        titles = next(row for row in rows.iter_rows() if row[0].value == "Mã TTHC")
        at = next(cell.column for cell in titles if cell.value == column)
        line = next(row[0].row for row in rows.iter_rows() if row[0].value == code)
        rows.cell(line, at).value = value
        self.book.save(self.path)
        return str(rows.cell(line, at).coordinate)

    def add(self, code: str, name: str) -> None:
        """Add a procedure at the end of the sheet, with what it needs."""
        rows = self.book["Thủ tục"]
        rows.append([code, name, "", "Hộ tịch", "", "", "2 ngày làm việc"])
        at = rows.max_row
        for column, text in ((12, "Giấy"), (15, "Chủ tịch"), (16, "UBND phường")):
            rows.cell(at, column).value = text
        self.book.save(self.path)


@pytest.fixture
def book(counter: Counter, tmp_path: Path) -> Book:
    return Book(counter, tmp_path)


def command(counter: Counter, book: Book, *, dry_run: bool = False) -> ImportCatalogue:
    return ImportCatalogue(
        actor=builders.supervisor(counter),
        path=str(book.path),
        from_day=counter.context.today(),
        dry_run=dry_run,
    )


def take_in(counter: Counter, book: Book, *, dry_run: bool = False) -> Any:
    wish = command(counter, book, dry_run=dry_run)
    return counter.catalogue.take_in(wish, builders.quiet).result


def undo(counter: Counter, batch: str) -> Any:
    wish = UndoCatalogueImport(actor=builders.supervisor(counter), batch=batch)
    return counter.catalogue.undo(wish)


def test_excel_shows_codes_as_text_and_three_sheets(book: Book) -> None:
    assert book.book.sheetnames == ["Thủ tục", "Thành phần hồ sơ", "Phí, lệ phí"]
    cells = [row[0] for row in book.book["Thủ tục"].iter_rows() if row[0].value == BIRTH]
    assert cells[0].data_type == "s"
    fees = book.book["Phí, lệ phí"]
    assert any(isinstance(cell.value, int) and cell.value == 5000 for row in fees for cell in row)


def test_what_was_carried_out_unchanged_makes_no_version(counter: Counter, book: Book) -> None:
    result = take_in(counter, book)
    assert (result.lines, len(result.planned), result.blocked) == (97, 0, 0)
    assert result.unchanged == 97
    assert result.findings == ()
    assert counter.catalogue.batches() == ()


def test_a_dry_run_tells_everything_and_stores_nothing(counter: Counter, book: Book) -> None:
    book.put("Thủ tục", BIRTH, "Thời hạn", "3 ngày làm việc")
    book.add("9.999999", "Thủ tục lạ")
    result = take_in(counter, book, dry_run=True)
    assert (result.added, result.changed, result.blocked) == (1, 1, 0)
    (odd,) = result.findings
    assert (odd.is_error, odd.column) == (False, "Mã TTHC")
    assert entry(counter).shown.limit.unit is LimitUnit.SAME_DAY
    assert audited(counter, Audited.IMPORT_CATALOGUE) == ()


def test_an_import_makes_versions_valid_from_the_day(
    counter: Counter, book: Book, clock: builders.SetClock
) -> None:
    book.put("Thủ tục", BIRTH, "Thời hạn", "3 ngày làm việc")
    book.put("Phí, lệ phí", DEATH, "Mức thu", 7000)
    day = counter.context.today() + timedelta(days=10)
    wish = replace(command(counter, book), from_day=day)
    result = counter.catalogue.take_in(wish, builders.quiet).result
    assert {one.procedure.code for one in result.planned} == {BIRTH, DEATH}
    assert entry(counter).shown.limit.unit is LimitUnit.SAME_DAY
    clock.forward(days=10)
    assert entry(counter).shown.limit == THREE_DAYS
    assert entry(counter).state is CatalogueState.UNVERIFIED
    assert entry(counter, DEATH).shown.fees[0].amount == 7000
    assert len(audited(counter, Audited.CHANGE_PROCEDURE)) == 2
    (line,) = audited(counter, Audited.IMPORT_CATALOGUE)
    assert line.about == "danh-muc.xlsx: 2 26/11/2026"


def test_a_wrong_limit_or_fee_blocks_its_line_and_names_the_cell(
    counter: Counter, book: Book
) -> None:
    limit = book.put("Thủ tục", BIRTH, "Thời hạn", "sớm nhất có thể")
    fee = book.put("Phí, lệ phí", DEATH, "Mức thu", "năm nghìn")
    result = take_in(counter, book)
    assert result.blocked == 2
    wrong = {one.cell for one in result.findings if one.is_error}
    assert {limit, fee} <= wrong
    assert len(entry(counter).versions) == len(entry(counter, DEATH).versions) == 1


def test_a_whole_import_is_undone_as_new_versions(counter: Counter, book: Book) -> None:
    before = entry(counter).shown
    book.put("Thủ tục", BIRTH, "Thời hạn", "3 ngày làm việc")
    book.add("9.999999", "Thủ tục lạ")
    batch = take_in(counter, book).batch
    (listed,) = counter.catalogue.batches()
    assert (listed.batch, listed.reason, listed.procedures) == (batch, "danh-muc.xlsx", 2)
    undone = undo(counter, batch)
    assert (undone.procedures, undone.left) == (2, ())
    assert entry(counter).shown.limit == before.limit
    assert len(entry(counter).versions) == 3
    assert entry(counter, "9.999999").state is CatalogueState.ENDED
    assert len(audited(counter, Audited.UNDO_CATALOGUE_IMPORT)) == 1
    with pytest.raises(RuleError):
        undo(counter, batch)


def test_an_import_of_a_day_to_come_is_undone_on_that_day(
    counter: Counter, book: Book, clock: builders.SetClock
) -> None:
    book.put("Thủ tục", BIRTH, "Thời hạn", "3 ngày làm việc")
    day = counter.context.today() + timedelta(days=10)
    wish = replace(command(counter, book), from_day=day)
    result = counter.catalogue.take_in(wish, builders.quiet).result
    assert undo(counter, result.batch).from_day == day
    clock.forward(days=10)
    assert entry(counter).shown.limit.unit is LimitUnit.SAME_DAY


def test_what_was_changed_again_since_stays(counter: Counter, book: Book) -> None:
    book.put("Thủ tục", BIRTH, "Thời hạn", "3 ngày làm việc")
    book.put("Thủ tục", DEATH, "Thời hạn", "3 ngày làm việc")
    batch = take_in(counter, book).batch
    change(counter, limit=FIVE_DAYS)
    undone = undo(counter, batch)
    assert (undone.procedures, undone.left) == (1, (BIRTH,))
    assert entry(counter).shown.limit == FIVE_DAYS


def test_a_version_that_is_planned_already_is_pointed_out(counter: Counter, book: Book) -> None:
    change(counter, counter.context.today() + timedelta(days=15), limit=FIVE_DAYS)
    book.put("Thủ tục", BIRTH, "Thời hạn", "3 ngày làm việc")
    (odd,) = take_in(counter, book, dry_run=True).findings
    assert odd.values == {"code": BIRTH, "day": "01/12/2026"}


def test_a_file_that_is_none_and_a_day_gone_by_are_refused(
    counter: Counter, book: Book, tmp_path: Path
) -> None:
    wish = command(counter, book)
    torn = tmp_path / "rach.xlsx"
    torn.write_bytes(book.path.read_bytes()[:2000])
    for path in (torn, tmp_path / "khong-co.xlsx"):
        with pytest.raises(FileError):
            counter.catalogue.take_in(replace(wish, path=str(path)), builders.quiet)
    yesterday = counter.context.today() - timedelta(days=1)
    with pytest.raises(InputError):
        counter.catalogue.take_in(replace(wish, from_day=yesterday), builders.quiet)
    with pytest.raises(NotFoundError):
        undo(counter, "20200101-000000-10")


def test_confirmations_go_out_come_in_elsewhere_and_are_undone_as_a_whole(
    at: Open, tmp_path: Path
) -> None:
    here, there = at(1), at(2)
    shown = entry(there, BIRTH).shown
    there.catalogue.confirm(
        ConfirmProcedure(
            actor=builders.supervisor(there), code=BIRTH, version=shown.version, basis="QĐ 5012"
        )
    )
    confirmed = entry(there, BIRTH).shown.confirmed
    assert confirmed is not None
    book = Book(there, tmp_path)
    result = take_in(here, book)
    assert [one.procedure.code for one in result.planned] == [BIRTH]
    assert entry(here, BIRTH).shown.confirmed == confirmed
    assert entry(here, BIRTH).state is CatalogueState.VERIFIED
    assert take_in(here, Book(here, tmp_path)).planned == ()
    undo(here, result.batch)
    assert entry(here, BIRTH).shown.confirmed is None
    assert entry(here, BIRTH).state is CatalogueState.UNVERIFIED


def test_a_line_corrected_in_excel_after_its_confirmation_is_told(
    counter: Counter, tmp_path: Path
) -> None:
    shown = entry(counter, BIRTH).shown
    counter.catalogue.confirm(
        ConfirmProcedure(
            actor=builders.supervisor(counter), code=BIRTH, version=shown.version, basis="QĐ 5012"
        )
    )
    book = Book(counter, tmp_path)
    book.put("Thủ tục", BIRTH, "Thời hạn", "3 ngày làm việc")
    result = take_in(counter, book)
    assert ["kiểm chứng" in one.message for one in result.findings] == [True]
    assert entry(counter, BIRTH).state is CatalogueState.UNVERIFIED
