"""List dossiers: a page of any filter, newest first, as quick at a million rows as at ten.

Pages are found by key and never by offset; totals are counted up to a cap only.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.orm import Session

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.listings import DossierPage, DossierRow, DueMark
from app.domain.search_rank import Rank, SearchRank
from app.domain.text import mask_identity
from app.models.dossier import Applicant, Dossier
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.services.context import Context
from app.services.dossier.filter_conditions import Conditions, conditions

PAGE_ROWS = 200
COUNT_CAP = 10_000
RANKED_ROWS = 500

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
    """Return the page that follows the dossier with key ``after``, or the first one.

    Of what a search finds, the number itself and names with the accents typed come in front, as
    far as they are among the newest ``RANKED_ROWS``; all else runs from new to old.
    """
    condition = conditions(wanted, context)
    if condition is None:
        return DossierPage((), None, 0)
    with context.database.read() as session:
        raised = _raised(session, wanted.text, condition)
        first = after is None
        front = _rows_of(session, raised) if first else []
        statement = select_rows().where(*condition).order_by(Dossier.id.desc())
        if raised:
            statement = statement.where(Dossier.id.not_in(raised))
        if not first:
            statement = statement.where(Dossier.id < after)
        room = PAGE_ROWS - len(front)
        found = session.execute(statement.limit(room + 1)).all()
        total = _count(session, condition) if first else None
    rows = tuple(row_of(context, row) for row in (*front, *found[:room]))
    more = len(found) > room
    return DossierPage(
        rows,
        rows[-1].id if more else None,
        None if total is None else min(total, COUNT_CAP),
        total is not None and total > COUNT_CAP,
    )


def _raised(session: Session, typed: str, condition: Conditions) -> list[int]:
    """Return the dossiers that come in front, best first; never so many as to fill a page."""
    rank = SearchRank(typed)
    if not rank.raises:
        return []
    candidates = session.execute(
        select(
            Dossier.id,
            Applicant.name,
            Dossier.submitter_name,
            Dossier.code,
            Dossier.official_code,
            Applicant.phone,
            Applicant.identity_number,
        )
        .join(Applicant, Applicant.id == Dossier.applicant_id)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(*condition)
        .order_by(Dossier.id.desc())
        .limit(RANKED_ROWS)
    ).all()
    ranked = [
        (rank.of((row.name, row.submitter_name), filter(None, row[3:])), -row.id)
        for row in candidates
    ]
    best = sorted(pair for pair in ranked if pair[0] is not Rank.PLAIN)
    return [-key for _rank, key in best[: PAGE_ROWS // 2]]


def _rows_of(session: Session, keys: Sequence[int]) -> list[Any]:
    if not keys:
        return []
    rows: Sequence[Any] = session.execute(select_rows().where(Dossier.id.in_(keys))).all()
    return sorted(rows, key=lambda row: keys.index(row.id))


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
