"""What hangs at the counter: procedures with fees and limits, and their barcodes for the desk."""

from dataclasses import dataclass
from datetime import date

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingColumns:
    """Heads of the table."""

    number: str
    code: str
    name: str
    limit: str
    fee: str
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingWording(FormWording):
    """Bảng niêm yết of the procedures an office takes in."""

    in_force: str = template("day")
    columns: PostingColumns
    field: str = template("name", "count")
    total: str = template("count")
    no_papers: str
    hotline: str = template("hotline")
    leader_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureCodesWording(FormWording):
    """The sheet of barcodes at a desk: a scan chooses the procedure."""

    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedProcedure:
    """One procedure; fee and limit are in words, ``papers`` counts the compulsory ones."""

    code: str
    name: str
    limit: str
    fee: str
    papers: int


@dataclass(frozen=True, slots=True)
class PostedField:
    """The procedures of one field (lĩnh vực)."""

    name: str
    procedures: tuple[PostedProcedure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingDocument:
    """The procedures in force on ``day``, by field."""

    header: OfficeHeader
    day: date
    fields: tuple[PostedField, ...]


@dataclass(frozen=True, slots=True)
class ProcedureCode:
    """A procedure's short name, its code, and the digits of its barcode."""

    name: str
    code: str
    barcode: str


@dataclass(frozen=True, slots=True)
class ProcedureCodes:
    """The barcodes of one field (lĩnh vực)."""

    name: str
    codes: tuple[ProcedureCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureCodesDocument:
    """The barcodes of the procedures in force on ``day``, by field."""

    header: OfficeHeader
    day: date
    fields: tuple[ProcedureCodes, ...]
