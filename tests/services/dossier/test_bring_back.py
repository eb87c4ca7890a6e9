"""What could not be delivered waits at the desk again."""

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.services.counter import Counter
from tests.steps import act, bring


def test_it_may_be_given_out_at_the_desk_then(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER, Action.RECORD_RESULT, Action.SEND_OUT)
    act(counter, clerk, Action.BRING_BACK, key)
    card = counter.dossiers.card(clerk, key)
    assert not card.course.out_for_delivery
    assert card.course.delivery_item == ""
    assert "lý do: có lý do" in card.history[0].text.lower()
    assert Action.RETURN_PART in card.actions
