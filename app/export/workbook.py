"""Tables as an Excel workbook ready to print and sign: real dates and numbers, codes as text.

What a table holds is decided elsewhere; no formula is ever written, neither ours nor a citizen's.
"""

# The library has no type stubs.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.domain.shares import HUNDREDTHS
from app.domain.table import Cell, Column, ColumnKind, Table
from app.domain.text import nfc
from app.domain.vietnam_time import to_local
from app.export.safe_write import save

SIGNATURE = ("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ")

_FONT = "Times New Roman"
_A4 = 9
_PIXELS_PER_MM = 96 / 25.4
_MOST_ROWS = 1_048_576
_LONGEST_TEXT = 32_767
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = str.maketrans("[]:*?/\\", "()-----", "'")

# Rows in memory are quicker and leave no temporary files; a year's register would not fit.
_MOST_ROWS_IN_MEMORY = 20_000

_NUMBER_FORMATS = {
    ColumnKind.TEXT: "@",
    ColumnKind.CODE: "@",
    ColumnKind.WHOLE: "0",
    ColumnKind.MONEY: "#,##0",
    ColumnKind.SHARE: "0.00%",
    ColumnKind.DATE: "dd/mm/yyyy",
    ColumnKind.MOMENT: "dd/mm/yyyy hh:mm:ss",
}
_ALIGNMENTS = {
    ColumnKind.TEXT: "left",
    ColumnKind.CODE: "left",
    ColumnKind.WHOLE: "right",
    ColumnKind.MONEY: "right",
    ColumnKind.SHARE: "right",
    ColumnKind.DATE: "center",
    ColumnKind.MOMENT: "center",
}


def write_workbook(
    tables: Sequence[Table], path: Path, *, signature: Sequence[str] = SIGNATURE
) -> None:
    """Write a workbook with one sheet for each of ``tables`` to ``path``.

    ``signature`` names who signs below each table, from left to right; empty for nobody.
    FileError or DeviceError when the file cannot be written.
    """
    save(path, encode_workbook(tables, signature=signature))


def encode_workbook(
    tables: Sequence[Table], *, signature: Sequence[str] = SIGNATURE
) -> Iterator[bytes]:
    """Yield the bytes of the workbook that ``write_workbook`` writes."""
    in_memory = sum(len(table.rows) for table in tables) <= _MOST_ROWS_IN_MEMORY
    target = io.BytesIO()
    options = {
        "in_memory": in_memory,
        "constant_memory": not in_memory,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        names = _sheet_names([table.title for table in tables])
        for name, table in zip(names, tables, strict=True):
            _Sheet(book, book.add_worksheet(name), table).write(signature)
    yield target.getvalue()


class _Sheet:
    """Writes one table from top to bottom, the only order a workbook of any size allows."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet, table: Table) -> None:
        self._book = book
        self._sheet = sheet
        self._table = table
        self._last_column = len(table.columns) - 1
        self._row = 0

    def write(self, signature: Sequence[str]) -> None:
        self._set_up_columns()
        self._title()
        first, last = self._header()
        self._set_up_page(first, last)
        self._body()
        self._notes()
        self._signature(signature)

    def _set_up_columns(self) -> None:
        for index, column in enumerate(self._table.columns):
            self._sheet.set_column_pixels(index, index, round(column.width_mm * _PIXELS_PER_MM))

    def _set_up_page(self, first_head: int, last_head: int) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(first_head, last_head)
        sheet.freeze_panes(last_head + 1, 0)
        # Codes are text on purpose; without this every one of them gets a warning sign.
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_MOST_ROWS}"})
        sheet.set_footer(f'&R&"{_FONT},Regular"&10&P/&N')

    def _title(self) -> None:
        self._head_lines()
        self._across(self._table.title, bold=True, font_size=14, align="center")
        if self._table.subtitle:
            self._across(self._table.subtitle, italic=True, align="center")
        if self._table.unit:
            self._across(self._table.unit, italic=True, align="right")
        self._row += 1

    def _head_lines(self) -> None:
        """Write the lines at the upper left and right, each over half of the columns."""
        style = self._style(bold=True, align="center")
        middle = (self._last_column + 1) // 2
        for left, right in zip_longest(*self._table.head, fillvalue=""):
            self._span(0, max(0, middle - 1), left, style)
            if right and middle <= self._last_column:
                self._span(middle, self._last_column, right, style)
            self._row += 1

    def _header(self) -> tuple[int, int]:
        """Write the heads and return their first and last row: what stands over several is above.

        Nothing is merged downwards, for rows are written one by one.
        """
        first = self._row
        columns = self._table.columns
        style = self._style(bold=True, border=1, align="center", text_wrap=True, font_size=12)
        if any(column.over for column in columns):
            self._overs(style)
        for index, column in enumerate(columns):
            self._sheet.write_string(self._row, index, nfc(column.title), style)
        self._row += 1
        if any(column.mark for column in columns):
            mark = self._style(italic=True, border=1, align="center", text_wrap=True)
            for index, column in enumerate(columns):
                self._sheet.write_string(self._row, index, column.mark, mark)
            self._row += 1
        return first, self._row - 1

    def _overs(self, style: Format) -> None:
        at = 0
        for over, members in groupby(self._table.columns, key=lambda column: column.over):
            width = len(list(members))
            if over:
                self._span(at, at + width - 1, over, style)
            else:
                for index in range(at, at + width):
                    self._sheet.write_blank(self._row, index, None, style)
            at += width
        self._row += 1

    def _body(self) -> None:
        plain = [self._cell_style(column) for column in self._table.columns]
        for row in self._table.rows:
            self._cells(row, plain)
        if self._table.totals:
            self._cells(
                self._table.totals,
                [self._cell_style(column, bold=True) for column in self._table.columns],
            )

    def _notes(self) -> None:
        for note in self._table.notes:
            self._across(note, italic=True)

    def _signature(self, signers: Sequence[str]) -> None:
        """Share the width among the signers; a table of few columns gives the first ones less."""
        if not signers:
            return
        self._row += 1
        style = self._style(bold=True, align="center")
        columns = self._last_column + 1
        for place, signer in enumerate(signers):
            first = place * columns // len(signers)
            last = (place + 1) * columns // len(signers) - 1
            self._span(first, max(first, last), signer, style)
        self._row += 1

    def _across(self, text: str, **style: Any) -> None:
        self._span(0, self._last_column, text, self._style(**style))
        self._row += 1

    def _span(self, first: int, last: int, text: str, style: Format) -> None:
        """Write ``text`` over several cells; merging one cell alone is an error to Excel."""
        if last > first:
            self._sheet.merge_range(self._row, first, self._row, last, "", style)
        self._sheet.write_string(self._row, first, nfc(text)[:_LONGEST_TEXT], style)

    def _cells(self, row: Sequence[Cell], styles: Sequence[Format]) -> None:
        for index, (cell, style) in enumerate(zip(row, styles, strict=True)):
            self._cell(index, cell, style)
        self._row += 1

    def _cell(self, index: int, cell: Cell, style: Format) -> None:
        match cell:
            case None | "":
                self._sheet.write_blank(self._row, index, None, style)
            case str():
                self._sheet.write_string(self._row, index, nfc(cell)[:_LONGEST_TEXT], style)
            case datetime():
                local = to_local(cell).replace(tzinfo=None)
                self._sheet.write_datetime(self._row, index, local, style)
            case date():
                midnight = datetime.combine(cell, time())
                self._sheet.write_datetime(self._row, index, midnight, style)
            case int():
                share = self._table.columns[index].kind is ColumnKind.SHARE
                value = cell / HUNDREDTHS if share else cell
                self._sheet.write_number(self._row, index, value, style)

    def _cell_style(self, column: Column, **more: Any) -> Format:
        return self._style(
            border=1,
            num_format=_NUMBER_FORMATS[column.kind],
            align=_ALIGNMENTS[column.kind],
            text_wrap=column.kind is ColumnKind.TEXT,
            **more,
        )

    def _style(self, **style: Any) -> Format:
        """Return a cell style; 12 points in the office's type (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
        return self._book.add_format(
            {"font_name": _FONT, "font_size": 12, "valign": "vcenter", **style}
        )


def _sheet_names(titles: Sequence[str]) -> list[str]:
    """Return the titles as sheet names: 31 letters, no signs Excel forbids, none twice."""
    names: list[str] = []
    for title in titles:
        base = nfc(title).translate(_NOT_IN_SHEET_NAMES).strip()[:_LONGEST_SHEET_NAME] or "Bảng"
        name, number = base, 1
        while name.casefold() in {known.casefold() for known in names}:
            number += 1
            ending = f" ({number})"
            name = base[: _LONGEST_SHEET_NAME - len(ending)] + ending
        names.append(name)
    return names
