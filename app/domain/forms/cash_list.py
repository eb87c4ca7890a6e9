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
    means: str
    exemption: str
    taken_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CashListWording(FormWording):
    """The list the desk hands the money over with."""

    day: str = template("weekday", "day")
    whole_desk: str
    one_clerk: str = template("name")
    columns: CashColumns
    no_receipt: str
    no_means: str
    by_means: str = template("sums")
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
    """One sum taken, given back (negative), or waived on a ground (0, with ``exemption``).

    ``receipt_number`` is the finance paper's, ``means`` how it was paid, ``taken_by`` who took it;
    each "" where none was written down.
    """

    receipt_number: str
    code: str
    payer_name: str
    procedure_name: str
    amount: int
    means: str = ""
    exemption: str = ""
    taken_by: str = ""


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

    @property
    def taken(self) -> tuple[CashLine, ...]:
        """The lines of which money was taken."""
        return tuple(line for line in self.lines if line.amount)

    def by_means(self) -> dict[str, int]:
        """Return the sum of each means of payment, "" for what nobody noted, in their order."""
        sums: dict[str, int] = {}
        for line in self.taken:
            sums[line.means] = sums.get(line.means, 0) + line.amount
        return sums
