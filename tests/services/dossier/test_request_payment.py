"""A dossier waits for what the citizen owes the state, with the clock standing or not."""

import pytest

from app.domain.dossier_state import Action, DossierState
from app.domain.roles import Actor
from app.errors import InputError
from app.services.counter import Counter
from app.services.step_commands import RequestPayment
from tests.builders import SetClock
from tests.steps import act, bring


def test_the_clock_stands_while_the_money_is_awaited(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER, Action.REQUEST_PAYMENT)
    card = counter.dossiers.card(clerk, key)
    assert card.row.state is DossierState.AWAITING_PAYMENT
    assert card.course.paused_at == clock.now()
    assert "Thông báo số TB-12; 50.000 đồng" in card.history[0].text


def test_it_runs_on_where_the_procedure_says_so(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER)
    promised = counter.dossiers.card(clerk, key).row.promised_at
    counter.dossiers.request_payment(RequestPayment(actor=clerk, dossier_id=key, clock_runs=True))
    assert counter.dossiers.card(clerk, key).course.paused_at is None
    clock.forward(days=2)
    act(counter, clerk, Action.CONFIRM_PAYMENT, key)
    card = counter.dossiers.card(clerk, key)
    assert (card.row.promised_at, card.course.slip_version) == (promised, 1)


def test_nobody_owes_less_than_nothing(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    with pytest.raises(InputError) as caught:
        counter.dossiers.request_payment(RequestPayment(actor=clerk, dossier_id=key, amount=-1))
    assert caught.value.field == "amount"
