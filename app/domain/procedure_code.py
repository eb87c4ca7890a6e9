"""Codes of administrative procedures (mã TTHC): reading them, and doubting the unlikely ones.

Which codes exist is the catalogue's knowledge; a doubt is shown and recorded but never blocks,
because offices use wrong codes in earnest and codes die every year.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from app.errors import InputError
from app.words import N_

_CODE = re.compile(
    r"(?P<national>[1-9]\.[0-9]{6})"
    r"(?:\.(?P<agency>[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}))?"
    r"(?:\.(?P<service>[0-9]{2}))?"
)

# The national base has used no other first digits so far.
_FIRST_DIGITS = "123456"

# Wrong codes seen in the lists of real wards, with the ones the national base has instead.
_KNOWN_MISTAKES = {
    "2.000904": "2.001008",
    "2.000905": "2.000992",
    "2.000906": "2.000884",
    "2.000907": "2.000815",
    "2.000911": "2.001035",
    "2.001015": "2.001406",
}


@dataclass(frozen=True, slots=True)
class ProcedureCode:
    """A code taken apart: ``2.000815``, on portals also ``000.00.00.H55`` and a service ``02``."""

    national: str
    agency: str = ""
    service: str = ""

    def __str__(self) -> str:
        return ".".join(part for part in (self.national, self.agency, self.service) if part)


@dataclass(frozen=True, slots=True)
class CodeDoubt:
    """Why a code is unlikely: a template marked for translation, with the values to fill in."""

    text: str
    code: str
    suggestion: str = ""


def parse_procedure_code(text: str) -> ProcedureCode:
    """Return a typed or imported code taken apart; blanks and small letters are forgiven.

    Raises InputError (field ``procedure_code``). A code that lost its last zeros in a spreadsheet
    (``1.00119``) is refused rather than guessed.
    """
    match = _CODE.fullmatch("".join(text.split()).upper())
    if match is None:
        raise InputError(
            "procedure_code",
            N_("Mã thủ tục “{code}” chưa đúng dạng."),
            N_("Mã có một chữ số, dấu chấm và sáu chữ số, ví dụ 1.001193; giữ cả số 0 ở cuối."),
            code=text.strip(),
        )
    return ProcedureCode(match["national"], match["agency"] or "", match["service"] or "")


def doubt_about(code: ProcedureCode, known: Collection[str]) -> CodeDoubt | None:
    """Return why ``code`` is unlikely beside the national codes ``known``, None when it is fine."""
    national = code.national
    if national in known:
        return None
    if national in _KNOWN_MISTAKES:
        return CodeDoubt(
            N_("Mã {code} hay bị ghi nhầm; mã trong Cơ sở dữ liệu quốc gia là {suggestion}."),
            national,
            _KNOWN_MISTAKES[national],
        )
    if national[0] not in _FIRST_DIGITS:
        return CodeDoubt(N_("Mã {code} bắt đầu bằng chữ số chưa từng gặp."), national)
    return CodeDoubt(N_("Mã {code} không có trong danh mục thủ tục."), national)
