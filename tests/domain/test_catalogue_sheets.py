"""The catalogue as three sheets, there and back, and what is said of wrong or odd lines."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from app.domain.catalogue import same_rule
from app.domain.catalogue_finding import CatalogueFinding
from app.domain.catalogue_sheets import CatalogueSheet, ReadCatalogue, read_sheets
from app.domain.catalogue_tables import CODE, FEES, PAPERS, PROCEDURES, catalogue_tables
from app.domain.procedure import Confirmation, Procedure, procedures_in_force
from app.domain.table import Cell, Table
from app.errors import FileError
from app.shipped import shipped_procedures

OFFERED = procedures_in_force(shipped_procedures(), date(2026, 11, 16))
KNOWN = {one.code: one for one in OFFERED}
BIRTH, DEATH = OFFERED[0], OFFERED[1]


def sheets_of(*procedures: Procedure) -> dict[str, CatalogueSheet]:
    """The sheets as a workbook gives them: text, from line 4 on."""
    return {table.title: _sheet(table) for table in catalogue_tables(procedures)}


def read(
    sheets: Mapping[str, CatalogueSheet], known: Mapping[str, Procedure] = KNOWN
) -> ReadCatalogue:
    return read_sheets(tuple(sheets.values()), known, known)


def with_cell(sheet: CatalogueSheet, column: str, text: str, line: int = 0) -> CatalogueSheet:
    at = sheet.header.index(column)
    number, cells = sheet.rows[line]
    changed = (number, (*cells[:at], text, *cells[at + 1 :]))
    return replace(sheet, rows=(*sheet.rows[:line], changed, *sheet.rows[line + 1 :]))


def _sheet(table: Table) -> CatalogueSheet:
    rows = tuple((at, tuple(_text(cell) for cell in row)) for at, row in enumerate(table.rows, 4))
    return CatalogueSheet(table.title, tuple(one.title for one in table.columns), rows)


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case date():
            return f"{cell:%d/%m/%Y}"
        case _:
            return str(cell)


def errors(found: ReadCatalogue) -> list[CatalogueFinding]:
    return [one for one in found.findings if one.is_error]


def test_the_whole_catalogue_reads_back_as_it_was_written() -> None:
    found = read(sheets_of(*OFFERED))
    assert found.findings == []
    assert found.lines == len(OFFERED)
    pairs = zip(OFFERED, found.procedures.values(), strict=True)
    assert all(same_rule(one, back) for one, back in pairs)


@pytest.mark.parametrize(
    ("column", "text", "cell"),
    [
        ("Thời hạn", "năm ngày", "G4"),
        ("Giờ chốt trong ngày", "chiều", "I4"),
        ("Số ngày bổ sung", "vài", "J4"),
        ("Trả tại nhà", "tùy", "N4"),
        ("Tên thủ tục", "", "B4"),
        ("Tên ngắn", "x" * 41, "C4"),
        ("In giấy hẹn", "Thỉnh thoảng", "M4"),
    ],
)
def test_a_wrong_cell_blocks_its_line_alone_and_is_named(column: str, text: str, cell: str) -> None:
    sheets = sheets_of(BIRTH, DEATH)
    sheets[PROCEDURES] = with_cell(sheets[PROCEDURES], column, text)
    found = read(sheets)
    (error,) = errors(found)
    assert (error.sheet, error.line, error.column, error.cell) == (PROCEDURES, 4, column, cell)
    assert [one.code for one in found.procedures.values()] == [DEATH.code]


@pytest.mark.parametrize(
    ("sheet", "column", "text"),
    [
        (FEES, "Mức thu", "tám nghìn"),
        (FEES, "Cách tính", "Đấu giá"),
        (FEES, "Từ ngày", "30/02/2026"),
        (PAPERS, "Bản chính", "một"),
        (PAPERS, "Tên giấy tờ", ""),
    ],
)
def test_a_wrong_paper_or_fee_blocks_the_procedure_it_belongs_to(
    sheet: str, column: str, text: str
) -> None:
    sheets = sheets_of(BIRTH, DEATH)
    sheets[sheet] = with_cell(sheets[sheet], column, text)
    found = read(sheets)
    first, second = sorted(errors(found), key=lambda one: one.sheet == PROCEDURES)
    assert (first.sheet, first.line, first.column) == (sheet, 4, column)
    assert second.sheet == PROCEDURES
    assert [one.code for one in found.procedures.values()] == [DEATH.code]


def test_an_odd_code_is_doubted_and_taken() -> None:
    found = read(sheets_of(replace(BIRTH, code="2.000907"), replace(DEATH, code="9.999999")))
    assert errors(found) == []
    assert len(found.procedures) == 2
    mistaken, strange = [one for one in found.findings if one.column == CODE]
    assert mistaken.values["suggestion"] == "2.000815"
    assert strange.values["code"] == "9.999999"


def test_a_code_that_lost_its_zeros_is_refused_and_a_portals_code_cut_to_the_national_one() -> None:
    sheets = sheets_of(BIRTH)
    sheets[PROCEDURES] = with_cell(sheets[PROCEDURES], CODE, "1.00119")
    assert not read(sheets).procedures
    del sheets[PAPERS], sheets[FEES]
    sheets[PROCEDURES] = with_cell(sheets[PROCEDURES], CODE, "1.001193.000.00.00.H26")
    found = read(sheets)
    assert errors(found) == []
    assert [one.code for one in found.procedures.values()] == [BIRTH.code]


def test_a_code_given_twice_counts_once() -> None:
    found = read(sheets_of(BIRTH, BIRTH))
    (error,) = errors(found)
    assert (error.line, error.values) == (5, {"line": 4})
    assert len(found.procedures) == 1


def test_without_a_sheet_of_papers_or_fees_a_procedure_keeps_its_own() -> None:
    sheets = sheets_of(BIRTH)
    del sheets[PAPERS], sheets[FEES]
    (back,) = read(sheets).procedures.values()
    assert (back.papers, back.fees) == (BIRTH.papers, BIRTH.fees)
    (new,) = read(sheets, {}).procedures.values()
    assert (new.papers, new.fees) == ((), ())


def test_papers_of_nobody_and_strange_columns_are_told() -> None:
    sheets = sheets_of(BIRTH, DEATH)
    procedures = sheets[PROCEDURES]
    sheets[PROCEDURES] = replace(procedures, rows=procedures.rows[:1])
    sheets[FEES] = replace(sheets[FEES], header=(*sheets[FEES].header[:-1], "Ai duyệt"))
    found = read(sheets)
    assert errors(found) == []
    told = {
        (one.sheet, one.values.get("code") or one.values.get("column")) for one in found.findings
    }
    assert told >= {(PAPERS, DEATH.code), (FEES, DEATH.code), (FEES, "Ai duyệt"), (FEES, "Căn cứ")}


def test_a_workbook_without_the_sheet_of_procedures_is_refused() -> None:
    sheets = sheets_of(BIRTH)
    with pytest.raises(FileError):
        read({PAPERS: sheets[PAPERS]})
    with pytest.raises(FileError):
        read({PROCEDURES: CatalogueSheet(PROCEDURES, ("Tên",), ())})


def test_who_confirmed_a_procedure_goes_out_and_comes_back() -> None:
    confirmed = Confirmation(by="Lan", on=date(2026, 11, 20), basis="QĐ 5012/QĐ-UBND")
    found = read(sheets_of(replace(BIRTH, verified=True, confirmed=confirmed), DEATH))
    assert found.findings == []
    birth, death = found.procedures.values()
    assert (birth.confirmed, birth.verified) == (confirmed, True)
    assert (death.confirmed, death.verified) == (None, False)


@pytest.mark.parametrize("column", ["Người kiểm chứng", "Ngày kiểm chứng", "Căn cứ kiểm chứng"])
@pytest.mark.parametrize("text", ["", "hôm qua"])
def test_half_a_confirmation_is_told_and_counts_for_none(column: str, text: str) -> None:
    confirmed = Confirmation(by="Lan", on=date(2026, 11, 20), basis="QĐ 5012/QĐ-UBND")
    sheets = sheets_of(replace(BIRTH, verified=True, confirmed=confirmed))
    sheets[PROCEDURES] = with_cell(sheets[PROCEDURES], column, text)
    found = read(sheets)
    readable = bool(text) and column != "Ngày kiểm chứng"
    assert errors(found) == []
    assert bool(found.findings) is not readable
    (back,) = found.procedures.values()
    assert (back.confirmed is not None) is readable


def test_an_odd_other_code_is_told_and_left_out() -> None:
    sheets = sheets_of(BIRTH)
    sheets[PROCEDURES] = with_cell(sheets[PROCEDURES], "Mã khác", "1.000110; HT-05")
    found = read(sheets)
    assert errors(found) == []
    (back,) = found.procedures.values()
    assert back.other_codes == ("1.000110",)
    (told,) = found.findings
    assert told.values == {"code": "HT-05"}
