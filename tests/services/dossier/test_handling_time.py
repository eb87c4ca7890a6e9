from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.vietnam_time import local
from app.services.counter import Counter
from app.services.dossier.handling_time import handled
from tests import builders
from tests.builders import BIRTH_REGISTRATION, SetClock
from tests.steps import act, bring


def test_nights_pauses_and_what_is_still_open_take_no_time(
    counter: Counter, clock: SetClock
) -> None:
    lead = builders.supervisor(counter)
    clock.pass_to(local(2026, 11, 16, 16, 30))
    quick, paused = bring(counter, Action.HAND_OVER), bring(counter, Action.HAND_OVER)
    bring(counter, Action.HAND_OVER)
    act(counter, lead, Action.REQUEST_SUPPLEMENT, paused)
    clock.pass_to(local(2026, 11, 17, 9))
    act(counter, lead, Action.ACCEPT_SUPPLEMENT, paused)
    clock.pass_to(local(2026, 11, 17, 9, 15))
    for key in (quick, paused):
        act(counter, lead, Action.RECORD_RESULT, key)
    with counter.context.database.read() as session:
        found = list(handled(session, counter.context.calendar, DossierFilter()))
    assert sorted(one.minutes for one in found) == [15, 60 + 75]
    assert {one.procedure_code for one in found} == {BIRTH_REGISTRATION}
    assert {one.received_by for one in found} == {builders.actor(counter).clerk_id}
