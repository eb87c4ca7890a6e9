"""A dossier and what belongs to it: applicant, papers, fee, code counters.

Its history is in ``dossier_event``, its printed sheets are in ``paper``; what is derived (overdue,
days left) is never stored.
"""

import uuid
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Text, case, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.channel import DeliveryWay
from app.domain.dossier_state import DossierState
from app.models.base import Base, Key, new_uid

_UNFINISHED = text("finished_at IS NULL")


class Applicant(Base):
    """A person or organization as it was when a dossier was taken; never shared or rewritten.

    One row per intake: an address that changes next year must not change last year's dossier.
    ``sort_key`` was filled by earlier releases, and no list is sorted by it.
    """

    __tablename__ = "applicants"
    __table_args__ = (Index("ix_applicants_identity_number", "identity_number"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(default="")
    is_organization: Mapped[bool] = mapped_column(default=False)
    identity_number: Mapped[str] = mapped_column(default="")
    birth: Mapped[str] = mapped_column(default="")
    sex: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")


class Dossier(Base):
    """One application for one procedure, from its acceptance on.

    Four statuses stand apart: business (``state``), money (``Fee.paid_at``), ``delivery_state``
    and ``official_state``. Which columns follow the history is said once, where stores are merged:
    ``_COURSE`` and ``_SET`` in ``app.services.exchange.rebuild_dossiers``.
    """

    __tablename__ = "dossiers"
    __table_args__ = (
        Index("ix_dossiers_received_on_received_by_id", "received_on", "received_by_id"),
        Index("ix_dossiers_returned_on_returned_by_id", "returned_on", "returned_by_id"),
        Index("ix_dossiers_finished_on", "finished_on"),
        Index(
            "ix_dossiers_unfinished",
            "promised_at",
            sqlite_where=_UNFINISHED,
            postgresql_where=_UNFINISHED,
        ),
        Index("ix_dossiers_applicant_id", "applicant_id"),
        Index("ix_dossiers_state", "state"),
        Index("ix_dossiers_official_state", "official_state"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(unique=True, default=new_uid)
    request_id: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(unique=True)
    official_code: Mapped[str | None] = mapped_column(unique=True)
    state: Mapped[str]
    procedure_id: Mapped[int] = mapped_column(ForeignKey("procedure_versions.id"))
    applicant_id: Mapped[int] = mapped_column(ForeignKey("applicants.id"))
    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id"))
    submitter_name: Mapped[str] = mapped_column(default="")
    submitter_identity: Mapped[str] = mapped_column(default="")
    channel: Mapped[str]
    sets: Mapped[int] = mapped_column(default=1)
    received_at: Mapped[datetime]
    received_on: Mapped[date]
    received_by_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    desk: Mapped[str] = mapped_column(default="")
    limit_value: Mapped[int]
    limit_unit: Mapped[str]
    promised_at: Mapped[datetime]
    promised_on: Mapped[date]
    original_promised_at: Mapped[datetime]
    explanation: Mapped[str] = mapped_column(Text, default="")
    override_reason: Mapped[str] = mapped_column(default="")
    finished_at: Mapped[datetime | None]
    finished_on: Mapped[date | None]
    result_name: Mapped[str] = mapped_column(default="")
    returned_at: Mapped[datetime | None]
    returned_on: Mapped[date | None]
    returned_by_id: Mapped[int | None] = mapped_column(ForeignKey("clerks.id"))
    collector_name: Mapped[str] = mapped_column(default="")
    collector_identity: Mapped[str] = mapped_column(default="")
    collector_relation: Mapped[str] = mapped_column(default="")
    delivery: Mapped[str]
    delivery_address: Mapped[str] = mapped_column(default="")
    in_programme: Mapped[bool] = mapped_column(default=False)
    excluded: Mapped[bool] = mapped_column(default=False)
    late_reason: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    slip_version: Mapped[int] = mapped_column(server_default="1")
    handler: Mapped[str] = mapped_column(server_default="")
    supplements: Mapped[int] = mapped_column(server_default="0")
    supplement_due_on: Mapped[date | None]
    paused_at: Mapped[datetime | None]
    extensions: Mapped[int] = mapped_column(server_default="0")
    agency: Mapped[str] = mapped_column(server_default="")
    agency_due_at: Mapped[datetime | None]
    result_number: Mapped[str] = mapped_column(server_default="")
    result_negative: Mapped[bool] = mapped_column(server_default=false())
    parts_kept: Mapped[str] = mapped_column(server_default="")
    delivery_state: Mapped[str] = mapped_column(server_default="")
    delivery_item: Mapped[str] = mapped_column(server_default="")
    delivery_by: Mapped[str] = mapped_column(server_default="")
    official_state: Mapped[str] = mapped_column(server_default="")
    official_received_at: Mapped[datetime | None]
    official_promised_at: Mapped[datetime | None]
    other_codes: Mapped[str] = mapped_column(server_default="")
    book_volume: Mapped[str] = mapped_column(server_default="")
    book_number: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(Text, default="")


NOT_CANCELLED = Dossier.state != DossierState.CANCELLED.value
"""A burned code is no dossier any more: it counts nowhere and is listed for those who ask only."""


NOT_STANDING = Dossier.paused_at.is_(None) | (Dossier.promised_at < Dossier.paused_at)
"""A clock that stands makes nothing late; what was late before it stood still is."""


WAY_GIVEN: ColumnElement[str] = case(
    (Dossier.delivery_state.in_(sorted(DeliveryWay)), Dossier.delivery_state),
    else_=Dossier.delivery,
)
"""How a result went out, or shall go as long as it has not: ``channel.way_given`` as a select."""


class DossierPaper(Base):
    """A paper handed in, in the order of the checklist."""

    __tablename__ = "dossier_papers"

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    originals: Mapped[int]
    copies: Mapped[int]
    returned_to_citizen: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    extra_reason: Mapped[str] = mapped_column(default="")


class Fee(Base):
    """What a dossier costs in đồng, how that was computed, and the money receipt if paid.

    ``means`` is how it was paid, ``exemption`` the ground of a waiver or reduction.
    """

    __tablename__ = "fees"

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    amount: Mapped[int]
    explanation: Mapped[str] = mapped_column(default="")
    receipt_number: Mapped[str] = mapped_column(default="")
    paid_at: Mapped[datetime | None]
    paid_to_id: Mapped[int | None] = mapped_column(ForeignKey("clerks.id"))
    means: Mapped[str] = mapped_column(server_default="")
    exemption: Mapped[str] = mapped_column(server_default="")


class CodeCounter(Base):
    """The last serial given in a series on a day: a row and not a sequence, so without gaps.

    ``mistaken``: a supervisor said that the clock ran ahead that day; the clock guard passes it.
    """

    __tablename__ = "code_counters"

    series: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]
    mistaken: Mapped[bool] = mapped_column(default=False, server_default=false())


class UnmatchedReturn(Base):
    """A result handed back for another counter's dossier that this store does not know yet."""

    __tablename__ = "unmatched_returns"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    code: Mapped[str] = mapped_column(index=True)
    returned_at: Mapped[datetime]
    returned_on: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    desk: Mapped[str] = mapped_column(default="")
    collector_name: Mapped[str] = mapped_column(default="")
    collector_identity: Mapped[str] = mapped_column(default="")
    collector_relation: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossiers.id"))
    matched_at: Mapped[datetime | None]
