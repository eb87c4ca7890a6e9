"""What waits to be taken to citizens is listed by the way it goes."""

import pytest

from app.domain.channel import DeliveryWay
from app.domain.roles import Actor
from app.errors import RuleError
from app.services.commands import HandOver, RecordResult
from app.services.counter import Counter
from app.services.step_commands import SendOut
from tests import builders
from tests.services.papers.issued import documents


def ready(counter: Counter, clerk: Actor, way: DeliveryWay, address: str) -> str:
    received = builders.receive(counter, delivery=way, delivery_address=address)
    counter.dossiers.hand_over(HandOver(clerk, (received.dossier_id,)))
    counter.dossiers.record_result(RecordResult(clerk, received.dossier_id))
    return received.code


def test_post_and_home_have_lists_of_their_own(counter: Counter, clerk: Actor) -> None:
    posted = ready(counter, clerk, DeliveryWay.POST, "Số 5 phố Hàng Bạc")
    brought = ready(counter, clerk, DeliveryWay.AT_HOME, "Tổ 3")
    ready(counter, clerk, DeliveryWay.AT_DESK, "")
    builders.receive(counter, delivery=DeliveryWay.POST, delivery_address="Số 9")
    (post,) = documents(counter, counter.papers.delivery_list(clerk, DeliveryWay.POST))
    (home,) = documents(counter, counter.papers.delivery_list(clerk, DeliveryWay.AT_HOME))
    assert [(line.code, line.address) for line in post.lines] == [(posted, "Số 5 phố Hàng Bạc")]
    assert [(line.code, line.address) for line in home.lines] == [(brought, "Tổ 3")]
    assert (post.at_home, home.at_home) == (False, True)


def test_what_has_just_been_sent_out_is_listed_with_its_numbers(
    counter: Counter, clerk: Actor
) -> None:
    codes = [ready(counter, clerk, DeliveryWay.POST, "Số 5") for _ in range(2)]
    gone = counter.dossiers.id_of(codes[0])
    counter.dossiers.send_out(
        SendOut(
            actor=clerk, dossier_id=gone, way=DeliveryWay.POST, item="RB1VN", carrier="Bưu cục 1"
        )
    )
    (left,) = documents(counter, counter.papers.delivery_list(clerk, DeliveryWay.POST))
    assert [line.code for line in left.lines] == codes[1:]
    (sent,) = documents(counter, counter.papers.delivery_list(clerk, DeliveryWay.POST, [gone]))
    assert [(line.code, line.item_code) for line in sent.lines] == [(codes[0], "RB1VN")]
    assert sent.carrier_name == "Bưu cục 1"


def test_nothing_waiting_is_said_and_no_empty_list_comes(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError, match="Bưu chính"):
        counter.papers.delivery_list(clerk, DeliveryWay.POST)
