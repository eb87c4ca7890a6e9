"""What was left hanging: papers, unexported days, dossiers nobody passed on, forgotten drafts."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.dossier_state import DossierState
from app.domain.hanging import Hanging, HangingDraft
from app.domain.print_state import PrintState
from app.domain.roles import Actor, Permission
from app.models.dossier import Dossier
from app.models.office import Draft
from app.services.context import Context
from app.services.day.count_day import COUNT_FORM
from app.services.exchange.missed_days import missed_days
from app.services.papers.list_papers import count_hanging, hanging_papers

OLD_DRAFT = timedelta(hours=1)
_NOT_OUT = (PrintState.WAITING, PrintState.FAILED)


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
            unknown_count=count_hanging(session, context, PrintState.UNKNOWN, before=before),
            unprinted=hanging_papers(session, context, *_NOT_OUT, before=before),
            unprinted_count=count_hanging(session, context, *_NOT_OUT, before=before),
            unexported=missed_days(session, context),
            not_handed_over=_not_handed_over(session, context),
            drafts=_drafts(session, context, actor),
        )


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
        .where(
            Draft.clerk_id == actor.clerk_id,
            Draft.saved_at < old,
            ~Draft.form.startswith(COUNT_FORM),
        )
        .order_by(Draft.saved_at)
    )
    return tuple(HangingDraft(row.form, row.saved_at) for row in rows)
