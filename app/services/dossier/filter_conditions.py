"""What a filter asks of dossiers, in SQL: lists and figures are both made of these conditions.

Office hours cannot be counted in SQL; what a filter says of them is looked at dossier by dossier.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    any_,
    bindparam,
    case,
    func,
    or_,
    select,
)

from app.domain.channel import Channel
from app.domain.dossier_filter import NO_ENTRY, DossierFilter
from app.domain.reasons import LATE_REASONS, NO_LATE_REASON, OTHER_LATE_REASON, LateReason
from app.domain.timeliness import Timeliness, met_early_programme, within_programme_hours
from app.domain.working_calendar import WorkingCalendar
from app.models.dossier import NOT_CANCELLED, NOT_STANDING, WAY_GIVEN, Dossier, Fee
from app.models.procedure import ProcedureVersion
from app.models.register import RegisterLink
from app.models.search import Sought, found, seek
from app.services.context import Context
from app.services.dossier.step_conditions import dossiers_with_step

Conditions = list[ColumnElement[bool]]
HoursTest = Callable[[datetime, datetime, datetime], bool]

# An outage that excused a dossier is written as its reason.
_OUTAGE = "Sự cố hệ thống"


def conditions(wanted: DossierFilter, context: Context) -> Conditions | None:
    """Return the WHERE parts of a filter; None when its text can match nothing.

    They speak of ``Dossier`` joined with ``ProcedureVersion``.
    """
    parts: Conditions = []
    if wanted.text.strip():
        sought = seek(wanted.text)
        if sought is None:
            return None
        parts.append(found_by(context, sought))
    parts.extend(plain_conditions(wanted))
    if hours_test(wanted, context.calendar) is not None:
        parts.append(_has_key(context, _keys_by_hours(context, wanted)))
    return parts


def plain_conditions(wanted: DossierFilter) -> Conditions:
    """Return the parts of a filter that need neither the search index nor office hours."""
    return [
        Dossier.state.in_(sorted(wanted.states)) if wanted.states else NOT_CANCELLED,
        *([Dossier.id.in_(sorted(wanted.among))] if wanted.among is not None else []),
        *_day_conditions(wanted),
        *_person_conditions(wanted),
        *_course_conditions(wanted),
        *_timeliness_conditions(wanted),
        *_fee_conditions(wanted),
    ]


def found_by(context: Context, sought: Sought) -> ColumnElement[bool]:
    """Return the condition that the search index finds a dossier by ``sought``."""
    return Dossier.id.in_(found(sought, context.database.dialect).scalar_subquery())


def late_class() -> ColumnElement[str]:
    """Return which class of ``LATE_CLASSES`` the written reason of a dossier belongs to."""
    return case(
        (Dossier.late_reason == "", NO_LATE_REASON),
        *((_begins_with(label), reason.value) for reason, label in LATE_REASONS.items()),
        (_begins_with(_OUTAGE), LateReason.SYSTEM_FAILURE.value),
        else_=OTHER_LATE_REASON,
    )


def hours_test(wanted: DossierFilter, calendar: WorkingCalendar) -> HoursTest | None:
    """Return what a filter asks of office hours, None when it asks nothing.

    The test takes when a dossier was received, finished and promised; only those of the programme
    that are finished are to be tested.
    """
    early, quick = wanted.met_programme, wanted.met_reception
    if early is None and quick is None:
        return None

    def passes(received_at: datetime, finished_at: datetime, promised_at: datetime) -> bool:
        return (
            early is None or met_early_programme(finished_at, promised_at, calendar) == early
        ) and (quick is None or within_programme_hours(received_at, finished_at, calendar) == quick)

    return passes


def candidates_by_hours(wanted: DossierFilter) -> Conditions:
    """Return the conditions of the dossiers that ``hours_test`` is to be asked of."""
    return [
        Dossier.in_programme.is_(True),
        Dossier.finished_at.is_not(None),
        *plain_conditions(replace(wanted, met_programme=None, met_reception=None)),
    ]


def _begins_with(words: str) -> ColumnElement[bool]:
    return func.substr(Dossier.late_reason, 1, len(words)) == words


def _keys_by_hours(context: Context, wanted: DossierFilter) -> list[int]:
    test = hours_test(wanted, context.calendar)
    assert test is not None
    candidates = (
        select(Dossier.id, Dossier.received_at, Dossier.finished_at, Dossier.promised_at)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(*candidates_by_hours(wanted))
    )
    with context.database.read() as session:
        rows = session.execute(candidates).all()
    return [
        key
        for key, received_at, finished_at, promised_at in rows
        if finished_at is not None and test(received_at, finished_at, promised_at)
    ]


def _has_key(context: Context, keys: list[int]) -> ColumnElement[bool]:
    """Return the condition that a dossier's key is among ``keys``.

    They go as one value: a year's worth of keys is more than a statement takes values.
    """
    if context.database.dialect == "sqlite":
        return Dossier.id.in_(select(func.json_each(json.dumps(keys)).table_valued("value")))
    return Dossier.id == any_(bindparam("keys", keys, ARRAY(BigInteger), unique=True))


def _day_conditions(wanted: DossierFilter) -> Conditions:
    bounds = (
        (Dossier.received_on, wanted.received_from, wanted.received_to),
        (Dossier.finished_on, wanted.finished_from, wanted.finished_to),
        (Dossier.returned_on, wanted.returned_from, wanted.returned_to),
        (Dossier.promised_on, wanted.promised_from, wanted.promised_to),
    )
    parts: Conditions = []
    for column, first, last in bounds:
        if first is not None:
            parts.append(column >= first)
        if last is not None:
            parts.append(column <= last)
    if wanted.unfinished_at is not None:
        parts.append((Dossier.finished_on.is_(None)) | (Dossier.finished_on > wanted.unfinished_at))
    if wanted.unreturned_at is not None:
        parts.append((Dossier.returned_on.is_(None)) | (Dossier.returned_on > wanted.unreturned_at))
    if wanted.overdue_at is not None:
        parts.append(_overdue(wanted.overdue_at))
    if wanted.kept_at is not None:
        kept = Dossier.finished_at.is_not(None) & (Dossier.finished_at <= Dossier.promised_at)
        open_still = Dossier.finished_at.is_(None) | (Dossier.finished_at > wanted.kept_at)
        parts.append(or_(kept, open_still & ~_overdue(wanted.kept_at)))
    return parts


def _overdue(at: datetime) -> ColumnElement[bool]:
    unfinished = Dossier.finished_at.is_(None) | (Dossier.finished_at > at)
    return unfinished & (Dossier.promised_at < at) & NOT_STANDING


def _person_conditions(wanted: DossierFilter) -> Conditions:
    parts: Conditions = []
    if wanted.received_by is not None:
        parts.append(Dossier.received_by_id == wanted.received_by)
    if wanted.handled_by is not None:
        parts.append(Dossier.handler == wanted.handled_by)
    if wanted.returned_by is not None:
        # Registers from before this program do not say who returned a result.
        parts.append(func.coalesce(Dossier.returned_by_id, 0) == wanted.returned_by)
    if wanted.step is not None:
        parts.append(Dossier.id.in_(dossiers_with_step(wanted)))
    return parts


def _course_conditions(wanted: DossierFilter) -> Conditions:
    parts: Conditions = []
    if wanted.procedure_code:
        parts.append(ProcedureVersion.code == wanted.procedure_code)
    if wanted.field:
        parts.append(ProcedureVersion.field == wanted.field)
    if wanted.channel is not None:
        parts.append(Dossier.channel == wanted.channel.value)
    if wanted.online is not None:
        online = Dossier.channel == Channel.ONLINE.value
        parts.append(online if wanted.online else ~online)
    if wanted.delivery is not None:
        parts.append(WAY_GIVEN.in_((wanted.delivery.value,)))
    if wanted.supplements_from is not None:
        parts.append(Dossier.supplements >= wanted.supplements_from)
    if wanted.supplements_to is not None:
        parts.append(Dossier.supplements <= wanted.supplements_to)
    return parts


def _timeliness_conditions(wanted: DossierFilter) -> Conditions:
    parts: Conditions = []
    if wanted.late_net is not None:
        late = (Dossier.finished_at > Dossier.promised_at) & ~Dossier.excluded
        parts.append(Dossier.finished_at.is_not(None) & (late if wanted.late_net else ~late))
    if wanted.in_programme is not None:
        parts.append(Dossier.in_programme == wanted.in_programme)
    if wanted.excluded is not None:
        parts.append(Dossier.excluded == wanted.excluded)
    if wanted.late_reason is not None:
        parts.append(late_class() == wanted.late_reason)
    match wanted.timeliness:
        case Timeliness.EARLY:
            parts.append(Dossier.finished_on < Dossier.promised_on)
        case Timeliness.ON_THE_DAY:
            parts.append(Dossier.finished_on == Dossier.promised_on)
            parts.append(Dossier.finished_at <= Dossier.promised_at)
        case Timeliness.LATE:
            parts.append(Dossier.finished_at > Dossier.promised_at)
        case None:
            pass
    if wanted.excused_by is not None:
        parts.append(_excused_by(wanted.excused_by))
    return parts


def _excused_by(entry_id: int) -> ColumnElement[bool]:
    approved = select(RegisterLink.dossier_id).where(RegisterLink.approved_at.is_not(None))
    if entry_id == NO_ENTRY:
        return Dossier.id.not_in(approved)
    return Dossier.id.in_(approved.where(RegisterLink.entry_id == entry_id))


def _fee_conditions(wanted: DossierFilter) -> Conditions:
    asked = (
        (Fee.amount > 0, wanted.fee_due),
        (Fee.paid_at.is_not(None), wanted.fee_paid),
        (Fee.exemption != "", wanted.fee_exempted),
    )
    parts = [_has_fee(what) if yes else ~_has_fee(what) for what, yes in asked if yes is not None]
    if wanted.fee_means is not None:
        parts.append(_has_fee(Fee.means == wanted.fee_means))
    if wanted.fee_exemption is not None:
        parts.append(_has_fee(Fee.exemption == wanted.fee_exemption))
    return parts


def _has_fee(what: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a dossier has such a fee; every dossier has one row or none."""
    return Dossier.id.in_(select(Fee.dossier_id).where(what).correlate(None))
