"""Close the day: count it, show what hangs over, fix the figures and make the sheet to sign."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.dossier_state import STATE_LABELS, DossierState
from app.domain.forms.day_sheet import CarriedOver, DaySheetDocument, DaySheetLine
from app.domain.listings import ClerkFigures, DayFigures, DossierRow
from app.domain.print_state import PrintState
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_date
from app.errors import RuleError
from app.models.dossier import Dossier
from app.models.office import Clerk, Draft, ExportRecord, WorkingDay
from app.services import audit, history
from app.services.answers import DayClosed
from app.services.audit import Audited
from app.services.context import Context
from app.services.day.figures import COUNTED, clerk_figures, open_at_end_of, total_figures
from app.services.dossier.list_dossiers import row_of, select_rows
from app.services.exchange.return_unmatched import waiting_returns
from app.services.papers.list_papers import hanging_papers
from app.words import N_

_CARRIED_OVER_ROWS = 60


def day_figures(context: Context, actor: Actor, day: date) -> DayFigures:
    """Return what closing ``day`` would fix; nothing is changed."""
    actor.require(Permission.EXPORT_DAY)
    with context.database.read() as session:
        return _figures(session, context, day)


def close_day(context: Context, actor: Actor, day: date) -> DayClosed:
    """Fix the figures of ``day``; RuleError when it is closed already or still to come."""
    actor.require(Permission.CLOSE_DAY)
    if day > context.today():
        raise RuleError(N_("Chưa đến ngày {day}, không thể chốt."), day=short_date(day))
    with context.database.write() as session:
        if session.get(WorkingDay, day) is not None:
            raise RuleError(
                N_("Ngày {day} đã chốt rồi."),
                N_("Xem số liệu đã chốt bên dưới; hồ sơ nhập thêm sẽ được ghi rõ trong lịch sử."),
                day=short_date(day),
            )
        figures = _figures(session, context, day)
        totals = {"total": asdict(figures.total), "clerks": [asdict(one) for one in figures.clerks]}
        session.add(
            WorkingDay(
                day=day,
                closed_at=context.now(),
                closed_by_id=actor.clerk_id,
                figures=json.dumps(totals, ensure_ascii=False),
            )
        )
        audit.note(session, context, actor.clerk_id, Audited.CLOSE_DAY, day.isoformat())
    return DayClosed(day)


def day_sheet(
    context: Context, actor: Actor, day: date, clerk_id: int | None = None
) -> DaySheetDocument:
    """Return the sheet to sign: the figures of every clerk, and what tomorrow begins with.

    With ``clerk_id`` it is the sheet of that clerk alone; another's needs somebody who leads.
    """
    actor.require(Permission.EXPORT_DAY)
    if clerk_id not in (None, actor.clerk_id):
        actor.require(Permission.SEE_ALL_WORKLOADS)
    return _sheet(context, actor, day, clerk_id)


def day_sheets(context: Context, actor: Actor, day: date) -> Iterator[DaySheetDocument]:
    """Yield the desk's sheet, then that of each clerk with anything on it: those of an export."""
    desk = _sheet(context, actor, day, None)
    yield desk
    with context.database.read() as session:
        clerks = clerk_figures(session, context, day, desk.made_at)
    for clerk in clerks:
        if any(getattr(clerk, name) for name in COUNTED):
            yield _sheet(context, actor, day, clerk.clerk_id)


def _sheet(context: Context, actor: Actor, day: date, clerk_id: int | None) -> DaySheetDocument:
    own = () if clerk_id is None else (Dossier.received_by_id == clerk_id,)
    with context.database.read() as session:
        figures = _figures(session, context, day)
        open_rows = session.execute(
            select_rows()
            .where(open_at_end_of(day), *own)
            .order_by(Dossier.promised_at, Dossier.id)
            .limit(_CARRIED_OVER_ROWS)
        ).all()
        newest = history.head(session.connection(), context.station)
    rows = [row_of(context, row) for row in open_rows]
    clerks = [one for one in figures.clerks if clerk_id in (None, one.clerk_id)]
    total = total_figures(clerks)
    return DaySheetDocument(
        header=context.office().profile.header(),
        day=day,
        clerk_name="" if clerk_id is None else _name_of(context, clerk_id),
        lines=tuple(_line(one) for one in clerks),
        total=_line(total),
        carried_over=tuple(_carried_over(row) for row in rows),
        carried_over_total=figures.open_total if clerk_id is None else total.in_hand,
        made_at=context.now(),
        made_by=actor.name,
        history_head=f"{newest.sequence}:{newest.hash[:16]}",
    )


def _name_of(context: Context, clerk_id: int) -> str:
    with context.database.read() as session:
        return session.get_one(Clerk, clerk_id).name


def _figures(session: Session, context: Context, day: date) -> DayFigures:
    now = context.now()
    clerks = clerk_figures(session, context, day, now)
    total = total_figures(clerks)
    closed = session.execute(
        select(WorkingDay.closed_at, Clerk.name)
        .join(Clerk, Clerk.id == WorkingDay.closed_by_id)
        .where(WorkingDay.day == day)
    ).first()
    on_day = Dossier.received_on == day
    cancelled = Dossier.state == DossierState.CANCELLED.value
    return DayFigures(
        day=day,
        counted_at=now,
        total=total,
        clerks=clerks,
        codes_issued=_count(session, on_day),
        codes_cancelled=_count(session, on_day, cancelled),
        unprinted=hanging_papers(session, context, PrintState.WAITING, PrintState.FAILED),
        print_unknown=len(hanging_papers(session, context, PrintState.UNKNOWN)),
        drafts=session.scalar(select(func.count()).select_from(Draft)) or 0,
        open_total=total.in_hand,
        closed_at=closed.closed_at if closed else None,
        closed_by=closed.name if closed else "",
        unmatched=waiting_returns(session),
        last_export=session.scalar(
            select(func.max(ExportRecord.written_at)).where(ExportRecord.day == day)
        ),
    )


def _count(session: Session, *where: object) -> int:
    return session.scalar(select(func.count()).select_from(Dossier).where(*where)) or 0  # type: ignore[arg-type]


def _line(figures: ClerkFigures) -> DaySheetLine:
    return DaySheetLine(
        clerk_name=figures.clerk_name,
        received=figures.received,
        handed_over=figures.handed_over,
        results=figures.results,
        returned=figures.returned,
        in_hand=figures.in_hand,
        overdue=figures.overdue,
        fees=figures.fees,
    )


def _carried_over(row: DossierRow) -> CarriedOver:
    return CarriedOver(
        code=row.code,
        applicant_name=row.applicant_name,
        procedure_name=row.procedure_name,
        promised_at=row.promised_at,
        state=STATE_LABELS[row.state],
    )
