"""A result on its way is nobody's yet: it counts as returned with the proof of that."""

import pytest

from app.domain.channel import DeliveryWay
from app.domain.dossier_state import Action, DossierState
from app.domain.roles import Actor
from app.errors import InputError, RuleError
from app.services.commands import HandOver, RecordResult, ReturnResult
from app.services.counter import Counter
from app.services.step_commands import SendOut
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.steps import act, bring

READY = (Action.HAND_OVER, Action.RECORD_RESULT)


def test_it_is_returned_when_there_is_proof(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, *READY, Action.SEND_OUT)
    card = counter.dossiers.card(clerk, key)
    assert (card.row.state, card.course.out_for_delivery) == (DossierState.RESULT_READY, True)
    with pytest.raises(RuleError, match="đang trên đường giao"):
        act(counter, clerk, Action.RETURN_PART, key)
    counter.dossiers.return_result(
        ReturnResult(actor=clerk, dossier_id=key, collector_name="Người nhà ký nhận")
    )
    card = counter.dossiers.card(clerk, key)
    assert (card.row.state, card.course.out_for_delivery) == (DossierState.RETURNED, False)
    assert card.course.delivery_item == "RB123VN"
    assert card.course.way is DeliveryWay.POST


@pytest.mark.parametrize(
    ("way", "carrier", "field"),
    [(DeliveryWay.AT_HOME, " ", "carrier"), (DeliveryWay.AT_DESK, "Lan", "way")],
)
def test_it_goes_by_post_or_with_somebody(
    counter: Counter, clerk: Actor, way: DeliveryWay, carrier: str, field: str
) -> None:
    key = bring(counter, *READY)
    with pytest.raises(InputError) as caught:
        counter.dossiers.send_out(SendOut(actor=clerk, dossier_id=key, way=way, carrier=carrier))
    assert caught.value.field == field


def test_nothing_leaves_unpaid(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk, CERTIFIED_COPY).dossier_id
    counter.dossiers.hand_over(HandOver(clerk, (key,)))
    counter.dossiers.record_result(RecordResult(clerk, key))
    with pytest.raises(InputError, match="chưa nộp phí"):
        act(counter, clerk, Action.SEND_OUT, key)
    assert not counter.dossiers.card(clerk, key).course.out_for_delivery
