"""The lists of a bundle: events since the last one, the dossiers they touch, what those name.

How far each chain has been exported is noted in the store, so that a bundle goes on where the one
before ended; the first one carries everything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.bundle_facts import ChainPart
from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_snapshot import (
    SAME_IN_STORE,
    ApplicantSnapshot,
    ClerkSnapshot,
    DossierSnapshot,
    FeeSnapshot,
    PaperSnapshot,
    ProcedureSnapshot,
    UnmatchedSnapshot,
    as_line,
)
from app.domain.dossier_state import Action, DossierState
from app.domain.office import Station
from app.domain.papers import PaperKind
from app.domain.roles import Role
from app.domain.time_limit import LimitUnit
from app.models.base import milliseconds
from app.models.dossier import Applicant, Dossier, DossierPaper, Fee, UnmatchedReturn
from app.models.dossier_event import DossierEvent, HistoryChain
from app.models.office import Clerk, Meta, Office
from app.models.procedure import ProcedureVersion
from app.services import history

_WholeRow = Row[Dossier, Applicant, str, int, date, str, str]

_BATCH = 500
_CORRECTING = (Action.CORRECT, Action.ACCEPT_SUPPLEMENT)
_NEWEST_EXPORTED = "exported_{station}_{epoch}"
_RECEIVER, _RETURNER = aliased(Clerk), aliased(Clerk)
_WHOLE = (
    select(
        Dossier,
        Applicant,
        ProcedureVersion.code,
        ProcedureVersion.version,
        Office.valid_from,
        _RECEIVER.name,
        func.coalesce(_RETURNER.name, ""),
    )
    .join(Applicant, Applicant.id == Dossier.applicant_id)
    .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
    .join(Office, Office.id == Dossier.office_id)
    .join(_RECEIVER, _RECEIVER.id == Dossier.received_by_id)
    .outerjoin(_RETURNER, _RETURNER.id == Dossier.returned_by_id)
)


def parts_to_export(session: Session, store_id: str, *, whole: bool) -> tuple[ChainPart, ...]:
    """Return what is new in each chain this store writes, or all of it when ``whole``."""
    connection = session.connection()
    parts: list[ChainPart] = []
    for chain in history.chains(session):
        known = session.get(HistoryChain, (chain.digit, chain.epoch))
        if known is not None and known.store_id != store_id:
            continue
        newest = history.head(connection, chain)
        after = 0 if whole else _exported(session, chain)
        if newest.sequence > after:
            before = history.hash_at(connection, chain, after)
            parts.append(
                ChainPart(
                    station=chain.digit,
                    epoch=chain.epoch,
                    genesis=history.hash_at(connection, chain, 0),
                    first_sequence=after + 1,
                    last_sequence=newest.sequence,
                    before=before,
                    head=newest.hash,
                )
            )
    return tuple(parts)


def note_exported(session: Session, parts: Sequence[ChainPart]) -> None:
    """Note in the caller's transaction that ``parts`` have been written and read back."""
    for part in parts:
        key = _key(Station(part.station, part.epoch))
        session.merge(Meta(key=key, value=str(part.last_sequence)))


def exported_to(session: Session, station: int) -> dict[int, int]:
    """Return up to which event each chain of ``station`` has been exported, by its epoch.

    Whichever counter of a shared store exported it: a bundle carries the chains of all. Empty when
    nothing has been since bundles carry events.
    """
    prefix = _NEWEST_EXPORTED.format(station=station, epoch="")
    rows = session.scalars(select(Meta).where(Meta.key.startswith(prefix, autoescape=True)))
    return {int(row.key.removeprefix(prefix)): int(row.value) for row in rows}


def events_of(session: Session, parts: Sequence[ChainPart]) -> Iterator[dict[str, Any]]:
    """Yield the events of ``parts`` as they were hashed, each with its epoch."""
    for part in parts:
        chain = Station(part.station, part.epoch)
        for event in history.exported_events(session, chain, part.first_sequence - 1):
            if event["sequence"] > part.last_sequence:
                break
            yield {**event, "epoch": part.epoch}


def count_dossiers(session: Session, parts: Sequence[ChainPart]) -> int:
    """Return how many dossiers ``dossiers_of`` yields."""
    touched = select(func.count(DossierEvent.dossier_id.distinct())).where(_within(parts))
    return session.scalar(touched) or 0


def dossiers_of(session: Session, parts: Sequence[ChainPart]) -> Iterator[dict[str, Any]]:
    """Yield every dossier the events of ``parts`` are about, as it stands now."""
    keys = list(session.scalars(_touched(parts).order_by(DossierEvent.dossier_id)))
    clerks: dict[int | None, str] = {row.id: row.name for row in session.scalars(select(Clerk))}
    for at in range(0, len(keys), _BATCH):
        chosen = keys[at : at + _BATCH]
        papers: dict[int, list[PaperSnapshot]] = {}
        for paper in session.scalars(
            select(DossierPaper)
            .where(DossierPaper.dossier_id.in_(chosen))
            .order_by(DossierPaper.dossier_id, DossierPaper.position)
        ):
            papers.setdefault(paper.dossier_id, []).append(_paper(paper))
        fees = {
            fee.dossier_id: _fee(fee, clerks.get(fee.paid_to_id, ""))
            for fee in session.scalars(select(Fee).where(Fee.dossier_id.in_(chosen)))
        }
        elsewhere = set(session.scalars(_corrected(chosen).where(~_within(parts))))
        for row in session.execute(_WHOLE.where(Dossier.id.in_(chosen)).order_by(Dossier.id)):
            key: int = row[0].id
            snapshot = _dossier(row, tuple(papers.get(key, ())), fees.get(key))
            yield as_line(replace(snapshot, corrected_elsewhere=key in elsewhere))


def procedures_of(
    session: Session, parts: Sequence[ChainPart], named_elsewhere: Select[int] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield every version of a procedure those dossiers name, or that is ``named_elsewhere``."""
    named = select(Dossier.procedure_id).where(Dossier.id.in_(_touched(parts)))
    wanted = ProcedureVersion.id.in_(named)
    if named_elsewhere is not None:
        wanted |= ProcedureVersion.id.in_(named_elsewhere)
    for row in session.scalars(
        select(ProcedureVersion)
        .where(wanted)
        .order_by(ProcedureVersion.code, ProcedureVersion.version)
    ):
        yield as_line(
            ProcedureSnapshot(
                code=row.code,
                version=row.version,
                name=row.name,
                short_name=row.short_name,
                field=row.field,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                content=row.content,
            )
        )


def clerks_named(session: Session) -> Iterator[dict[str, Any]]:
    """Yield everybody a dossier or an event may name; never a PIN or a password."""
    for row in session.scalars(select(Clerk).order_by(Clerk.id)):
        yield as_line(ClerkSnapshot(row.name, Role(row.role), row.desk))


def unmatched_returns(session: Session) -> Iterator[dict[str, Any]]:
    """Yield the results handed out here for dossiers this store does not know yet."""
    for row, clerk in session.execute(
        select(UnmatchedReturn, Clerk.name)
        .join(Clerk, Clerk.id == UnmatchedReturn.clerk_id)
        .where(UnmatchedReturn.dossier_id.is_(None))
        .order_by(UnmatchedReturn.id)
    ):
        yield as_line(
            UnmatchedSnapshot(
                code=row.code,
                returned_at=milliseconds(row.returned_at),
                clerk=clerk,
                collector_name=row.collector_name,
            )
        )


def _exported(session: Session, chain: Station) -> int:
    noted = session.get(Meta, _key(chain))
    return int(noted.value) if noted is not None else 0


def _key(chain: Station) -> str:
    return _NEWEST_EXPORTED.format(station=chain.digit, epoch=chain.epoch)


def _touched(parts: Sequence[ChainPart]) -> Any:
    return select(DossierEvent.dossier_id).where(_within(parts)).distinct()


def _corrected(dossier_ids: Sequence[int]) -> Select[int]:
    return select(DossierEvent.dossier_id).where(
        DossierEvent.dossier_id.in_(dossier_ids),
        DossierEvent.kind.in_([action.value for action in _CORRECTING]),
    )


def _within(parts: Sequence[ChainPart]) -> ColumnElement[bool]:
    runs = [
        and_(
            DossierEvent.station == part.station,
            DossierEvent.epoch == part.epoch,
            DossierEvent.sequence.between(part.first_sequence, part.last_sequence),
        )
        for part in parts
    ]
    return or_(*runs) if runs else false()


def _dossier(
    row: _WholeRow, papers: tuple[PaperSnapshot, ...], fee: FeeSnapshot | None
) -> DossierSnapshot:
    dossier, applicant, procedure, version, office_valid_from, received_by, returned_by = row
    return DossierSnapshot(
        **{name: getattr(dossier, name) for name in SAME_IN_STORE},
        uid=str(dossier.uid),
        official_code=dossier.official_code or "",
        state=DossierState(dossier.state),
        procedure=procedure,
        procedure_version=version,
        office_valid_from=office_valid_from,
        applicant=_applicant(applicant),
        papers=papers,
        fee=fee,
        channel=Channel(dossier.channel),
        delivery=DeliveryWay(dossier.delivery),
        received_at=milliseconds(dossier.received_at),
        received_by=received_by,
        limit_unit=LimitUnit(dossier.limit_unit),
        promised_at=milliseconds(dossier.promised_at),
        original_promised_at=milliseconds(dossier.original_promised_at),
        finished_at=milliseconds(dossier.finished_at) if dossier.finished_at else None,
        returned_at=milliseconds(dossier.returned_at) if dossier.returned_at else None,
        returned_by=returned_by,
    )


def _applicant(row: Applicant) -> ApplicantSnapshot:
    return ApplicantSnapshot(
        name=row.name,
        is_organization=row.is_organization,
        identity_number=row.identity_number,
        birth=row.birth,
        sex=row.sex,
        address=row.address,
        phone=row.phone,
        email=row.email,
    )


def _paper(row: DossierPaper) -> PaperSnapshot:
    return PaperSnapshot(
        name=row.name,
        kind=PaperKind(row.kind),
        originals=row.originals,
        copies=row.copies,
        returned_to_citizen=row.returned_to_citizen,
        note=row.note,
        extra_reason=row.extra_reason,
    )


def _fee(row: Fee, paid_to: str) -> FeeSnapshot:
    return FeeSnapshot(
        amount=row.amount,
        explanation=row.explanation,
        receipt_number=row.receipt_number,
        paid_at=milliseconds(row.paid_at) if row.paid_at else None,
        paid_to=paid_to,
        means=row.means,
        exemption=row.exemption,
    )
