"""A payment is confirmed by its receipt, and the promise moves by the wait."""

import pytest

from app.domain.dossier_state import Action, DossierState
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import InputError
from app.services.counter import Counter
from app.services.step_commands import ConfirmPayment
from tests.builders import SetClock
from tests.steps import act, bring


def test_the_promise_moves_by_the_wait(counter: Counter, clerk: Actor, clock: SetClock) -> None:
    key = bring(counter, Action.HAND_OVER, Action.REQUEST_PAYMENT)
    clock.pass_to(local(2026, 11, 17, 9, 10))
    act(counter, clerk, Action.CONFIRM_PAYMENT, key)
    card = counter.dossiers.card(clerk, key)
    assert card.row.state is DossierState.IN_PROCESS
    assert card.row.promised_at == local(2026, 11, 17, 17, 30)
    assert card.course.slip_version == 2


def test_it_needs_the_number_of_its_receipt(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER, Action.REQUEST_PAYMENT)
    with pytest.raises(InputError) as caught:
        counter.dossiers.confirm_payment(
            ConfirmPayment(actor=clerk, dossier_id=key, receipt_number=" ")
        )
    assert caught.value.field == "receipt_number"
