"""A result that goes to an account is returned with where and when, and nobody signs."""

from dataclasses import replace

import pytest

from app.domain.channel import DeliveryWay
from app.domain.dossier_state import Action, DossierState
from app.domain.fees import FeeInput
from app.domain.roles import Actor
from app.errors import InputError, RuleError
from app.services.commands import TakeStep
from app.services.counter import Counter
from app.services.step_commands import ReturnElectronically
from tests import builders
from tests.builders import CERTIFIED_COPY, SetClock
from tests.steps import act, bring

READY = (Action.HAND_OVER, Action.RECORD_RESULT)


def wish(clerk: Actor, key: int, sent_to: str = "hoa@vneid.vn") -> ReturnElectronically:
    return ReturnElectronically(
        actor=clerk, dossier_id=key, collector_name="Lê Thị Hoa", sent_to=sent_to
    )


def test_it_says_where_to_and_when_and_asks_nobody_for_a_card(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, *READY)
    clock.forward(hours=2)
    earlier = clock.now()
    clock.forward(minutes=10)
    counter.dossiers.return_electronically(replace(wish(clerk, key), returned_at=earlier))
    card = counter.dossiers.card(clerk, key)
    assert (card.row.state, card.returned_at) == (DossierState.RETURNED, earlier)
    assert (card.course.way, card.course.delivery_item) == (DeliveryWay.ELECTRONIC, "hoa@vneid.vn")
    assert card.history[0].text == "Trả điện tử tới hoa@vneid.vn; người nhận: Lê Thị Hoa"


def test_it_can_be_undone_and_waits_at_the_desk_again(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, *READY)
    counter.dossiers.return_electronically(wish(clerk, key))
    counter.dossiers.undo_return(TakeStep(clerk, key, "gửi nhầm tài khoản"))
    course = counter.dossiers.card(clerk, key).course
    assert (course.way, course.delivery_item) == (DeliveryWay.AT_DESK, "")


def test_it_needs_an_address_and_the_fee(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(InputError) as caught:
        counter.dossiers.return_electronically(wish(clerk, bring(counter, *READY), " "))
    assert caught.value.field == "sent_to"
    key = builders.receive(counter, clerk, CERTIFIED_COPY, fee=FeeInput(pages=2)).dossier_id
    with pytest.raises(InputError) as caught:
        counter.dossiers.return_electronically(wish(clerk, key))
    assert caught.value.field == "fee_paid_now"


def test_what_is_on_its_way_on_paper_comes_back_first(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, *READY, Action.SEND_OUT)
    with pytest.raises(RuleError, match="đang trên đường giao"):
        counter.dossiers.return_electronically(wish(clerk, key))
    act(counter, clerk, Action.BRING_BACK, key)
    counter.dossiers.return_electronically(wish(clerk, key))
