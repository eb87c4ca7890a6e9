"""View data of lists, screens and figures: frozen, plain, with nothing left to look up.

Identity numbers are masked here already; only the dossier card of a signed-in clerk holds one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_state import Action, DossierState
from app.domain.forms.supplement_request import RequestedPaper
from app.domain.hanging import HangingPaper
from app.domain.papers import SubmittedPaper
from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning
from app.domain.sign_in import Secret


class DueMark(StrEnum):
    """How near the promise is; derived at the moment of asking, never stored."""

    NONE = "none"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """One line of a list of dossiers."""

    id: int
    code: str
    official_code: str
    applicant_name: str
    identity_masked: str
    procedure_name: str
    received_at: datetime
    promised_at: datetime
    state: DossierState
    due: DueMark
    clerk_name: str


@dataclass(frozen=True, slots=True)
class DossierPage:
    """A page of a list, newest first; ``next_key`` fetches the following page, None at the end.

    ``total`` counts up to a cap and is only given with the first page.
    """

    rows: tuple[DossierRow, ...]
    next_key: int | None
    total: int | None = None
    total_capped: bool = False


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event of a dossier in words, with who and when."""

    occurred_at: datetime
    clerk_name: str
    action: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLine:
    """One paper that was printed for a dossier."""

    id: int
    form: str
    printed_at: datetime
    clerk_name: str
    state: str
    reprint_number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCourse:
    """Where its history has led a dossier, beside its state.

    ``pauses`` are sentences about each pause of the clock. ``agency`` is the other agency that has
    the dossier now, with that one's own date. ``way`` is how the result goes out, or went;
    ``parts_to_give`` is what of it, and of the papers handed in, the citizen still gets.
    ``official_state`` is one of ``OfficialState``, ``other_codes`` name system and code ("Hộ tịch:
    123456").
    ``required_papers`` are those of the procedure, ``requested_papers`` those last asked for.
    ``place`` is where the papers lie, or who has borrowed them. The result was signed on
    ``result_day``.
    ``minutes_left`` of office hours, ``minutes_a_day`` long, are left of the promise, None when
    none runs out; ``unconfirmed_years`` are those whose calendar may still move it.
    """

    slip_version: int = 1
    minutes_left: int | None = None
    minutes_a_day: int = 1
    unconfirmed_years: tuple[int, ...] = ()
    handler: str = ""
    supplements: int = 0
    supplement_due_on: date | None = None
    paused_at: datetime | None = None
    pauses: tuple[str, ...] = ()
    extensions: int = 0
    apology_until: datetime | None = None
    late_reason: str = ""
    agency: str = ""
    agency_due_at: datetime | None = None
    result_number: str = ""
    result_day: date | None = None
    result_negative: bool = False
    parts_kept: str = ""
    out_for_delivery: bool = False
    delivery_item: str = ""
    delivery_by: str = ""
    way: DeliveryWay = DeliveryWay.AT_DESK
    parts_to_give: tuple[str, ...] = ()
    official_state: str = ""
    official_received_at: datetime | None = None
    official_promised_at: datetime | None = None
    official_says: DossierState | None = None
    other_codes: tuple[str, ...] = ()
    required_papers: tuple[str, ...] = ()
    requested_papers: tuple[RequestedPaper, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCard:
    """Everything a clerk may see of one dossier.

    ``fee_open`` is what a correction left to collect of a paid fee or, negative, to give back.
    """

    row: DossierRow
    submitter_name: str
    identity_number: str
    birth: str
    address: str
    phone: str
    email: str
    procedure_code: str
    field: str
    channel: Channel
    delivery: DeliveryWay
    delivery_address: str
    papers: tuple[SubmittedPaper, ...]
    sets: int
    fee: int
    fee_explanation: str
    fee_paid: bool
    fee_receipt_number: str
    fee_means: str
    fee_exemption: str
    limit_in_words: str
    explanation: str
    original_promised_at: datetime
    override_reason: str
    finished_at: datetime | None
    returned_at: datetime | None
    collector_name: str
    result_name: str
    note: str
    history: tuple[HistoryLine, ...]
    prints: tuple[PrintLine, ...]
    actions: tuple[Action, ...]
    course: DossierCourse = DossierCourse()
    fee_open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAwayRow:
    """A visit that ended without a dossier: guided or refused, under a number of its kind."""

    id: int
    action: Action
    number: str
    happened_at: datetime
    clerk_name: str
    applicant_name: str
    procedure_name: str
    reason: str


@dataclass(frozen=True, slots=True)
class OlderSlip:
    """Which issue of the slip was shown, and which one is in force."""

    seen: int
    current: int


@dataclass(frozen=True, slots=True)
class ReturnView:
    """What a scan, a typed code or a picked dossier means now, and the dossier if there is one.

    ``values`` fill in the sentences of the table of answers; ``code`` is the code no dossier
    answers to, ``older`` is there when the slip has been replaced.
    """

    meaning: ScanMeaning
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    card: DossierCard | None = None
    code: str = ""
    older: OlderSlip | None = None

    @property
    def title(self) -> str:
        """Return the sentence of the answer, to be translated and filled in."""
        return SCAN_ANSWERS[self.meaning].title

    @property
    def advice(self) -> str:
        """Return what the answer says to do, likewise."""
        return SCAN_ANSWERS[self.meaning].advice

    @property
    def noted_as(self) -> ScanMeaning:
        """Return what the scan log keeps: that the slip was old, else the meaning."""
        return ScanMeaning.OLDER_SLIP if self.older else self.meaning


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person met before, so that a name need not be typed twice."""

    applicant_id: int
    name: str
    identity_number: str
    birth: str
    sex: str
    address: str
    phone: str
    last_seen_on: date
    is_organization: bool = False


@dataclass(frozen=True, slots=True)
class ClerkRow:
    """A clerk as the sign-in and the settings show them.

    ``asked`` is what signing in takes now, ``locked_until`` a moment that is still to come.
    """

    id: int
    name: str
    role: str
    desk: str
    active: bool
    has_pin: bool
    has_password: bool = False
    asked: Secret = Secret.PIN
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkFigures:
    """One clerk's day in numbers; ``fees`` are the đồng that changed hands.

    ``handling`` are the minutes of office hours from reception to result that the ``finished``
    dossiers took together, pauses left out.
    """

    clerk_id: int | None
    clerk_name: str
    desk: str = ""
    received: int = 0
    handed_over: int = 0
    results: int = 0
    returned: int = 0
    in_hand: int = 0
    due_today: int = 0
    due_tomorrow: int = 0
    overdue: int = 0
    supplements: int = 0
    refusals: int = 0
    fees: int = 0
    finished: int = 0
    handling: int = 0


@dataclass(frozen=True, slots=True)
class HalfHour:
    """What happened in the half hour that begins at ``start``."""

    start: time
    received: int
    returned: int


@dataclass(frozen=True, slots=True)
class WorkItem:
    """An open dossier with the working minutes left (negative: late); its clock may stand."""

    row: DossierRow
    minutes_left: int
    standing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """A day of one clerk, or of the whole desk when ``clerk_id`` is None in ``figures``.

    What is still open and due is as of ``counted_at``, whatever the day.
    """

    day: date
    counted_at: datetime
    figures: ClerkFigures
    half_hours: tuple[HalfHour, ...]
    work_list: tuple[WorkItem, ...]
    clerks: tuple[ClerkFigures, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """What closing the day counts, for the page, the day sheet and the export alike.

    ``unmatched`` results were handed out for other counters' dossiers that have not arrived. Of
    very many papers ``unprinted`` has the oldest, and ``unprinted_count`` tells of all.
    """

    day: date
    counted_at: datetime
    total: ClerkFigures
    clerks: tuple[ClerkFigures, ...]
    codes_issued: int
    codes_cancelled: int
    unprinted: tuple[HangingPaper, ...]
    unprinted_count: int
    print_unknown: int
    drafts: int
    open_total: int
    closed_at: datetime | None
    closed_by: str
    last_export: datetime | None
    unmatched: int = 0


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """A line of an imported register that was not taken, or was taken with a warning."""

    line: int
    column: str
    message: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do in a dry run."""

    lines: int
    imported: int
    already_known: int
    problems: tuple[ImportProblem, ...]
    dry_run: bool
