"""Match results handed out here earlier with their dossiers, now that those have arrived.

The return becomes a step of this counter's own history, with the instant it really happened at.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action, DossierState
from app.domain.roles import Actor, Role
from app.models.dossier import Dossier, UnmatchedReturn
from app.models.office import Clerk
from app.services import history
from app.services.context import Context
from app.services.store.journal_steps import note_step


def match_returns(session: Session, context: Context) -> Sequence[UnmatchedReturn]:
    """Write the step of every return whose dossier is known by now; return those, in order.

    The rows of the dossiers themselves are for ``rebuild_dossiers``.
    """
    waiting = session.execute(
        select(UnmatchedReturn, Dossier, Clerk)
        .join(Dossier, Dossier.code == UnmatchedReturn.code)
        .join(Clerk, Clerk.id == UnmatchedReturn.clerk_id)
        .where(UnmatchedReturn.dossier_id.is_(None))
        .order_by(UnmatchedReturn.returned_at, UnmatchedReturn.id)
    ).all()
    for row, dossier, clerk in waiting:
        actor = Actor(clerk.id, clerk.name, Role(clerk.role), row.desk)
        step = history.Step(
            dossier.id, dossier.code, Action.RETURN_RESULT, row.returned_at, _facts(row, dossier)
        )
        newest = history.write_down(session.connection(), context.station, actor, [step])
        note_step(session, context, step, actor.name, newest)
        row.dossier_id, row.matched_at = dossier.id, context.now()
    session.flush()
    return [row for row, _dossier, _clerk in waiting]


def _facts(row: UnmatchedReturn, dossier: Dossier) -> dict[str, str]:
    facts = {
        "from": dossier.state,
        "to": DossierState.RETURNED.value,
        "collector": row.collector_name,
        "collector_identity": row.collector_identity,
        "relation": row.collector_relation,
        "note": row.note,
    }
    return {key: value for key, value in facts.items() if value}
