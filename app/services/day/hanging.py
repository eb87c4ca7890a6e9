"""What was left hanging: papers, unexported days, dossiers nobody passed on, forgotten drafts."""

from datetime import date, datetime, timedelta

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.dossier_state import Action, DossierState
from app.domain.hanging import Hanging, HangingDraft
from app.domain.print_state import PrintState
from app.domain.roles import Actor, Permission
from app.models.dossier import CodeCounter, Dossier
from app.models.dossier_event import DossierEvent
from app.models.office import Draft, ExportRecord
from app.services.context import Context
from app.services.exchange.bundle_lists import exported_to
from app.services.office.clock import own_series
from app.services.papers.list_papers import hanging_papers

OLD_DRAFT = timedelta(hours=1)


def hanging(context: Context, actor: Actor, before: datetime) -> Hanging:
    """Return what hangs over ``actor``, papers only if they were asked for before ``before``.

    Papers are this counter's, whoever asked for them; drafts are the actor's own. Who does not
    work at the desk has nothing hanging there.
    """
    if not actor.may(Permission.WORK_AT_DESK):
        return Hanging()
    with context.database.read() as session:
        return Hanging(
            unknown=hanging_papers(session, context, PrintState.UNKNOWN, before=before),
            unprinted=hanging_papers(
                session, context, PrintState.WAITING, PrintState.FAILED, before=before
            ),
            unexported=_unexported(session, context),
            not_handed_over=_not_handed_over(session, context),
            drafts=_drafts(session, context, actor),
        )


def _unexported(session: Session, context: Context) -> tuple[date, ...]:
    """Return the days before today on which this counter received what no export carries yet."""
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
    digit = context.station.digit
    exported = exported_to(session, digit)
    carried = (
        and_(DossierEvent.epoch == epoch, DossierEvent.sequence <= last)
        for epoch, last in exported.items()
    )
    if exported:
        left = exists().where(
            DossierEvent.occurred_on == CodeCounter.day,
            DossierEvent.kind == Action.RECEIVE.value,
            DossierEvent.station == digit,
            ~or_(*carried),
        )
        return tuple(session.scalars(numbered.where(left)))
    # Exports from before they carried events tell no more than their day.
    own = or_(ExportRecord.station == digit, ExportRecord.station.is_(None))
    last_day = session.scalar(select(func.max(ExportRecord.day)).where(own))
    return tuple(session.scalars(numbered.where(CodeCounter.day > (last_day or date.min))))


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
