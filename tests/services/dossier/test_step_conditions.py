"""A step counts for one person only; what a day counts of it is in ``day/test_figures``."""

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.services.counter import Counter
from app.services.dossier.step_conditions import dossiers_with_step, steps_by_clerk
from app.services.step_commands import RequestSupplement
from tests import builders
from tests.builders import SetClock
from tests.steps import MISSING, act, bring


def test_a_period_asks_who_took_a_step_last_in_it(counter: Counter, clock: SetClock) -> None:
    first, second = builders.actor(counter, 0), builders.actor(counter, 1)
    key = bring(counter, Action.HAND_OVER)
    days = [counter.context.today()]
    _ask(counter, first, key)
    clock.forward(days=1)
    days.append(counter.context.today())
    _ask(counter, second, key)
    asked = Action.REQUEST_SUPPLEMENT
    for whose, first_day, last_day, expected in (
        (first, days[0], days[0], [key]),
        (second, days[1], days[1], [key]),
        (first, days[0], days[1], []),
        (second, days[0], days[1], [key]),
    ):
        wanted = DossierFilter(
            step=asked, step_by=whose.clerk_id, step_from=first_day, step_to=last_day
        )
        with counter.context.database.read() as session:
            assert session.scalars(dossiers_with_step(wanted)).all() == expected
    with counter.context.database.read() as session:
        counted = session.execute(steps_by_clerk(DossierFilter(step=asked, step_from=days[0])))
        assert counted.all() == [(second.clerk_id, 1)]


def _ask(counter: Counter, actor: Actor, key: int) -> None:
    counter.dossiers.request_supplement(
        RequestSupplement(actor=actor, dossier_id=key, papers=(MISSING,), again=True)
    )
    act(counter, actor, Action.ACCEPT_SUPPLEMENT, key)
