"""Findings in a workbook, cell by cell, and a line of it that collects them while it is read.

What the cells mean is ``catalogue_cells`` and ``catalogue_sheets``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from app.domain import catalogue_cells as cells
from app.domain.text import nfc
from app.errors import InputError, MotCuaError
from app.words import N_

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class CatalogueFinding:
    """Something wrong (``is_error``) or odd in one cell; ``line`` 0 is the sheet as a whole.

    ``column`` is the title of the cell's column and ``cell`` its address, as Excel names it;
    ``message`` is a template marked for translation.
    """

    sheet: str
    line: int
    column: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    is_error: bool = True
    cell: str = ""

    @property
    def order(self) -> tuple[bool, str]:
        """What is wrong stands before what is odd, sheet by sheet."""
        return not self.is_error, self.sheet


class SheetReader:
    """Makes lines of a sheet; ``findings`` collects what they meet."""

    def __init__(
        self,
        title: str,
        header: Sequence[str],
        wanted: Sequence[str],
        findings: list[CatalogueFinding],
    ) -> None:
        self.title, self.findings = title, findings
        self.places = {nfc(name).strip(): at for at, name in enumerate(header)}
        for name in self.places.keys() - set(wanted) - {""}:
            self._warn(N_("Cột lạ «{column}», bỏ qua."), name)
        for name in set(wanted) - self.places.keys():
            self._warn(N_("Thiếu cột «{column}», coi như để trống."), name)

    def line(self, number: int, row: Sequence[str]) -> "SheetLine":
        """Return one line, to be read cell by cell."""
        return SheetLine(self, number, row)

    def _warn(self, message: str, column: str) -> None:
        self.findings.append(
            CatalogueFinding(self.title, 0, column, message, {"column": column}, is_error=False)
        )


class SheetLine:
    """One line: cells are asked for by the title of their column."""

    def __init__(self, reader: SheetReader, number: int, row: Sequence[str]) -> None:
        self._reader, self.number, self._row = reader, number, row
        self.is_wrong = False

    def text(self, column: str) -> str:
        """Return what stands in the cell, empty where there is none."""
        at = self._reader.places.get(column, len(self._row))
        return nfc(" ".join(self._row[at].split())) if at < len(self._row) else ""

    def read(self, column: str, read: Callable[[str], T]) -> T | None:
        """Return the cell as ``read`` understands it, None with a finding when it does not."""
        try:
            return read(self.text(column))
        except InputError as error:
            self.refuse(column, error.title, **error.values)
            return None

    def choice(self, column: str, labels: Mapping[E, str], default: E) -> E:
        """Return one of several choices."""
        read = self.read(column, lambda text: cells.read_choice(text, labels, column, default))
        return read if read is not None else default

    def yes(self, column: str) -> bool:
        """Return yes or no; an empty cell is no."""
        return bool(self.read(column, lambda text: cells.read_yes_no(text, column)))

    def amount(self, column: str) -> int:
        """Return a whole number; an empty cell is 0."""
        return self.read(column, lambda text: cells.read_amount(text, column)) or 0

    def accepts(self, check: Callable[[], object], column: str = "") -> bool:
        """Run ``check`` on what was read and note what it refuses; True if nothing is wrong."""
        if self.is_wrong:
            return False
        try:
            check()
        except MotCuaError as error:
            named = _COLUMN_OF.get(error.field, column) if isinstance(error, InputError) else column
            self.refuse(named, error.title, **error.values)
        return not self.is_wrong

    def refuse(self, column: str, message: str, **values: object) -> None:
        """Note what keeps this line from being used."""
        self.is_wrong = True
        self._note(column, message, values, is_error=True)

    def warn(self, column: str, message: str, **values: object) -> None:
        """Note what somebody should look at; the line is used all the same."""
        self._note(column, message, values, is_error=False)

    def _note(
        self, column: str, message: str, values: Mapping[str, object], *, is_error: bool
    ) -> None:
        at = self._reader.places.get(column)
        cell = f"{_column_letters(at)}{self.number}" if at is not None else ""
        self._reader.findings.append(
            CatalogueFinding(
                self._reader.title, self.number, column, message, values, is_error, cell
            )
        )


# Where a property stands that only the whole version can be refused for.
_COLUMN_OF = {
    "name": "Tên thủ tục",
    "short_name": "Tên ngắn",
    "field": "Lĩnh vực",
    "result_name": "Kết quả",
    "signer": "Người ký",
    "deciding_agency": "Cơ quan giải quyết",
    "supplement_days": "Số ngày bổ sung",
    "procedure_code": "Mã khác",
}


def _column_letters(at: int) -> str:
    letters, rest = "", at + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters
