"""What the counter can be asked to do: the input of each writing use case, as plain data.

Kept apart from the use cases so that a screen can build a command without loading the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.backup_plan import BackupReason
from app.domain.batch import BatchKind, LineSaid
from app.domain.birth_date import BirthDate
from app.domain.channel import Channel, DeliveryWay
from app.domain.documents import PaperSize
from app.domain.fees import FeeInput, PaymentMeans
from app.domain.intake_doubts import Doubt
from app.domain.office import OfficeProfile
from app.domain.papers import SubmittedPaper
from app.domain.printer_role import PrinterRole
from app.domain.roles import Actor, Role
from app.domain.sign_in import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantInput:
    """The person or organization a dossier is about, as typed or scanned."""

    name: str
    identity_number: str = ""
    birth: BirthDate | None = None
    sex: str = ""
    address: str = ""
    phone: str = ""
    no_phone_reason: str = ""
    email: str = ""
    is_organization: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveDossier:
    """Take in one dossier. ``request_id`` is made when the form opens: saving twice is harmless.

    ``received_at`` is given only for a dossier taken on paper earlier (emergency slip). Without
    ``slip_wanted`` the receipt is kept but does not wait for the printer. ``fee_means`` left out
    is the usual way for the channel. ``doubts`` are what the clerk was asked about (see
    ``domain.intake_doubts``) and took the dossier in nevertheless, for ``doubts_reason``.
    ``submitter_authority`` is the paper by which somebody else may hand in; ``book_volume`` and
    ``book_number`` are those of the paper register, where an office still keeps one.
    """

    actor: Actor
    request_id: str
    procedure_code: str
    applicant: ApplicantInput
    papers: tuple[SubmittedPaper, ...]
    submitter_name: str = ""
    submitter_identity: str = ""
    submitter_relation: str = ""
    submitter_authority: str = ""
    sets: int = 1
    fee: FeeInput | None = None
    fee_paid: bool = False
    fee_receipt_number: str = ""
    fee_means: PaymentMeans | None = None
    channel: Channel = Channel.DIRECT
    delivery: DeliveryWay = DeliveryWay.AT_DESK
    delivery_address: str = ""
    note: str = ""
    received_at: datetime | None = None
    promised_at: datetime | None = None
    override_reason: str = ""
    incomplete_reason: str = ""
    applying_papers: frozenset[str] = frozenset()
    book_volume: str = ""
    book_number: str = ""
    doubts: tuple[Doubt, ...] = ()
    doubts_reason: str = ""
    slip_wanted: bool = True


@dataclass(frozen=True, slots=True)
class HandOver:
    """Pass dossiers from the desk to the handling unit.

    With ``control_sheets`` the sheet that travels with each of them waits for a printer.
    """

    actor: Actor
    dossier_ids: tuple[int, ...]
    handling_unit: str = ""
    control_sheets: bool = False


@dataclass(frozen=True, slots=True)
class RecordResult:
    """The result has come to the desk; this instant decides on time or late.

    ``negative``: a letter says that the conditions are not met. That is not a refusal to receive.
    """

    actor: Actor
    dossier_id: int
    document_number: str = ""
    document_date: date | None = None
    signer: str = ""
    finished_at: datetime | None = None
    negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOut:
    """Who takes what is given out; another person than the applicant needs number and ground."""

    actor: Actor
    dossier_id: int
    collector_name: str
    collector_identity: str = ""
    collector_relation: str = ""
    slip_lost: bool = False
    fee_paid_now: bool = False
    fee_receipt_number: str = ""
    fee_means: PaymentMeans = PaymentMeans.CASH


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnResult(HandOut):
    """Give the result to the citizen, or note who received one that was sent out."""

    returned_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmBatch:
    """Move the scanned dossiers on. Who collects is asked once for all of a return.

    ``carrier`` is who takes a round out; ``said`` is what is noted of single dossiers of it.
    """

    actor: Actor
    kind: BatchKind
    dossier_ids: tuple[int, ...]
    collector_name: str = ""
    collector_identity: str = ""
    collector_relation: str = ""
    handling_unit: str = ""
    carrier: str = ""
    said: Mapping[int, LineSaid] = field(default_factory=dict[int, LineSaid], hash=False)


@dataclass(frozen=True, slots=True)
class TakeStep:
    """A step that needs nothing but a reason: undo a return, stop, cancel, ask for supplement."""

    actor: Actor
    dossier_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintReceipt:
    """Print the receipt of a dossier; any sheet after the first needs a reason."""

    actor: Actor
    dossier_id: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClerkInput:
    """A clerk as the wizard or the settings enter them; an empty PIN leaves the old secrets.

    With a new PIN the password is ``password``; where that is empty the clerk has none any more
    and chooses one when signing in.
    """

    name: str
    role: Role
    desk: str = ""
    pin: str = ""
    id: int | None = None
    active: bool = True
    password: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePassword:
    """A clerk's own new password and PIN; empty leaves the old one.

    ``current`` is the password so far, or the PIN of a clerk who has no password yet.
    """

    actor: Actor
    current: str
    password: str = ""
    pin: str = ""


@dataclass(frozen=True, slots=True)
class SetUpOffice:
    """The first-run wizard's answers; makes the store usable, encrypted where there is a key."""

    profile: OfficeProfile
    clerks: tuple[ClerkInput, ...]
    station_digit: int = 1
    key: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ExportDay:
    """Write the day to a folder or stick, encrypted unless told otherwise.

    ``whole`` carries the history from its beginning: for a PC that has never had any of it, or
    when a stick was lost. ``backup`` puts a copy of the store beside it, which is encrypted in any
    case. ``stick``: the folder is the root of a stick, which is marked as the office's.
    """

    actor: Actor
    day: date
    folder: str
    encrypted: bool = True
    whole: bool = False
    backup: bool = True
    stick: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BackUp:
    """Copy the store to its places; ``stick`` is the root of one that gets a copy as well.

    ``folder`` takes the place of all others. ``if_changed`` leaves it at that when the last copy
    holds everything. The program itself is nobody: ``actor`` is None then.
    """

    reason: BackupReason = BackupReason.BY_HAND
    actor: Actor | None = None
    folder: str = ""
    stick: str = ""
    if_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectForm:
    """Let a form set say ``texts`` at these places, and elsewhere what was shipped as ``based_on``.

    Without any texts the office goes back to the shipped words. ``seen`` is the version that was
    in use when the texts were written.
    """

    actor: Actor
    set_id: str
    seen: int
    based_on: int
    texts: Mapping[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class ChoosePlaces:
    """Keep copies of the store and the receipt journal in these folders; empty is the usual one."""

    actor: Actor
    main: str = ""
    second: str = ""
    journal: str = ""


@dataclass(frozen=True, slots=True)
class ImportRegister:
    """Take an older register's dossiers into the store."""

    actor: Actor
    path: str
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeBundle:
    """Take another counter's bundle in. ``same_dossiers`` are codes that a person found to mean one
    dossier in both stores although nothing but the code tells so. ``key_file`` is the path of the
    key the bundle was closed with, which ``passphrase`` then opens; empty without one.
    """

    actor: Actor
    path: str
    passphrase: str = ""
    key_file: str = ""
    dry_run: bool = False
    same_dossiers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnUnmatched:
    """Give a result out for another counter's dossier that this store does not know yet."""

    actor: Actor
    code: str
    collector_name: str
    collector_identity: str = ""
    collector_relation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CancelUnmatched:
    """Take such a return back, before its dossier has arrived."""

    actor: Actor
    unmatched_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerClock:
    """Say which day it is, ``typed`` with all its digits, although the PC's clock is in doubt.

    ``supervisor_id`` and ``secret`` where an earlier clock ran ahead and days must be called
    mistaken.
    """

    actor: Actor
    typed: str
    supervisor_id: int | None = None
    secret: str = ""
    kind: Secret = Secret.PIN


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPrint:
    """Say that a paper of which nobody knew has come out after all."""

    actor: Actor
    print_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPaper:
    """Print a paper that waits; ``by_itself`` when nobody asked for it just now."""

    actor: Actor
    print_id: int
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class PrintPapers:
    """Print papers one after another, in this order; those on paper already are passed over."""

    actor: Actor
    print_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprintPaper:
    """Print a paper once more as it was issued; the reason goes onto it."""

    actor: Actor
    print_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class DropPapers:
    """Do not print these after all."""

    actor: Actor
    print_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SavePaper:
    """Save a paper as a PDF file."""

    actor: Actor
    print_id: int


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """Where slips come out: a printer by name, or the folder of PDF files when it is empty.

    ``others`` are this PC's choices for papers that are no slips.
    """

    name: str = ""
    size: PaperSize = PaperSize.A5
    dpi: int = 300
    others: Mapping[PrinterRole, "PrinterChoice"] = field(
        default_factory=dict[PrinterRole, "PrinterChoice"], hash=False
    )

    def for_role(self, role: PrinterRole) -> "PrinterChoice":
        """Return where papers of ``role`` come out: with the slips unless chosen otherwise."""
        return self.others.get(role, self)
