"""The sums that changed hands on a day: the one place the cash list and the closing count from.

Fees stand in their row as they are now; what was taken on the day itself follows from the
corrections since, and later payments are events of the day they were made on.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.corrections import DIFFERENCE, FEE, SETTLED, collected, open_difference
from app.domain.dossier_state import Action
from app.domain.takings import Taking
from app.domain.vietnam_time import local, office_day
from app.models.dossier import NOT_CANCELLED, Applicant, Dossier, Fee
from app.models.dossier_event import DossierEvent
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion

_SETTLES = (Action.CORRECT, Action.RETURN_RESULT, Action.RETURN_PART)
"""Steps with which what is open of a corrected fee may change hands."""


@dataclass(frozen=True, slots=True)
class _Event:
    dossier_id: int
    at: datetime
    clerk_id: int
    clerk_name: str
    facts: Mapping[str, Any]


def takings_of(session: Session, day: date) -> tuple[Taking, ...]:
    """Return every sum of ``day`` in the order it changed hands, then what was waived."""
    begin = local(day.year, day.month, day.day)
    end = begin + timedelta(days=1)
    on_another_day = or_(Fee.paid_at.is_(None), Fee.paid_at < begin, Fee.paid_at >= end)
    waived = (Fee.exemption != "", Fee.amount == 0, Dossier.received_on == day, NOT_CANCELLED)
    # Asked for apart: what was waived is found by its day, without looking at every fee.
    fees = [
        *_fees(session, Fee.paid_at >= begin, Fee.paid_at < end),
        *_fees(session, *waived, on_another_day),
    ]
    corrections = _corrections(session, [one.dossier_id for one in fees])
    taken = [_as_paid(one, corrections[one.dossier_id]) for one in fees]
    lines = [one for one in taken if one.amount or one.exemption]
    lines += _settled(session, day)
    lines += _renumbered(session, day)
    lines += _obligations(session, day)
    return tuple(sorted(lines, key=lambda one: (one.at is None, one.at or begin, one.dossier_id)))


def open_differences(session: Session, day: date) -> tuple[int, ...]:
    """Return the dossiers of whose corrected fee something was still open when ``day`` ended.

    What was canceled is asked about by itself.
    """
    until = DossierEvent.occurred_on <= day
    corrected = session.scalars(
        select(DossierEvent.dossier_id)
        .join(Dossier, Dossier.id == DossierEvent.dossier_id)
        .where(
            until,
            DossierEvent.kind == Action.CORRECT.value,
            DossierEvent.payload.contains(f'"{SETTLED}"'),
            NOT_CANCELLED,
        )
    )
    where = and_(until, DossierEvent.dossier_id.in_(set(corrected)))
    steps = _by_dossier(_events(session, where, _SETTLES, (DIFFERENCE, SETTLED)))
    return tuple(key for key, told in steps.items() if open_difference(one.facts for one in told))


def _fees(session: Session, *where: ColumnElement[bool]) -> Iterator[Taking]:
    taker = aliased(Clerk)
    rows = session.execute(
        select(
            Fee,
            Dossier.code,
            Dossier.submitter_name,
            Applicant.name.label("applicant_name"),
            ProcedureVersion.short_name,
            ProcedureVersion.name.label("procedure_name"),
            taker.id.label("taker_id"),
            taker.name.label("taker_name"),
        )
        .join(Dossier, Dossier.id == Fee.dossier_id)
        .join(Applicant, Applicant.id == Dossier.applicant_id)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .join(
            taker,
            or_(
                taker.id == Fee.paid_to_id,
                and_(Fee.paid_to_id.is_(None), taker.id == Dossier.received_by_id),
            ),
        )
        .where(*where)
    )
    for row in rows:
        yield Taking(
            dossier_id=row.Fee.dossier_id,
            code=row.code,
            payer_name=row.submitter_name or row.applicant_name,
            procedure_name=row.short_name or row.procedure_name,
            amount=row.Fee.amount,
            means=row.Fee.means,
            receipt_number=row.Fee.receipt_number,
            exemption=row.Fee.exemption,
            taken_by=row.taker_name,
            taken_by_id=row.taker_id,
            at=row.Fee.paid_at,
        )


def _as_paid(fee: Taking, corrections: Sequence[_Event]) -> Taking:
    """Return the sum as it was when it was paid: without what corrections have made of it since."""
    since = [one for one in corrections if fee.at is not None and one.at >= fee.at]
    amount = fee.amount - sum(one.facts.get(DIFFERENCE, 0) for one in since)
    numbers = [
        one.facts.get(FEE, {}).get("receipt_number")
        for one in since
        if not _mends_number(one) or fee.at is None or office_day(one.at) != office_day(fee.at)
    ]
    number = next((changed[0] for changed in numbers if changed), fee.receipt_number)
    return replace(fee, amount=amount, receipt_number=number)


def _settled(session: Session, day: date) -> Iterator[Taking]:
    """Yield what of corrected fees was collected or given back on ``day``."""
    events = _events(session, DossierEvent.occurred_on == day, _SETTLES, (SETTLED,))
    yield from _lines(session, [one for one in events if collected(one.facts)], _difference)


def _renumbered(session: Session, day: date) -> Iterator[Taking]:
    """Yield sums of other days whose receipt was put right on ``day``: taken out, put in again.

    The list of the day they were paid on stays as it was signed; on one and the same day the right
    number simply stands there.
    """
    of_day = DossierEvent.occurred_on == day
    events = [
        one for one in _events(session, of_day, (Action.CORRECT,), (FEE,)) if _mends_number(one)
    ]
    corrections = _corrections(session, [one.dossier_id for one in events])

    def line(fee: Taking, event: _Event, sign: int) -> Taking:
        paid = _as_paid(fee, corrections[event.dossier_id])
        number = event.facts[FEE]["receipt_number"][max(sign, 0)]
        elsewhere = fee.at is not None and office_day(fee.at) != day
        return replace(
            paid, amount=sign * paid.amount * elsewhere, receipt_number=number, exemption=""
        )

    for sign in (-1, 1):
        lines = _lines(session, events, lambda fee, event, sign=sign: line(fee, event, sign))
        yield from (one for one in lines if one.amount)


def _mends_number(event: _Event) -> bool:
    """Say whether a correction changed a receipt's number without any money changing hands."""
    return "receipt_number" in event.facts.get(FEE, {}) and not event.facts.get(SETTLED)


def _difference(fee: Taking, event: _Event) -> Taking:
    before, after = event.facts.get(FEE, {}).get("receipt_number", ("", ""))
    number = after.removeprefix(before).removeprefix("; ")
    return replace(
        fee,
        amount=collected(event.facts),
        # Nobody is asked for the means of a correction: those of the fee stand for it.
        means=event.facts.get("fee_means", fee.means),
        receipt_number=number,
        exemption="",
    )


def _obligations(session: Session, day: date) -> Iterator[Taking]:
    """Yield the money citizens brought for an obligation, where somebody noted how it was paid.

    Without that they have only shown a receipt of another cash desk.
    """
    events = _events(
        session, DossierEvent.occurred_on == day, (Action.CONFIRM_PAYMENT,), ("means",)
    )
    asked = _asked_for(session, [one.dossier_id for one in events])

    def line(fee: Taking, event: _Event) -> Taking:
        amounts = [one.facts.get("amount", 0) for one in asked[event.dossier_id]]
        return replace(
            fee,
            amount=amounts[-1] if amounts else 0,
            means=event.facts["means"],
            receipt_number=event.facts.get("receipt", ""),
            exemption="",
        )

    yield from (one for one in _lines(session, events, line) if one.amount)


def _lines(
    session: Session, events: Sequence[_Event], line: Callable[[Taking, _Event], Taking]
) -> Iterator[Taking]:
    """Yield ``line`` of each event, with who wrote it down and when."""
    keys = [one.dossier_id for one in events]
    fees = {one.dossier_id: one for one in _fees(session, Fee.dossier_id.in_(keys))}
    for event in events:
        if event.dossier_id in fees:
            yield replace(
                line(fees[event.dossier_id], event),
                taken_by=event.clerk_name,
                taken_by_id=event.clerk_id,
                at=event.at,
            )


def _corrections(session: Session, keys: Sequence[int]) -> Mapping[int, list[_Event]]:
    where = DossierEvent.dossier_id.in_(keys)
    return _by_dossier(_events(session, where, _SETTLES, (DIFFERENCE, FEE)))


def _asked_for(session: Session, keys: Sequence[int]) -> Mapping[int, list[_Event]]:
    where = DossierEvent.dossier_id.in_(keys)
    return _by_dossier(_events(session, where, (Action.REQUEST_PAYMENT,), ("amount",)))


def _by_dossier(events: Iterable[_Event]) -> Mapping[int, list[_Event]]:
    found: dict[int, list[_Event]] = defaultdict(list)
    for event in events:
        found[event.dossier_id].append(event)
    return found


def _events(
    session: Session, where: ColumnElement[bool], actions: Sequence[Action], facts: Sequence[str]
) -> list[_Event]:
    """Return the events of ``actions`` that carry any of ``facts``, oldest first."""
    rows = session.execute(
        select(
            DossierEvent.dossier_id,
            DossierEvent.occurred_at,
            DossierEvent.clerk_id,
            DossierEvent.clerk_name,
            DossierEvent.payload,
        )
        .where(where, DossierEvent.kind.in_([one.value for one in actions]))
        .order_by(DossierEvent.occurred_at, DossierEvent.station, DossierEvent.sequence)
    )
    events = (_Event(*row[:4], json.loads(row.payload)) for row in rows)
    return [one for one in events if any(one.facts.get(name) for name in facts)]
