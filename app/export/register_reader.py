"""Reading a register file, CSV or workbook, into named cells; what they mean is not asked here.

Workbook dates come out as text in the register's own form, so that both kinds read alike.
"""

import contextlib
import csv
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from app.domain.legacy_encoding import looks_like_vni
from app.domain.register import RegisterSheet
from app.errors import FileError
from app.export.csv_file import unguard_formula
from app.words import N_

_WORKBOOKS = {".xlsx", ".xlsm"}
_KEY_COLUMN = "MaHoSo"
# Letters of TCVN3 beside others; in Windows-1258 they are signs that stand apart.
_SIGNS = "[\xa1-\xaa\xac-\xae\xb5-\xb9\xbc-\xbe]"
_OLD_FONT = re.compile(f"[A-Za-z]{_SIGNS}|{_SIGNS}[A-Za-z]")

Row = tuple[int, list[str]]


def read_register(path: Path) -> RegisterSheet:
    """Return the sheet in ``path``; FileError when it cannot be read or holds no table."""
    try:
        rows = _workbook(path) if path.suffix.lower() in _WORKBOOKS else _csv(path)
    except (OSError, ValueError, KeyError, csv.Error, zipfile.BadZipFile) as error:
        raise FileError(
            N_("Không đọc được tệp «{name}»."),
            N_("Kiểm tra tệp còn đó, không bị hỏng và là sổ dạng CSV hoặc XLSX."),
            name=path.name,
        ) from error
    if not rows:
        raise FileError(
            N_("Tệp «{name}» không có dòng nào."), N_("Chọn lại tệp sổ."), name=path.name
        )
    header = tuple(cell.strip() for cell in rows[0][1])
    lines = (
        (number, dict(zip(header, cells, strict=False)))
        for number, cells in rows[1:]
        if any(cell.strip() for cell in cells)
    )
    return RegisterSheet(header, tuple(lines))


def _csv(path: Path) -> list[Row]:
    text = _decoded(path.read_bytes())
    first_line = text.partition("\n")[0]
    separator = max(";,\t", key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [
        (number, [unguard_formula(cell) for cell in cells])
        for number, cells in enumerate(reader, start=1)
        if cells
    ]


def _decoded(data: bytes) -> str:
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    # Fonts of before Unicode give every byte a letter of their own: byte by byte they can still
    # be told and turned into Unicode, as letters of Windows-1258 they no longer could.
    raw = data.decode("latin-1")
    if _OLD_FONT.search(raw) or looks_like_vni(raw):
        return raw
    return data.decode("cp1258", errors="replace")


def _workbook(path: Path) -> list[Row]:
    # Loading it takes longer than opening the store, and most registers come as CSV.
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        rows = [
            (number, [_text(cell) for cell in cells])
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1)
        ]
    finally:
        book.close()
    return _from_header(rows)


def _from_header(rows: Iterable[Row]) -> list[Row]:
    """Return the rows from the one that names the columns, without the titles above it.

    Totals, notes and signatures below the last dossier are passed over as well.
    """
    kept = [row for row in rows if any(row[1])]
    for at, (_number, cells) in enumerate(kept):
        if _KEY_COLUMN in cells:
            key = cells.index(_KEY_COLUMN)
            last = max(index for index, row in enumerate(kept) if row[1][key])
            return kept[at : last + 1]
    return kept


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M:%S}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
