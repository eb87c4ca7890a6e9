"""Adding up the working time of each procedure, dossier by dossier: SQL knows no office hours."""

from collections import defaultdict

from sqlalchemy import select

from app.domain.dossier_state import TRANSITIONS, Clock
from app.domain.promise_history import pauses_of
from app.domain.reports.figure import Dimension
from app.domain.reports.report import Section
from app.domain.reports.working_time import Worked, counted_in, working_time
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.models.procedure import ProcedureVersion
from app.services.dossier.filter_conditions import plain_conditions
from app.services.dossier.promise_now import past_steps_of
from app.services.reports.groups import groups
from app.services.reports.report_work import ReportWork

_PAUSING = {row.action.value for row in TRANSITIONS.values() if row.clock is Clock.PAUSES}
_AT_ONCE = 500


def working_times(work: ReportWork) -> Section:
    """Return the mean working time of what was finished in the period, by procedure."""
    calendar, paused = work.context.calendar, _paused_minutes(work)
    worked: dict[str, Worked] = defaultdict(Worked)
    rows = work.session.execute(
        select(Dossier.id, ProcedureVersion.code, Dossier.received_at, Dossier.finished_at)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(*plain_conditions(counted_in(work.span)))
    )
    for row in rows:
        if row.finished_at is not None:
            minutes = calendar.working_minutes_between(row.received_at, row.finished_at)
            worked[row.code].add(max(0, minutes - paused.get(row.id, 0)))
    found = groups(work.session, Dimension.PROCEDURE, worked)
    return working_time(work.span, found, worked)


def _paused_minutes(work: ReportWork) -> dict[int, int]:
    """Return the office hours in which the clock stood, of each dossier whose clock ever did."""
    calendar = work.context.calendar
    ids = work.session.scalars(
        select(Dossier.id)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(
            *plain_conditions(counted_in(work.span)),
            Dossier.id.in_(
                select(DossierEvent.dossier_id).where(DossierEvent.kind.in_(sorted(_PAUSING)))
            ),
        )
    ).all()
    minutes: dict[int, int] = {}
    for at in range(0, len(ids), _AT_ONCE):
        for key, steps in past_steps_of(work.session, ids[at : at + _AT_ONCE]).items():
            minutes[key] = sum(
                calendar.working_minutes_between(pause.started_at, pause.ended_at)
                for pause in pauses_of(steps)
                if pause.ended_at is not None
            )
    return minutes
