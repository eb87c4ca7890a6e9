"""Biên bản bàn giao hồ sơ: what went from the counter to a handling unit, or came back from it."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverColumns:
    """Heads of the list; ``due`` is when the result is promised to the citizen."""

    number: str
    code: str
    applicant: str
    procedure: str
    sheets: str
    due: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverWording(FormWording):
    """The two directions differ in their title and in what the sheets are."""

    results_title: str
    number: str = template("number")
    beginning: str = template("moment", "counter")
    giver: str = template("name", "unit")
    receiver: str = template("name", "unit")
    unnamed: str
    columns: HandOverColumns
    result_sheets: str
    total: str = template("count", "words", "sheets")
    copies: str
    giver_signature: str
    receiver_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverLine:
    """One dossier of the list; ``barcode`` is "" where its code has none."""

    code: str
    barcode: str
    applicant_name: str
    procedure_name: str
    sheets: int
    due: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverDocument:
    """A list of dossiers that changed hands at ``made_at``; ``results`` for what came back.

    ``giver_name`` or ``receiver_name`` is "" where it is to be written by hand.
    """

    header: OfficeHeader
    number: str = ""
    results: bool = False
    giver_name: str = ""
    giver_unit: str
    receiver_name: str = ""
    receiver_unit: str
    made_at: datetime
    lines: tuple[HandOverLine, ...]
