"""What the two slips handed back over the desk share: the request for papers and the refusal."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import optional_template
from app.domain.forms.parts import DossierDocument, DossierWording

SLIP_VALUES = (
    "counter",
    "desk",
    "applicant",
    "address",
    "phone",
    "email",
    "procedure",
    "procedure_code",
    "contact",
    "contact_phone",
)
"""What both slips can fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSlipWording(DossierWording):
    """Words of both slips; ``number`` is left out where the form has no Số."""

    number: str = optional_template("number")
    clerk_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSlipDocument(DossierDocument):
    """Whose dossier goes back, what it asks for, and who may be asked.

    ``number`` is "" while the desk writes it by hand.
    """

    number: str = ""
    issued_at: datetime
    applicant_name: str
    address: str
    phone: str
    email: str = ""
    procedure_code: str = ""
    procedure_name: str
    contact_name: str = ""
    contact_phone: str = ""
    clerk_name: str
    desk: str = ""
