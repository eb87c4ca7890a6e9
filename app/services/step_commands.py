"""Steps of a dossier that ask for more than a reason: their input, as plain data.

Kept apart from the use cases, as ``commands``, so that a screen can build one without the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from app.domain.channel import Channel, DeliveryWay
from app.domain.fees import FeeInput, PaymentMeans
from app.domain.forms.supplement_request import RequestedPaper
from app.domain.papers import SubmittedPaper
from app.domain.reasons import LateReason, RefusalReason, SupplementReason
from app.domain.roles import Actor
from app.services.commands import ApplicantInput, HandOut


@dataclass(frozen=True, slots=True, kw_only=True)
class EndVisit:
    """A visit that ends without a dossier; ``content`` is what was typed, to begin from again."""

    actor: Actor
    procedure_code: str
    applicant: ApplicantInput
    submitter_name: str = ""
    content: Mapping[str, Any] = field(default_factory=dict[str, Any], hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideVisit(EndVisit):
    """Tell the citizen, in writing and once, what the papers still lack (Mẫu số 02)."""

    papers: tuple[RequestedPaper, ...] = ()
    reason_class: SupplementReason = SupplementReason.MISSING
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseVisit(EndVisit):
    """Do not receive, and say why in writing (Mẫu số 03)."""

    reason_class: RefusalReason
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUp:
    """The handling unit has the dossier; ``handler`` is who works on it, empty for the actor."""

    actor: Actor
    dossier_id: int
    handler: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSupplement:
    """Ask for papers while a dossier is worked on; ``again`` confirms doing so once more."""

    actor: Actor
    dossier_id: int
    papers: tuple[RequestedPaper, ...] = ()
    reason_class: SupplementReason = SupplementReason.MISSING
    reason: str = ""
    complete_by: date | None = None
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptSupplement:
    """The citizen has brought ``papers``."""

    actor: Actor
    dossier_id: int
    papers: tuple[SubmittedPaper, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPayment:
    """The citizen owes the state money first; ``clock_runs`` where the procedure says so."""

    actor: Actor
    dossier_id: int
    notice_number: str = ""
    amount: int = 0
    clock_runs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPayment:
    """The citizen has shown that it is paid; ``means`` is how, if that was told."""

    actor: Actor
    dossier_id: int
    receipt_number: str
    means: PaymentMeans | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendToAgency:
    """Pass a dossier to another agency; ``due_on`` is that agency's own date."""

    actor: Actor
    dossier_id: int
    agency: str
    due_on: date | None = None
    document_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackFromAgency:
    """The other agency has answered."""

    actor: Actor
    dossier_id: int
    document_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """Apologize and name a new day (Mẫu số 04); the result is promised for its closing time."""

    actor: Actor
    dossier_id: int
    until: date
    reason_class: LateReason
    reason: str = ""
    signer_title: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopDossier:
    """Work on a dossier no longer; ``requested_on`` is the day a citizen asked to withdraw it."""

    actor: Actor
    dossier_id: int
    reason: str
    requested_on: date | None = None
    stage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectDossier:
    """Put right what was taken down wrongly; a field that is None stays as it is.

    Another ``procedure_code`` counts limit, promise and fee anew from the reception;
    ``promised_at`` is a day the clerk names instead. ``fee`` is what the fee is counted by.
    ``fee_settled``: what is to be collected or given back because of it has changed hands, by
    ``fee_receipt_number``; alone, that is the number the receipt of a paid fee should have had.
    ``fee_not_taken``: it was marked paid by mistake.
    What is known of the submitter's right, and why there is no telephone number, joins the note as
    at the reception.
    """

    actor: Actor
    dossier_id: int
    reason: str
    name: str | None = None
    is_organization: bool | None = None
    identity_number: str | None = None
    birth: str | None = None
    sex: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    no_phone_reason: str = ""
    submitter_name: str | None = None
    submitter_identity: str | None = None
    submitter_relation: str = ""
    submitter_authority: str = ""
    procedure_code: str | None = None
    promised_at: datetime | None = None
    fee: FeeInput | None = None
    fee_settled: bool = False
    fee_receipt_number: str = ""
    fee_not_taken: bool = False
    papers: tuple[SubmittedPaper, ...] | None = None
    channel: Channel | None = None
    sets: int | None = None
    delivery: DeliveryWay | None = None
    delivery_address: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPart(HandOut):
    """Give out what there is; ``kept`` says what stays at the desk for now, ``given`` what went."""

    kept: str
    reason: str
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnElectronically(HandOut):
    """The result has gone to an account or address of the citizen; nobody signs for it."""

    sent_to: str
    returned_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendOut:
    """Send a result on its way; ``item`` is the number of the parcel, ``carrier`` who takes it."""

    actor: Actor
    dossier_id: int
    way: DeliveryWay
    item: str = ""
    carrier: str = ""
