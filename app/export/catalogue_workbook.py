"""The catalogue's workbook: written as three sheets nobody signs, read back as text, cell by cell.

What the sheets mean is ``app.domain.catalogue_sheets``.
"""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from app.domain.catalogue_sheets import CatalogueSheet
from app.domain.catalogue_tables import CODE
from app.domain.table import Table
from app.domain.text import nfc
from app.errors import FileError
from app.export.workbook import write_workbook
from app.words import N_


def write_catalogue_workbook(tables: Sequence[Table], path: Path) -> None:
    """Write ``tables`` to ``path``; FileError or DeviceError when that cannot be done."""
    write_workbook(tables, path, signature=())


def read_catalogue_workbook(path: Path) -> tuple[CatalogueSheet, ...]:
    """Return the sheets of the workbook at ``path`` from the line that names their columns.

    FileError when it is no workbook or cannot be read.
    """
    # Loading it takes longer than opening the store, and few ever read a catalogue.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, InvalidFileException) as error:
        raise FileError(
            N_("Không đọc được tệp «{name}»."),
            N_("Kiểm tra tệp còn đó, không bị hỏng và là sổ dạng XLSX."),
            name=path.name,
        ) from error
    try:
        return tuple(
            _sheet(nfc(sheet.title), list(sheet.iter_rows(values_only=True)))
            for sheet in book.worksheets
        )
    finally:
        book.close()


def _sheet(title: str, rows: Sequence[Sequence[object]]) -> CatalogueSheet:
    lines = [
        (number, tuple(_text(cell) for cell in cells)) for number, cells in enumerate(rows, start=1)
    ]
    filled = [line for line in lines if any(line[1])]
    for at, (_number, cells) in enumerate(filled):
        if CODE in cells:
            return CatalogueSheet(title, cells, tuple(filled[at + 1 :]))
    return CatalogueSheet(title, (), tuple(filled))


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime() | date():
            return f"{cell:%d/%m/%Y}"
        case time():
            return f"{cell:%H:%M}"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return nfc(str(cell)).strip()
