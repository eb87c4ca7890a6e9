"""What the letters about a dossier share: documents of the deciding agency, signed by its head."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.checked_json import template
from app.domain.forms.parts import DossierDocument, DossierWording

LETTER_VALUES = (
    "counter",
    "agency",
    "applicant",
    "address",
    "phone",
    "procedure",
    "procedure_code",
    "code",
    "received_at",
    "received_on",
    "promised_at",
    "promised_on",
)
"""What every letter can fill in; ``…_at`` with the time of day, ``…_on`` without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWording(DossierWording):
    """Words around the text; ``undated`` leaves the day to the registry, which numbers letters."""

    number: str = template("number")
    undated: str
    recipients_title: str
    recipients: tuple[str, ...] = template("counter", "agency")
    signature: str
    signature_hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDocument(DossierDocument):
    """To whom and about which dossier the deciding agency writes.

    ``number`` and ``issued_on`` are empty while the registry writes them by hand. ``signer_titles``
    are rows such as KT. CHỦ TỊCH, PHÓ CHỦ TỊCH; without any the form's own words stand there.
    """

    number: str = ""
    issued_on: date | None = None
    agency: str
    applicant_name: str
    address: str
    phone: str
    procedure_code: str = ""
    procedure_name: str
    received_at: datetime
    promised_at: datetime
    signer_titles: tuple[str, ...] = ()
    signer_name: str = ""
