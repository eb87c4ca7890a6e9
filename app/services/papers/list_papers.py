"""List papers: those of a day, and whatever somebody must still do something about."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select, true
from sqlalchemy.orm import Session

from app.domain.forms.registry import FORM_KINDS
from app.domain.hanging import HangingPaper
from app.domain.paper_listing import PRINTS_BY_ITSELF_FOR, UNSETTLED, PaperRow
from app.domain.print_state import PrintState
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import local
from app.models.dossier import Applicant, Dossier
from app.models.office import Clerk
from app.models.paper import PrintRecord
from app.services.context import Context
from app.services.papers.own_papers import (
    newest_papers,
    newest_receipt,
    own_papers,
    paper_with,
    still_wanted,
)
from app.services.papers.paper import problem_from_json, subject_of

_MOST_ROWS = 500
_MOST_HANGING = 50


def list_papers(context: Context, actor: Actor, day: date) -> tuple[PaperRow, ...]:
    """Return this counter's papers asked for on ``day`` and every unsettled one.

    Unsettled ones first and in the order they were asked for, then the rest, newest first.
    """
    actor.require(Permission.WORK_AT_DESK)
    with context.database.read() as session:
        unsettled = session.execute(
            _with_names(newest_papers(context, *UNSETTLED).where(still_wanted())).limit(_MOST_ROWS)
        ).all()
        begin = first_asked_since(session, local(day.year, day.month, day.day))
        end = first_asked_since(session, local(day.year, day.month, day.day) + timedelta(days=1))
        of_day = session.execute(
            _with_names(
                select(PrintRecord, Dossier)
                .outerjoin(Dossier, Dossier.id == PrintRecord.dossier_id)
                .where(PrintRecord.id >= begin, PrintRecord.id < end, own_papers(context))
                .order_by(PrintRecord.id.desc())
            ).limit(_MOST_ROWS)
        ).all()
        open_ids = {row.PrintRecord.id for row in unsettled}
        rows = [*unsettled, *(row for row in of_day if row.PrintRecord.id not in open_ids)]
        return tuple(_row(context, *row) for row in rows)


def hanging_papers(
    session: Session, context: Context, *states: PrintState, before: datetime | None = None
) -> tuple[HangingPaper, ...]:
    """Return this counter's papers left in one of ``states``, the oldest fifty, oldest first.

    Only those asked for before ``before``, where one is given. ``count_hanging`` counts them all.
    """
    rows = session.execute(_with_names(_hanging(context, states, before)).limit(_MOST_HANGING))
    return tuple(
        HangingPaper(
            print_id=record.id,
            label=_label(record),
            subject=subject_of(record, code or ""),
            applicant_name=name or "",
            asked_at=record.asked_at,
        )
        for record, code, name, _clerk in rows
    )


def count_hanging(
    session: Session, context: Context, *states: PrintState, before: datetime | None = None
) -> int:
    """Return how many papers ``hanging_papers`` would list if it listed them all."""
    all_of_them = _hanging(context, states, before).with_only_columns(PrintRecord.id).order_by(None)
    return session.scalar(select(func.count()).select_from(all_of_them.subquery())) or 0


def paper_row(context: Context, actor: Actor, print_id: int) -> PaperRow:
    """Return what is known of one paper; NotFoundError when there is none."""
    actor.require(Permission.SEE_DOSSIERS)
    one = (
        select(PrintRecord, Dossier)
        .outerjoin(Dossier, Dossier.id == PrintRecord.dossier_id)
        .where(PrintRecord.id == print_id)
    )
    with context.database.read() as session:
        paper_with(session, print_id)
        return _row(context, *session.execute(_with_names(one)).one())


def receipt_of(context: Context, actor: Actor, dossier_id: int) -> int:
    """Return the key of the newest receipt of a dossier; NotFoundError when there is none."""
    actor.require(Permission.SEE_DOSSIERS)
    with context.database.read() as session:
        return newest_receipt(session, dossier_id).id


def _hanging(
    context: Context, states: Sequence[PrintState], before: datetime | None
) -> Select[PrintRecord, Dossier]:
    earlier = PrintRecord.asked_at < before if before is not None else true()
    return newest_papers(context, *states).where(still_wanted(), earlier)


def _with_names(
    papers: Select[PrintRecord, Dossier],
) -> Select[PrintRecord, str | None, str | None, str]:
    return (
        papers.outerjoin(Applicant, Applicant.id == Dossier.applicant_id)
        .join(Clerk, Clerk.id == PrintRecord.clerk_id)
        .with_only_columns(PrintRecord, Dossier.code, Applicant.name, Clerk.name)
    )


def first_asked_since(session: Session, instant: datetime) -> int:
    """Return the first key of a paper asked for since ``instant``.

    Keys and moments grow together, so halving finds it. Reading every row would take seconds:
    each carries a whole paper.
    """
    low, high = 1, (session.scalar(select(func.max(PrintRecord.id))) or 0) + 1
    while low < high:
        middle = (low + high) // 2
        asked_at = session.scalar(
            select(PrintRecord.asked_at)
            .where(PrintRecord.id >= middle)
            .order_by(PrintRecord.id)
            .limit(1)
        )
        if asked_at is None or asked_at >= instant:
            high = middle
        else:
            low = middle + 1
    return low


def _row(
    context: Context, record: PrintRecord, code: str | None, name: str | None, clerk: str
) -> PaperRow:
    state = PrintState(record.state)
    waited = context.now() - record.asked_at
    return PaperRow(
        id=record.id,
        form=record.form,
        label=_label(record),
        subject=subject_of(record, code or ""),
        dossier_id=record.dossier_id,
        applicant_name=name or "",
        asked_at=record.asked_at,
        printed_at=record.printed_at,
        clerk_name=clerk,
        state=state,
        expired=state is PrintState.WAITING and waited > PRINTS_BY_ITSELF_FOR,
        problem=problem_from_json(record.problem),
        printer=record.printer,
        reprint_number=record.reprint_number,
        reason=record.reason,
        batch=record.batch,
    )


def _label(record: PrintRecord) -> str:
    """Return the form's name for people; one of a newer program has only its own."""
    kind = FORM_KINDS.get(record.form)
    return kind.label if kind is not None else record.form
