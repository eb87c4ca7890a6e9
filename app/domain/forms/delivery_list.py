"""Results that leave the counter: the list for the post (BCCI) and the round to people's homes."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording, OfficeHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryColumns:
    """Heads of the list; the post fills the item code in, the recipient at home signs."""

    number: str
    code: str
    recipient: str
    address: str
    result: str
    item_code: str
    postage: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryWording(FormWording):
    """``title`` is the list for the post, ``home_title`` the round; most words serve both."""

    home_title: str
    number: str = template("number")
    made: str = template("moment", "name")
    carrier: str = template("name")
    home_carrier: str = template("name")
    unnamed: str
    columns: DeliveryColumns
    phone: str = template("phone")
    total: str = template("count", "words")
    postage_total: str = template("amount", "words")
    home_note: str
    giver_signature: str
    carrier_signature: str
    home_carrier_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLine:
    """One result to deliver; ``item_code`` and ``postage`` are empty until the post gives them."""

    code: str
    barcode: str
    recipient_name: str
    phone: str
    address: str
    result_name: str
    item_code: str = ""
    postage: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryListDocument:
    """One journey; ``at_home`` for the ward's own round, else for the post.

    ``carrier_name`` is the post office or the person who goes, "" where it is written by hand.
    """

    header: OfficeHeader
    number: str = ""
    at_home: bool = False
    carrier_name: str = ""
    giver_name: str
    made_at: datetime
    lines: tuple[DeliveryLine, ...]
