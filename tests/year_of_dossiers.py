"""Fills a store, of either kind, with a year of invented dossiers: events, results, fees.

Everything follows from a dossier's number, so that two fillings are alike; for proofs of speed.
"""

from collections import Counter as Tally
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, text

from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_code import LocalCode
from app.domain.dossier_state import Action, DossierState
from app.domain.fees import PaymentMeans
from app.domain.roles import Role
from app.domain.text import person_sort_key
from app.domain.vietnam_time import local, office_day
from app.models.base import milliseconds, new_uid
from app.models.dossier import Applicant, CodeCounter, Dossier, Fee
from app.models.dossier_event import DossierEvent, EventCount, link
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.services import history
from app.services.counter import Counter
from tests.many_dossiers import FAMILY, GIVEN, MIDDLE

CLERKS = 10
_AT_ONCE = 5_000
_LIMIT_DAYS = (0, 1, 3, 5, 10)
_AMOUNTS = (0, 3_000, 8_000, 100_000)
_HALF_DAY = 210


@dataclass(slots=True)
class _Desk:
    """What dossiers are made of: the people, the procedures and the days of the office."""

    clerks: list[Any]
    procedures: list[Any]
    days: list[date]
    per_day: int
    digit: int
    first_key: int
    now: datetime


@dataclass(slots=True)
class _Made:
    """The rows of some dossiers, as the tables take them."""

    applicants: list[dict[str, Any]] = field(default_factory=list)
    dossiers: list[dict[str, Any]] = field(default_factory=list)
    fees: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)


def fill_year(counter: Counter, count: int) -> None:
    """Let ``count`` dossiers come in from the first working day of the clock's year until now."""
    desk = _desk(counter, count)
    events: list[dict[str, Any]] = []
    with counter.context.database.write() as session:
        for first in range(0, count, _AT_ONCE):
            made = _Made()
            for number in range(first, min(first + _AT_ONCE, count)):
                _live(desk, number, made)
            session.execute(insert(Applicant), made.applicants)
            session.execute(insert(Dossier), made.dossiers)
            session.execute(insert(Fee), made.fees)
            events += made.events
        _chain(counter, session, events)
        per_day = Tally(desk.days[number // desk.per_day] for number in range(count))
        series = LocalCode(desk.digit, 0, desk.days[0], 1).series
        session.execute(
            insert(CodeCounter),
            [{"series": series, "day": day, "last": last} for day, last in per_day.items()],
        )
    with counter.context.database.write() as session:
        session.execute(text("ANALYZE"))


def _desk(counter: Counter, count: int) -> _Desk:
    context, now = counter.context, counter.context.now()
    with context.database.write() as session:
        for number in range(CLERKS):
            desk = f"Quầy {number + 3}"
            name = f"{FAMILY[number]} {MIDDLE[number]} {GIVEN[number]}"
            session.add(Clerk(name=name, role=Role.CLERK.value, desk=desk))
        session.flush()
        clerks = session.scalars(
            select(Clerk).where(Clerk.desk.startswith("Quầy")).order_by(Clerk.id)
        ).all()
        people = [(one.id, one.name) for one in clerks]
        procedures = session.execute(
            select(ProcedureVersion.id, ProcedureVersion.code, ProcedureVersion.version).order_by(
                ProcedureVersion.code, ProcedureVersion.version
            )
        ).all()
        newest = session.scalar(select(Dossier.id).order_by(Dossier.id.desc()).limit(1)) or 0
    day = date(now.year, 1, 1)
    days: list[date] = []
    while day <= office_day(now):
        if context.calendar.is_working_day(day):
            days.append(day)
        day += timedelta(days=1)
    return _Desk(
        people, list(procedures), days, -(-count // len(days)), context.station.digit, newest, now
    )


def _live(desk: _Desk, number: int, made: _Made) -> None:
    """Let a dossier be received and, as far as it has come by now, resolved and returned."""
    place, turn = divmod(number, desk.per_day)
    day, key = desk.days[place], desk.first_key + number + 1
    received_at = _in_office(day, turn * 2 * _HALF_DAY // desk.per_day)
    if received_at > desk.now:
        received_at = desk.now
    limit = _LIMIT_DAYS[number % 5]
    finished_at = _finish(desk, number, place, limit, received_at)
    returned_at = finished_at
    if limit:
        returned_at = _later(desk, place, limit + number % 3, finished_at)
    procedure = desk.procedures[number * 7 % len(desk.procedures)]
    receiver, returner = (desk.clerks[at % len(desk.clerks)] for at in (number, number // 3))
    amount = _AMOUNTS[number // 5 % 4]
    promised = _day_at(desk, place + limit)
    promised_at = local(promised.year, promised.month, promised.day, 17, 30)
    name = f"{FAMILY[number % 11]} {MIDDLE[number // 11 % 10]} {GIVEN[number // 110 % 12]}"
    channel = Channel.ONLINE if number % 3 == 0 else Channel.DIRECT
    code = str(LocalCode(desk.digit, 0, day, turn + 1))
    state = DossierState.IN_PROCESS if limit else DossierState.RECEIVED
    if finished_at is not None:
        state = DossierState.RETURNED if returned_at else DossierState.RESULT_READY
    made.applicants.append(
        {
            "id": key,
            "name": name,
            "sort_key": person_sort_key(name),
            "identity_number": f"001{number:09d}",
            "phone": f"09{number:08d}",
        }
    )
    made.dossiers.append(
        {
            "id": key,
            "uid": new_uid(),
            "request_id": f"year-{key}",
            "code": code,
            "state": state.value,
            "procedure_id": procedure.id,
            "applicant_id": key,
            "office_id": 1,
            "channel": channel.value,
            "received_at": received_at,
            "received_on": day,
            "received_by_id": receiver[0],
            "limit_value": limit,
            "limit_unit": "working_days" if limit else "same_day",
            "promised_at": promised_at,
            "promised_on": promised,
            "original_promised_at": promised_at,
            "finished_at": finished_at,
            "finished_on": finished_at and office_day(finished_at),
            "returned_at": returned_at,
            "returned_on": returned_at and office_day(returned_at),
            "returned_by_id": returner[0] if returned_at else None,
            "delivery": DeliveryWay.AT_DESK.value,
            "delivery_state": DeliveryWay.AT_DESK.value if returned_at else "",
        }
    )
    made.fees.append(
        {
            "dossier_id": key,
            "amount": amount,
            "paid_at": received_at if amount else None,
            "paid_to_id": receiver[0] if amount else None,
            "means": PaymentMeans.CASH.value if amount else "",
        }
    )

    def step(action: Action, at: datetime, clerk: tuple[int, str], **facts: Any) -> None:
        made.events.append(
            {
                "dossier_id": key,
                "code": code,
                "kind": action.value,
                "occurred_at": at,
                "occurred_on": office_day(at),
                "clerk_id": clerk[0],
                "clerk_name": clerk[1],
                "payload": history.canonical(facts),
            }
        )

    step(
        Action.RECEIVE,
        received_at,
        receiver,
        applicant={"name": name, "phone": f"09{number:08d}"},
        channel=channel.value,
        code=code,
        fee=amount,
        fee_paid=bool(amount),
        procedure=procedure.code,
        procedure_version=procedure.version,
        promised=promised_at.isoformat(),
    )
    if limit:
        step(Action.HAND_OVER, received_at, receiver, to="in_process", unit="Bộ phận Tư pháp")
        if finished_at:
            step(Action.RECORD_RESULT, finished_at, receiver, to="result_ready")
    if returned_at:
        step(Action.RETURN_RESULT, returned_at, returner, collector=name, to="returned")


def _finish(
    desk: _Desk, number: int, place: int, limit: int, received_at: datetime
) -> datetime | None:
    """Return when the result is there: one in twenty late, some early; None if not yet."""
    if not limit:
        at = min(received_at + timedelta(minutes=20), desk.now)
        return at if number % 400 else None
    after = limit + 1 if number % 20 == 7 else max(1, limit - number % 2)
    at = _in_office(_day_at(desk, place + after), number % (2 * _HALF_DAY))
    return at if at <= desk.now and place + after < len(desk.days) else None


def _later(desk: _Desk, place: int, days: int, finished_at: datetime | None) -> datetime | None:
    """Return when the citizen comes for it, None if not yet."""
    if finished_at is None or place + days >= len(desk.days):
        return None
    at = max(finished_at, _in_office(_day_at(desk, place + days), 30))
    return at if at <= desk.now else None


def _day_at(desk: _Desk, place: int) -> date:
    beyond = place - len(desk.days) + 1
    return desk.days[place] if beyond <= 0 else desk.days[-1] + timedelta(days=beyond)


def _in_office(day: date, minute: int) -> datetime:
    """Return a minute of the office's day: half of them before noon."""
    begin = local(day.year, day.month, day.day, 8)
    return begin + timedelta(minutes=minute if minute < _HALF_DAY else minute + 120)


def _chain(counter: Counter, session: Any, events: list[dict[str, Any]]) -> None:
    """Write the events in the order they happened, each tied to the one before, and count them."""
    chain = counter.context.station
    head = history.head(session.connection(), chain)
    sequence, last = head.sequence, head.hash
    events.sort(key=lambda one: (one["occurred_at"], one["dossier_id"]))
    for event in events:
        sequence += 1
        hashed = {
            "station": chain.digit,
            "sequence": sequence,
            "code": event.pop("code"),
            "kind": event["kind"],
            "at": milliseconds(event["occurred_at"]),
            "clerk": event["clerk_name"],
            "payload": event["payload"],
        }
        last = link(last, hashed)
        event |= {
            "station": chain.digit,
            "epoch": chain.epoch,
            "sequence": sequence,
            "hash": last,
        }
    for first in range(0, len(events), _AT_ONCE):
        session.execute(insert(DossierEvent), events[first : first + _AT_ONCE])
    counts = Tally((one["occurred_on"], one["kind"], one["clerk_id"]) for one in events)
    session.execute(
        insert(EventCount),
        [
            {"day": day, "kind": kind, "clerk_id": clerk, "count": count}
            for (day, kind, clerk), count in counts.items()
        ],
    )
