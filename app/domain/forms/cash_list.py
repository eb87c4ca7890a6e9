"""Bảng kê thu phí, lệ phí: the money of a day by the numbers of its receipts (biên lai)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class CashColumns:
    """Heads of the list."""

    number: str
    receipt_number: str
    code: str
    payer: str
    procedure: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CashListWording(FormWording):
    """The list the desk hands the money over with."""

    day: str = template("weekday", "day")
    whole_desk: str
    one_clerk: str = template("name")
    columns: CashColumns
    no_receipt: str
    total: str
    summary: str = template("count", "first", "last")
    without_receipt: str = template("count")
    in_words: str = template("words")
    none: str
    made: str = template("moment", "name")
    payer_signature: str
    receiver_signature: str
    leader_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CashLine:
    """One sum taken; ``receipt_number`` is the finance paper's, "" where none was written down."""

    receipt_number: str
    code: str
    payer_name: str
    procedure_name: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CashListDocument:
    """What one clerk (``clerk_name``) or the whole desk took on ``day``, in the order given."""

    header: OfficeHeader
    day: date
    clerk_name: str = ""
    lines: tuple[CashLine, ...]
    made_at: datetime
    made_by: str

    @property
    def total(self) -> int:
        """The sum of all lines, in đồng."""
        return sum(line.amount for line in self.lines)
