"""Who works on a dossier is known once it has been taken up."""

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.services.counter import Counter
from app.services.step_commands import TakeUp
from tests.steps import bring


def test_whoever_takes_it_up_works_on_it_unless_another_is_named(
    counter: Counter, clerk: Actor
) -> None:
    key = bring(counter, Action.HAND_OVER)
    assert counter.dossiers.card(clerk, key).course.handler == "Bộ phận Tư pháp"
    counter.dossiers.take_up(TakeUp(actor=clerk, dossier_id=key))
    assert counter.dossiers.card(clerk, key).course.handler == clerk.name
    counter.dossiers.take_up(TakeUp(actor=clerk, dossier_id=key, handler="  Lê  Thị Mai "))
    assert counter.dossiers.card(clerk, key).course.handler == "Lê Thị Mai"
