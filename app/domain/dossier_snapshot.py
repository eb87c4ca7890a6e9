"""A dossier as it goes from one counter's store to another's: whole, and named by words alone.

Keys of rows mean nothing in another store, so procedures, clerks and the office's profile are
named; instants are milliseconds since 1970 UTC as in the events beside it. What follows from
other fields (office days, sort keys) is left out and computed anew.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, cast

from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_state import Action, DossierState
from app.domain.papers import PaperKind
from app.domain.roles import Role
from app.domain.time_limit import LimitUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantSnapshot:
    """The person or organization a dossier is about."""

    name: str
    is_organization: bool
    identity_number: str
    birth: str
    sex: str
    address: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSnapshot:
    """A paper handed in; their order is that of the checklist."""

    name: str
    kind: PaperKind
    originals: int
    copies: int
    returned_to_citizen: bool
    note: str
    extra_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeSnapshot:
    """What a dossier costs in đồng, and who took the money when."""

    amount: int
    explanation: str
    receipt_number: str
    paid_at: int | None
    paid_to: str
    means: str = ""
    exemption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSnapshot:
    """Every column of a dossier and what belongs to it, but its printed sheets and its events.

    Where its steps have led it is left out too: the events tell. ``corrected_elsewhere`` says that
    steps which are not in the bundle have corrected what was taken down at its reception.
    """

    uid: str
    request_id: str
    code: str
    official_code: str
    state: DossierState
    procedure: str
    procedure_version: int
    office_valid_from: date
    applicant: ApplicantSnapshot
    papers: tuple[PaperSnapshot, ...]
    fee: FeeSnapshot | None
    submitter_name: str
    submitter_identity: str
    channel: Channel
    sets: int
    received_at: int
    received_by: str
    desk: str
    limit_value: int
    limit_unit: LimitUnit
    promised_at: int
    original_promised_at: int
    explanation: str
    override_reason: str
    finished_at: int | None
    result_name: str
    returned_at: int | None
    returned_by: str
    collector_name: str
    collector_identity: str
    collector_relation: str
    delivery: DeliveryWay
    delivery_address: str
    in_programme: bool
    excluded: bool
    late_reason: str
    place: str
    note: str
    book_volume: str = ""
    book_number: str = ""
    corrected_elsewhere: bool = False


SAME_IN_STORE = (
    "request_id",
    "code",
    "submitter_name",
    "submitter_identity",
    "sets",
    "desk",
    "limit_value",
    "explanation",
    "override_reason",
    "result_name",
    "collector_name",
    "collector_identity",
    "collector_relation",
    "delivery_address",
    "in_programme",
    "excluded",
    "late_reason",
    "place",
    "note",
    "book_volume",
    "book_number",
)
"""Fields of a dossier that stand in the store under the same name and as the same value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureSnapshot:
    """A version of a procedure; ``content`` is its row of the catalogue file, "" if never known."""

    code: str
    version: int
    name: str
    short_name: str
    field: str
    valid_from: date | None
    valid_to: date | None
    content: str


@dataclass(frozen=True, slots=True)
class ClerkSnapshot:
    """A person named by a dossier or an event of the bundle."""

    name: str
    role: Role
    desk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSnapshot:
    """An event as it was hashed, with the epoch of its chain."""

    station: int
    epoch: int
    sequence: int
    code: str
    kind: Action
    at: int
    clerk: str
    payload: str
    hash: str

    def hashed(self) -> dict[str, str | int]:
        """Return what the hash covers, by name."""
        return {
            "station": self.station,
            "sequence": self.sequence,
            "code": self.code,
            "kind": self.kind.value,
            "at": self.at,
            "clerk": self.clerk,
            "payload": self.payload,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedSnapshot:
    """A result handed back at the bundle's counter for a dossier it had not heard of yet."""

    code: str
    returned_at: int
    clerk: str
    collector_name: str


def as_line(snapshot: Any) -> dict[str, Any]:
    """Return a snapshot as a line of JSON holds it: days as text, all else as it is."""
    # Not by asdict: it copies every text, which is half the time a year's export takes for this.
    return {one.name: _as_json(getattr(snapshot, one.name)) for one in fields(snapshot)}


def _as_json(value: Any) -> Any:
    match value:
        case None | str() | int():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return tuple(_as_json(one) for one in cast("tuple[Any, ...]", value))
        case _:
            return as_line(value) if is_dataclass(value) else value
