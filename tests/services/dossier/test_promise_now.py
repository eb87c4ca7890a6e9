"""The promise of a dossier follows from its own history, whatever its row says."""

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.models.dossier import Dossier
from app.services.counter import Counter
from app.services.dossier.promise_now import past_steps, promise_with
from tests import builders
from tests.builders import SetClock
from tests.steps import act, bring


def test_it_is_counted_from_the_beginning(counter: Counter, clerk: Actor, clock: SetClock) -> None:
    key = bring(counter, Action.HAND_OVER, Action.REQUEST_SUPPLEMENT)
    clock.forward(days=2)
    act(counter, clerk, Action.ACCEPT_SUPPLEMENT, key)
    promised = counter.dossiers.card(clerk, key).row.promised_at
    builders.change_store(counter, "UPDATE dossiers SET promised_at = 0 WHERE id = ?", key)
    with counter.context.database.read() as session:
        dossier = session.get_one(Dossier, key)
        assert promise_with(session, counter.context.calendar, dossier).due == promised
        actions = [step.action for step in past_steps(session, key)]
    assert actions == [
        Action.RECEIVE,
        Action.HAND_OVER,
        Action.REQUEST_SUPPLEMENT,
        Action.ACCEPT_SUPPLEMENT,
    ]
