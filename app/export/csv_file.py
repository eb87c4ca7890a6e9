"""Tables as CSV the way Vietnamese Excel opens it, readable again by our own import.

Title, totals and notes stay out: the first line names the columns, the others are rows.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from app.domain.shares import percent
from app.domain.table import Cell, ColumnKind, Table
from app.domain.text import nfc
from app.domain.vietnam_time import to_local
from app.export.safe_write import save

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# A spreadsheet runs what begins like this as a formula; quotes already there are counted in, so
# that taking one away again gives back exactly what was written.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARD = "'"


def write_csv(table: Table, path: Path) -> None:
    """Write ``table`` to ``path``; FileError or DeviceError when that cannot be done."""
    save(path, encode_csv(table))


def encode_csv(table: Table) -> Iterator[bytes]:
    """Yield the lines of ``table``: BOM, ``;`` between cells, CRLF, dates as dd/mm/yyyy."""
    yield BYTE_ORDER_MARK
    yield _line(guard_formula(nfc(column.whole_title)) for column in table.columns)
    for row in table.rows:
        yield _line(
            _text(cell, column.kind) for cell, column in zip(row, table.columns, strict=True)
        )


def guard_formula(text: str) -> str:
    """Return ``text`` with an apostrophe before what a spreadsheet would run as a formula."""
    return _GUARD + text if _FORMULA.match(text) else text


def unguard_formula(text: str) -> str:
    """Return what ``guard_formula`` was given."""
    return text[1:] if text.startswith(_GUARD) and _FORMULA.match(text) else text


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def _text(cell: Cell, kind: ColumnKind) -> str:
    match cell:
        case None:
            return ""
        case str():
            return guard_formula(nfc(cell))
        case datetime():
            return f"{to_local(cell):%d/%m/%Y %H:%M:%S}"
        case date():
            return f"{cell:%d/%m/%Y}"
        case int():
            return percent(cell).replace(" ", "") if kind is ColumnKind.SHARE else str(cell)
