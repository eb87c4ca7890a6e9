"""A register of the office as a book (sổ): which columns it has is data of the register."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBookWording(FormWording):
    """What every printed register has, whatever its title; ``title`` is for the list of forms."""

    period: str = template("period")
    basis: str = template("basis")
    total: str = template("count", "words")
    made: str = template("moment", "name")
    keeper_signature: str
    leader_signature: str


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its head and its share of the sheet's width in percent."""

    head: str
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBookDocument:
    """The entries of a period, one row each, one cell for each column."""

    header: OfficeHeader
    title: str
    period: str
    legal_basis: str
    columns: tuple[BookColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    made_at: datetime
    made_by: str
