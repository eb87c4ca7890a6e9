"""Working time is the office's hours from reception to result, without those of pauses."""

from app.domain.dossier_state import Action
from app.domain.reports.figure import span_of
from app.domain.vietnam_time import local
from app.services.counter import Counter
from app.services.reports.report_work import ReportWork
from app.services.reports.working_times import working_times
from tests import builders
from tests.builders import SetClock
from tests.busy_day import DAY
from tests.steps import act, bring


def test_a_pause_takes_no_working_time(counter: Counter, clock: SetClock) -> None:
    lead = builders.supervisor(counter)
    clock.pass_to(local(2026, 11, 16, 8))
    quick, paused = bring(counter, Action.HAND_OVER), bring(counter, Action.HAND_OVER)
    clock.pass_to(local(2026, 11, 16, 9))
    act(counter, lead, Action.REQUEST_SUPPLEMENT, paused)
    clock.pass_to(local(2026, 11, 16, 11))
    act(counter, lead, Action.ACCEPT_SUPPLEMENT, paused)
    for key in (quick, paused):
        act(counter, lead, Action.RECORD_RESULT, key)
    with counter.context.database.read() as session:
        span = span_of(DAY, DAY, counter.context.now())
        table = working_times(ReportWork(session, counter.context, span)).table
    # Three hours, and three of which the clock stood for two.
    assert table.rows[0][3:] == (2, "2,00")
