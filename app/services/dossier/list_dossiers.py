"""List dossiers: a page of any filter, newest first, as quick at a million rows as at ten.

Pages are found by key and never by offset; totals are counted up to a cap only.
"""

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Select,
    any_,
    bindparam,
    exists,
    func,
    literal,
    select,
)
from sqlalchemy.orm import Session

from app.domain.dossier_state import DossierState
from app.domain.listings import DossierFilter, DossierPage, DossierRow, DueMark
from app.domain.text import mask_identity
from app.domain.timeliness import Timeliness, met_early_programme
from app.models.dossier import NOT_CANCELLED, NOT_STANDING, Applicant, Dossier
from app.models.dossier_event import DossierEvent
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.models.search import Sought, found, seek
from app.services.context import Context

PAGE_ROWS = 200
COUNT_CAP = 10_000

ROW_COLUMNS = (
    Dossier.id,
    Dossier.code,
    Dossier.official_code,
    Applicant.name.label("applicant_name"),
    Applicant.identity_number,
    ProcedureVersion.short_name,
    Dossier.received_at,
    Dossier.promised_at,
    Dossier.promised_on,
    Dossier.finished_at,
    Dossier.paused_at,
    Dossier.state,
    Clerk.name.label("clerk_name"),
)


def list_dossiers(context: Context, wanted: DossierFilter, after: int | None = None) -> DossierPage:
    """Return the page that follows the dossier with key ``after``, or the first one."""
    condition = conditions(wanted, context)
    if condition is None:
        return DossierPage((), None, 0)
    statement = select_rows().where(*condition).order_by(Dossier.id.desc()).limit(PAGE_ROWS + 1)
    if after is not None:
        statement = statement.where(Dossier.id < after)
    with context.database.read() as session:
        found = session.execute(statement).all()
        total = _count(session, condition) if after is None else None
    rows = tuple(row_of(context, row) for row in found[:PAGE_ROWS])
    more = len(found) > PAGE_ROWS
    return DossierPage(
        rows,
        rows[-1].id if more else None,
        None if total is None else min(total, COUNT_CAP),
        total is not None and total > COUNT_CAP,
    )


def count_dossiers(context: Context, wanted: DossierFilter) -> int:
    """Return exactly how many dossiers a filter shows: the figure behind which the list stands."""
    condition = conditions(wanted, context)
    if condition is None:
        return 0
    with context.database.read() as session:
        return session.scalar(_matching(func.count(), condition)) or 0


def select_rows() -> Select[*tuple[Any, ...]]:
    """Return the select every list of dossiers begins with."""
    return (
        select(*ROW_COLUMNS)
        .join(Applicant, Applicant.id == Dossier.applicant_id)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .join(Clerk, Clerk.id == Dossier.received_by_id)
    )


def row_of(context: Context, row: Any) -> DossierRow:
    """Return the view of one selected row, with how near its promise is now."""
    return DossierRow(
        id=row.id,
        code=row.code,
        official_code=row.official_code or "",
        applicant_name=row.applicant_name,
        identity_masked=mask_identity(row.identity_number),
        procedure_name=row.short_name,
        received_at=row.received_at,
        promised_at=row.promised_at,
        state=DossierState(row.state),
        due=due_mark(context, row.promised_at, row.promised_on, row.finished_at, row.paused_at),
        clerk_name=row.clerk_name,
    )


def due_mark(
    context: Context,
    promised_at: datetime,
    promised_on: date,
    finished_at: datetime | None,
    paused_at: datetime | None = None,
) -> DueMark:
    """Say how near the promise is; "soon" is today's next working day.

    While the clock stands nothing comes nearer.
    """
    if finished_at is not None:
        return DueMark.NONE
    if promised_at < (paused_at or context.now()):
        return DueMark.OVERDUE
    if paused_at is not None:
        return DueMark.NONE
    today = context.today()
    if promised_on == today:
        return DueMark.DUE_TODAY
    if promised_on <= context.calendar.next_working_day(today):
        return DueMark.DUE_SOON
    return DueMark.NONE


def conditions(wanted: DossierFilter, context: Context) -> list[ColumnElement[bool]] | None:
    """Return the WHERE parts of a filter; None when its text can match nothing."""
    parts: list[ColumnElement[bool]] = []
    if wanted.text.strip():
        sought = seek(wanted.text)
        if sought is None:
            return None
        parts.append(found_by(context, sought))
    if wanted.states:
        parts.append(Dossier.state.in_(sorted(wanted.states)))
    else:
        parts.append(NOT_CANCELLED)
    parts.extend(_day_conditions(wanted))
    parts.extend(_person_conditions(wanted))
    parts.extend(_figure_conditions(wanted))
    if wanted.met_programme is not None:
        keys = _by_programme(context, parts, wanted.met_programme)
        parts.append(_has_key(context, keys))
    return parts


def found_by(context: Context, sought: Sought) -> ColumnElement[bool]:
    """Return the condition that the search index finds a dossier by ``sought``."""
    return Dossier.id.in_(found(sought, context.database.dialect).scalar_subquery())


def _has_key(context: Context, keys: list[int]) -> ColumnElement[bool]:
    """Return the condition that a dossier's key is among ``keys``.

    They go as one value: a year's worth of keys is more than a statement takes values.
    """
    if context.database.dialect == "sqlite":
        return Dossier.id.in_(select(func.json_each(json.dumps(keys)).table_valued("value")))
    return Dossier.id == any_(bindparam("keys", keys, ARRAY(BigInteger), unique=True))


def _by_programme(context: Context, parts: list[ColumnElement[bool]], met: bool) -> list[int]:
    """Return the finished dossiers that did, or did not, come early enough for the programme.

    Office hours cannot be counted in SQL, so the candidates are looked at one by one.
    """
    candidates = (
        select(Dossier.id, Dossier.finished_at, Dossier.promised_at)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(Dossier.in_programme, Dossier.finished_at.is_not(None), *parts)
    )
    with context.database.read() as session:
        rows = session.execute(candidates).all()
    return [
        key
        for key, finished_at, promised_at in rows
        if finished_at is not None
        and met_early_programme(finished_at, promised_at, context.calendar) == met
    ]


def _day_conditions(wanted: DossierFilter) -> list[ColumnElement[bool]]:
    bounds = (
        (Dossier.received_on, wanted.received_from, wanted.received_to),
        (Dossier.finished_on, wanted.finished_from, wanted.finished_to),
        (Dossier.returned_on, wanted.returned_from, wanted.returned_to),
        (Dossier.promised_on, wanted.promised_from, wanted.promised_to),
    )
    parts: list[ColumnElement[bool]] = []
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
        unfinished = Dossier.finished_at.is_(None) | (Dossier.finished_at > wanted.overdue_at)
        parts.extend((unfinished, Dossier.promised_at < wanted.overdue_at, NOT_STANDING))
    return parts


def _person_conditions(wanted: DossierFilter) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if wanted.received_by is not None:
        parts.append(Dossier.received_by_id == wanted.received_by)
    if wanted.returned_by is not None:
        parts.append(Dossier.returned_by_id == wanted.returned_by)
    if wanted.step is not None:
        step = exists().where(
            DossierEvent.dossier_id == Dossier.id, DossierEvent.kind == wanted.step.value
        )
        if wanted.step_by is not None:
            step = step.where(DossierEvent.clerk_id == wanted.step_by)
        if wanted.step_on is not None:
            step = step.where(DossierEvent.occurred_on == wanted.step_on)
        parts.append(step)
    return parts


def _figure_conditions(wanted: DossierFilter) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if wanted.procedure_code:
        parts.append(ProcedureVersion.code == wanted.procedure_code)
    if wanted.field:
        parts.append(ProcedureVersion.field == wanted.field)
    if wanted.channel is not None:
        parts.append(Dossier.channel == wanted.channel.value)
    if wanted.delivery is not None:
        parts.append(Dossier.delivery == wanted.delivery.value)
    if wanted.late_net is not None:
        late = (Dossier.finished_at > Dossier.promised_at) & ~Dossier.excluded
        parts.append(Dossier.finished_at.is_not(None) & (late if wanted.late_net else ~late))
    if wanted.in_programme is not None:
        parts.append(Dossier.in_programme == wanted.in_programme)
    if wanted.excluded is not None:
        parts.append(Dossier.excluded == wanted.excluded)
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
    return parts


def _count(session: Session, condition: list[ColumnElement[bool]]) -> int:
    capped = _matching(literal(1), condition).limit(COUNT_CAP + 1).subquery()
    return session.scalar(select(func.count()).select_from(capped)) or 0


def _matching(what: ColumnElement[Any], condition: list[ColumnElement[bool]]) -> Select[Any]:
    return (
        select(what)
        .select_from(Dossier)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(*condition)
    )
