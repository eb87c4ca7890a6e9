"""The catalogue of procedures as a JSON text that an office can read, compare and correct.

Reading and writing the text only; where files lie, and how versions get into the store, is not
known here.
"""

import json
from collections.abc import Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import Any, cast

from app.domain.checked_json import read_checked
from app.domain.procedure import Procedure, check_procedure
from app.domain.text import nfc
from app.domain.time_limit import TimeLimit
from app.errors import FileError, MotCuaError
from app.words import N_

FORMAT = 1

_ADVICE = N_("Sửa dòng này trong tệp danh mục rồi nhập lại.")


@dataclass(frozen=True, slots=True)
class _CatalogueFile:
    format: int
    procedures: tuple[Procedure, ...]


def read_catalogue(text: str) -> tuple[Procedure, ...]:
    """Return every version in the text of a catalogue, in its order.

    FileError naming the row and what is wrong with it: unreadable, unusable at the counter, twice
    the same version, or two versions in force on one day.
    """
    catalogue = read_checked(_CatalogueFile, nfc(text))
    if catalogue.format != FORMAT:
        raise FileError(
            N_("Tệp danh mục có dạng {found}, chương trình này đọc dạng {expected}."),
            N_("Cập nhật chương trình hoặc lấy đúng tệp danh mục."),
            found=catalogue.format,
            expected=FORMAT,
        )
    for number, procedure in enumerate(catalogue.procedures, 1):
        _check(procedure, number)
        _check_against(procedure, catalogue.procedures[: number - 1], number)
    return catalogue.procedures


def read_procedure(text: str) -> Procedure:
    """Return the one version in ``text``, a row as ``write_procedure`` gives it; FileError."""
    procedure = read_checked(Procedure, nfc(text))
    _check(procedure, 1)
    return procedure


def write_procedure(procedure: Procedure) -> str:
    """Return one version as a single line that ``read_procedure`` reads.

    It shows all but its empty properties and that it is offered; papers and fee rules show only
    what is special.
    """
    return _line(_row(procedure))


def _check(procedure: Procedure, number: int) -> None:
    try:
        check_procedure(procedure)
    except MotCuaError as error:
        raise FileError(
            N_("Danh mục thủ tục, dòng {row} ({code}): {problem}"),
            _ADVICE,
            row=number,
            code=procedure.code,
            problem=str(error),
        ) from error


def _check_against(procedure: Procedure, earlier: Sequence[Procedure], number: int) -> None:
    for other in earlier:
        if other.code != procedure.code:
            continue
        if other.version == procedure.version or _overlap(other, procedure):
            raise FileError(
                N_("Danh mục thủ tục, dòng {row} ({code}): trùng thời gian với phiên bản {other}."),
                N_("Mỗi phiên bản có một số riêng và hiệu lực nối tiếp nhau, không chồng nhau."),
                row=number,
                code=procedure.code,
                other=other.version,
            )


def _overlap(one: Procedure, other: Procedure) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    ends = min(one.valid_to or date.max, other.valid_to or date.max)
    return starts <= ends


def _row(procedure: Procedure) -> dict[str, object]:
    values = ((field.name, getattr(procedure, field.name)) for field in fields(procedure))
    return {
        name: _plain(value)
        for name, value in values
        if value not in (None, "", ()) and not (name == "offered" and value)
    }


def _plain(value: object) -> object:
    """Return ``value`` in the types JSON has; the reverse of ``checked_json.read_checked``."""
    if isinstance(value, TimeLimit):
        unit = value.unit.replace("_", " ")
        return f"{value.value} {unit}" if value.value else unit
    if is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if not _is_default(field, getattr(value, field.name))
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value


def _is_default(field: "Field[Any]", value: object) -> bool:
    return field.default is not MISSING and value == field.default


def _line(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
