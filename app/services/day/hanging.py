"""What was left hanging: slips, unexported days, dossiers nobody passed on, forgotten drafts."""

from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.dossier_state import DossierState
from app.domain.hanging import Hanging, HangingDraft, HangingSlip
from app.domain.print_state import PrintState
from app.domain.roles import Actor, Permission
from app.models.dossier import Applicant, CodeCounter, Dossier
from app.models.office import Draft, ExportRecord
from app.models.paper import PrintRecord
from app.services.context import Context
from app.services.dossier.print_receipt import receipts_in
from app.services.office.clock import own_series

OLD_DRAFT = timedelta(hours=1)
MOST_SLIPS = 50


def hanging(context: Context, actor: Actor, before: datetime) -> Hanging:
    """Return what hangs over ``actor``, slips only if they were asked for before ``before``.

    Slips are this counter's, whoever took the dossier; drafts are the actor's own. Who does not
    work at the desk has nothing hanging there.
    """
    if not actor.may(Permission.WORK_AT_DESK):
        return Hanging()
    with context.database.read() as session:
        return Hanging(
            unknown=_slips(session, context, before, PrintState.UNKNOWN),
            unprinted=_slips(session, context, before, PrintState.WAITING, PrintState.FAILED),
            unexported=_unexported(session, context),
            not_handed_over=_not_handed_over(session, context),
            drafts=_drafts(session, context, actor),
        )


def _slips(
    session: Session, context: Context, before: datetime, *states: PrintState
) -> tuple[HangingSlip, ...]:
    rows = session.execute(
        receipts_in(context, *states)
        .join(Applicant, Applicant.id == Dossier.applicant_id)
        # Whoever has the result needs no receipt any more.
        .where(PrintRecord.asked_at < before, Dossier.returned_at.is_(None))
        .with_only_columns(
            PrintRecord.dossier_id,
            PrintRecord.id,
            Dossier.code,
            Applicant.name,
            PrintRecord.asked_at,
        )
        .limit(MOST_SLIPS)
    )
    return tuple(
        HangingSlip(
            dossier_id=row.dossier_id,
            print_id=row.id,
            code=row.code,
            applicant_name=row.name,
            asked_at=row.asked_at,
        )
        for row in rows
    )


def _unexported(session: Session, context: Context) -> tuple[date, ...]:
    """Return the days before today after the last exported one: an export carries all before it."""
    numbered = (
        select(CodeCounter.day)
        .where(
            CodeCounter.series.in_(own_series(context)),
            CodeCounter.day < context.today(),
            ~CodeCounter.mistaken,
        )
        .distinct()
        .order_by(CodeCounter.day)
    )
    exported = session.scalar(select(func.max(ExportRecord.day)))
    if exported is not None:
        numbered = numbered.where(CodeCounter.day > exported)
    return tuple(session.scalars(numbered))


def _not_handed_over(session: Session, context: Context) -> int:
    waiting = (
        Dossier.state == DossierState.RECEIVED.value,
        Dossier.received_on < context.today(),
        Dossier.code.like(f"{LOCAL_PREFIX}{context.station.digit}%"),
    )
    return session.scalar(select(func.count()).select_from(Dossier).where(*waiting)) or 0


def _drafts(session: Session, context: Context, actor: Actor) -> tuple[HangingDraft, ...]:
    old = context.now() - OLD_DRAFT
    rows = session.execute(
        select(Draft.form, Draft.saved_at)
        .where(Draft.clerk_id == actor.clerk_id, Draft.saved_at < old)
        .order_by(Draft.saved_at)
    )
    return tuple(HangingDraft(row.form, row.saved_at) for row in rows)
