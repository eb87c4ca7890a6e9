"""How long dossiers were worked on: office hours from reception to result, without pauses.

SQL knows no office hours, so each dossier is looked at for itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import TRANSITIONS, Clock
from app.domain.promise_history import pauses_of
from app.domain.working_calendar import WorkingCalendar
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.models.procedure import ProcedureVersion
from app.services.dossier.filter_conditions import plain_conditions
from app.services.dossier.promise_now import past_steps_of

_PAUSING = {row.action.value for row in TRANSITIONS.values() if row.clock is Clock.PAUSES}
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Handled:
    """A finished dossier: whose and of which procedure it is, and its minutes of office hours."""

    received_by: int
    procedure_code: str
    minutes: int


def handled(
    session: Session, calendar: WorkingCalendar, wanted: DossierFilter
) -> Iterator[Handled]:
    """Yield those of the ``wanted`` dossiers that are finished."""
    paused = _paused_minutes(session, calendar, wanted)
    rows = session.execute(
        select(
            Dossier.id,
            Dossier.received_by_id,
            ProcedureVersion.code,
            Dossier.received_at,
            Dossier.finished_at,
        )
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(*plain_conditions(wanted))
    )
    for row in rows:
        if row.finished_at is not None:
            minutes = calendar.working_minutes_between(row.received_at, row.finished_at)
            worked = max(0, minutes - paused.get(row.id, 0))
            yield Handled(row.received_by_id, row.code, worked)


def _paused_minutes(
    session: Session, calendar: WorkingCalendar, wanted: DossierFilter
) -> dict[int, int]:
    """Return the office hours in which the clock stood, of each dossier whose clock ever did."""
    ids = session.scalars(
        select(Dossier.id)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(
            *plain_conditions(wanted),
            exists().where(
                DossierEvent.dossier_id == Dossier.id, DossierEvent.kind.in_(sorted(_PAUSING))
            ),
        )
    ).all()
    minutes: dict[int, int] = {}
    for at in range(0, len(ids), _AT_ONCE):
        for key, steps in past_steps_of(session, ids[at : at + _AT_ONCE]).items():
            minutes[key] = sum(
                calendar.working_minutes_between(pause.started_at, pause.ended_at)
                for pause in pauses_of(steps)
                if pause.ended_at is not None
            )
    return minutes
