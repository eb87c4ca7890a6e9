"""Close the day: count it, show what hangs over, fix the figures and make the sheet to sign."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.clerk_totals import COUNTED, total_figures
from app.domain.dossier_state import STATE_LABELS, DossierState
from app.domain.forms.day_sheet import CarriedOver, DaySheetDocument, DaySheetLine
from app.domain.listings import ClerkFigures, DayFigures, DossierRow
from app.domain.print_state import PrintState
from app.domain.reconciliation import (
    ClosedAgain,
    ClosingNotes,
    notes_from_json,
    notes_to_json,
)
from app.domain.roles import Actor, Permission
from app.domain.timeliness import mean_hours
from app.domain.vietnam_time import short_date
from app.errors import InputError, RuleError
from app.models.dossier import Dossier
from app.models.office import Clerk, Draft, ExportRecord, WorkingDay
from app.services import audit, history
from app.services.answers import DayClosed
from app.services.audit import Audited
from app.services.context import Context
from app.services.day.count_day import COUNT_FORM, take_count
from app.services.day.figures import clerk_figures, open_at_end_of
from app.services.day.held_against import counted_lines, findings_of, held_against, late_lines
from app.services.day.late_entries import late_entries
from app.services.day.reconcile import what_is_expected
from app.services.day.signed_figures import signed_figures
from app.services.dossier.list_dossiers import row_of, select_rows
from app.services.exchange.return_unmatched import waiting_returns
from app.services.papers.list_papers import count_hanging, hanging_papers
from app.words import N_

_CARRIED_OVER_ROWS = 60


def day_figures(context: Context, actor: Actor, day: date) -> DayFigures:
    """Return what closing ``day`` would fix; nothing is changed."""
    actor.require(Permission.EXPORT_DAY)
    with context.database.read() as session:
        return _figures(session, context, day)


def close_day(context: Context, actor: Actor, day: date) -> DayClosed:
    """Fix the figures of ``day`` with what was counted of it.

    RuleError when it is closed already or still to come.
    """
    actor.require(Permission.CLOSE_DAY)
    if day > context.today():
        raise RuleError(N_("Chưa đến ngày {day}, không thể chốt."), day=short_date(day))
    with context.database.write() as session:
        if session.get(WorkingDay, day) is not None:
            raise RuleError(
                N_("Ngày {day} đã chốt rồi."),
                N_("Có hồ sơ nhập sau khi chốt thì chốt lại, kèm lý do."),
                day=short_date(day),
            )
        counted = take_count(session, day, what_is_expected(session, context, day))
        session.add(
            WorkingDay(
                day=day,
                closed_at=context.now(),
                closed_by_id=actor.clerk_id,
                figures=json.dumps(_totals(session, context, day), ensure_ascii=False),
                counted=notes_to_json(ClosingNotes(counted)),
            )
        )
        audit.note(session, context, actor.clerk_id, Audited.CLOSE_DAY, day.isoformat())
    return DayClosed(day)


def close_again(context: Context, actor: Actor, day: date, reason: str) -> DayClosed:
    """Fix the figures of a closed day anew; those of the first closing stay as they were.

    RuleError when it is not closed, InputError without a ``reason``.
    """
    actor.require(Permission.CLOSE_DAY)
    if not reason.strip():
        raise InputError("reason", N_("Chốt lại cần ghi lý do."), N_("Ghi ngắn gọn lý do."))
    with context.database.write() as session:
        closed = session.get(WorkingDay, day)
        if closed is None:
            raise RuleError(N_("Ngày {day} chưa chốt."), day=short_date(day))
        closing = ClosedAgain(
            at=context.now(),
            by=actor.name,
            reason=reason.strip(),
            figures=_totals(session, context, day),
            counted=take_count(session, day, what_is_expected(session, context, day)),
        )
        notes = notes_from_json(closed.counted).closed_again(closing)
        closed.counted = notes_to_json(notes)
        detail = f"{day.isoformat()} {closing.reason}"
        audit.note(session, context, actor.clerk_id, Audited.CLOSE_DAY_AGAIN, detail)
    return DayClosed(day)


def _totals(session: Session, context: Context, day: date) -> dict[str, Any]:
    """Return what a closing fixes; ``late`` is how many steps had come late by then."""
    figures = _figures(session, context, day)
    return {
        "total": asdict(figures.total),
        "clerks": [asdict(one) for one in figures.clerks],
        "late": len(late_entries(session, day)),
    }


def day_sheet(
    context: Context, actor: Actor, day: date, clerk_id: int | None = None
) -> DaySheetDocument:
    """Return the sheet to sign: the figures of every clerk, and what tomorrow begins with.

    Of a closed day they are those it was last closed on; what is counted otherwise now is told.

    With ``clerk_id`` it is the sheet of that clerk alone; another's needs somebody who leads.
    """
    actor.require(Permission.EXPORT_DAY)
    if clerk_id not in (None, actor.clerk_id):
        actor.require(Permission.SEE_ALL_WORKLOADS)
    with context.database.read() as session:
        figures = _figures(session, context, day)
    return _sheet(context, actor, figures, clerk_id)


def day_sheets(context: Context, actor: Actor, day: date) -> Iterator[DaySheetDocument]:
    """Yield the desk's sheet, then that of each clerk with anything on it: those of an export.

    The day is counted once for all of them.
    """
    with context.database.read() as session:
        figures = _figures(session, context, day)
    yield _sheet(context, actor, figures, None)
    for clerk in figures.clerks:
        if any(getattr(clerk, name) for name in COUNTED):
            yield _sheet(context, actor, figures, clerk.clerk_id)


def _sheet(
    context: Context, actor: Actor, figures: DayFigures, clerk_id: int | None
) -> DaySheetDocument:
    day = figures.day
    own = () if clerk_id is None else (Dossier.received_by_id == clerk_id,)
    with context.database.read() as session:
        open_rows = session.execute(
            select_rows()
            .where(open_at_end_of(day), *own)
            .order_by(Dossier.promised_at, Dossier.id)
            .limit(_CARRIED_OVER_ROWS)
        ).all()
        newest = history.head(session.connection(), context.station)
        held = held_against(session, context, day) if clerk_id is None else None
        findings = findings_of(session, held) if held else ()
        signed = signed_figures(session, day, figures.clerks)
    rows = [row_of(context, row) for row in open_rows]
    clerks = [one for one in signed.clerks if clerk_id in (None, one.clerk_id)]
    now = total_figures(one for one in figures.clerks if clerk_id in (None, one.clerk_id))
    return DaySheetDocument(
        header=context.office().profile.header(),
        day=day,
        clerk_name="" if clerk_id is None else _name_of(context, clerk_id),
        lines=tuple(_line(one) for one in clerks),
        total=_line(total_figures(clerks)),
        carried_over=tuple(_carried_over(row) for row in rows),
        carried_over_total=now.in_hand,
        made_at=context.now(),
        made_by=actor.name,
        history_head=f"{newest.sequence}:{newest.hash[:16]}",
        counted=counted_lines(held) if held else (),
        findings=findings,
        remark=held.counted.remark if held and held.counted else "",
        late=late_lines(held) if held else (),
        recounted=tuple(
            words for key, words in signed.recounted.items() if clerk_id in (None, key)
        ),
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
        unprinted_count=count_hanging(session, context, PrintState.WAITING, PrintState.FAILED),
        print_unknown=count_hanging(session, context, PrintState.UNKNOWN),
        drafts=session.scalar(
            select(func.count()).select_from(Draft).where(~Draft.form.startswith(COUNT_FORM))
        )
        or 0,
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
        supplements=figures.supplements,
        refusals=figures.refusals,
        handling=mean_hours(figures.handling, figures.finished),
    )


def _carried_over(row: DossierRow) -> CarriedOver:
    return CarriedOver(
        code=row.code,
        applicant_name=row.applicant_name,
        procedure_name=row.procedure_name,
        promised_at=row.promised_at,
        state=STATE_LABELS[row.state],
    )
