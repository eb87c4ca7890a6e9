"""A wrong procedure, a wrong appointment, wrong counts: what follows from putting them right."""

from typing import Any

import pytest

from app.domain.channel import DeliveryWay
from app.domain.dossier_state import Action
from app.domain.fees import FeeInput
from app.domain.papers import SubmittedPaper
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import InputError
from app.services.counter import Counter
from app.services.step_commands import CorrectDossier
from tests import builders
from tests.builders import CERTIFIED_COPY, SetClock
from tests.steps import act

SIGNATURE = "2.000884"
CONTRACT = "2.001035"
"""Two working days, 50.000 đồng a copy."""


def correct(counter: Counter, clerk: Actor, key: int, **changes: Any) -> None:
    command = CorrectDossier(actor=clerk, dossier_id=key, reason="nhận nhầm thủ tục", **changes)
    counter.dossiers.correct(command)


def test_another_procedure_counts_everything_anew_from_the_reception(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    received = builders.receive(counter, clerk, CERTIFIED_COPY, fee=FeeInput(pages=2))
    clock.forward(days=1)
    correct(counter, clerk, received.dossier_id, procedure_code=CONTRACT)
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert (card.row.code, card.procedure_code) == (received.code, CONTRACT)
    assert card.row.promised_at == card.original_promised_at == local(2026, 11, 18, 17, 30)
    assert (card.limit_in_words, card.fee) == ("2 ngày làm việc", 50_000)
    assert "18/11" in card.explanation
    assert "thủ tục: " in card.history[0].text.lower()
    assert counter.dossiers.correction(clerk, received.dossier_id).procedure_code == CONTRACT


def test_a_named_day_stands_beside_the_counted_one(counter: Counter, clerk: Actor) -> None:
    received = builders.receive(counter, clerk)
    given = local(2026, 11, 20, 10)
    correct(counter, clerk, received.dossier_id, promised_at=given)
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert (card.row.promised_at, card.original_promised_at) == (given, received.promised_at)
    assert card.override_reason == "nhận nhầm thủ tục"
    assert "hẹn trả: 17:30 16/11/2026 → 10:00 20/11/2026" in card.history[0].text.lower()


def test_a_wait_before_counts_for_the_procedure_and_not_for_a_named_day(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    keys = [builders.receive(counter, clerk).dossier_id for _one in range(2)]
    for key in keys:
        act(counter, clerk, Action.HAND_OVER, key)
        act(counter, clerk, Action.REQUEST_SUPPLEMENT, key)
    clock.forward(hours=1)
    for key in keys:
        act(counter, clerk, Action.ACCEPT_SUPPLEMENT, key)
    correct(counter, clerk, keys[0], procedure_code=CONTRACT)
    correct(counter, clerk, keys[1], promised_at=local(2026, 11, 20, 10))
    promised = [counter.dossiers.card(clerk, key).row.promised_at for key in keys]
    assert promised == [local(2026, 11, 19, 9), local(2026, 11, 20, 10)]


def test_both_at_once_keep_both_days(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk).dossier_id
    given = local(2026, 11, 25, 10)
    correct(counter, clerk, key, procedure_code=CONTRACT, promised_at=given)
    card = counter.dossiers.card(clerk, key)
    assert card.row.promised_at == given
    assert card.original_promised_at == local(2026, 11, 18, 17, 30)


@pytest.mark.parametrize(
    ("settled", "explained", "told"),
    [
        (False, "Còn phải thu thêm 40.000 đồng", "còn phải thu thêm 40.000 đồng"),
        (True, "", "đã thu thêm 40.000 đồng"),
    ],
)
def test_of_a_paid_fee_the_difference_is_told(
    counter: Counter, clerk: Actor, settled: bool, explained: str, told: str
) -> None:
    received = builders.receive(
        counter, clerk, SIGNATURE, fee=FeeInput(), fee_paid=True, fee_receipt_number="08"
    )
    key = received.dossier_id
    correct(
        counter,
        clerk,
        key,
        procedure_code=CONTRACT,
        fee_settled=settled,
        fee_receipt_number="12",
    )
    card = counter.dossiers.card(clerk, key)
    assert (card.fee, card.fee_paid) == (50_000, True)
    assert card.fee_receipt_number == ("08; 12" if settled else "08")
    assert explained.lower() in card.fee_explanation.lower()
    assert told in card.history[0].text


def test_a_fee_nobody_has_paid_may_be_paid_with_the_correction(
    counter: Counter, clerk: Actor
) -> None:
    received = builders.receive(counter, clerk, CERTIFIED_COPY, fee=FeeInput())
    fee = FeeInput(pages=10, copies=2)
    correct(
        counter,
        clerk,
        received.dossier_id,
        fee=fee,
        fee_settled=True,
        fee_receipt_number="15",
    )
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert (card.fee_paid, card.fee_receipt_number) == (True, "15")
    assert counter.dossiers.correction(clerk, received.dossier_id).fee_input == fee


def test_a_result_sent_somewhere_goes_to_the_applicant_unless_told(
    counter: Counter, clerk: Actor
) -> None:
    key = builders.receive(counter, clerk).dossier_id
    correct(counter, clerk, key, delivery=DeliveryWay.POST)
    assert counter.dossiers.card(clerk, key).delivery_address == "Tổ 5, phường Long Biên"
    correct(counter, clerk, key, delivery=DeliveryWay.AT_DESK)
    assert counter.dossiers.card(clerk, key).delivery_address == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"procedure_code": "1.009999"}, "procedure"),
        ({"procedure_code": CERTIFIED_COPY, "fee": FeeInput(pages=0)}, "pages"),
        ({"promised_at": local(2026, 11, 13, 9)}, "promised_at"),
        ({"promised_at": local(2026, 11, 22, 9)}, "promised_at"),
        ({"promised_at": local(2026, 11, 24, 3)}, "promised_at"),
        ({"promised_at": local(2027, 12, 1, 9)}, "promised_at"),
        ({"sets": 0}, "sets"),
        ({"papers": (SubmittedPaper(name=" "),)}, "papers"),
        ({"papers": (SubmittedPaper(name="Tờ khai", originals=0),)}, "papers"),
    ],
)
def test_what_cannot_be_names_its_field(
    counter: Counter, clerk: Actor, changes: dict[str, Any], field: str
) -> None:
    key = builders.receive(counter, clerk).dossier_id
    with pytest.raises(InputError) as caught:
        correct(counter, clerk, key, **changes)
    assert caught.value.field == field


def test_a_finished_dossier_gets_no_other_appointment(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk).dossier_id
    for action in (Action.HAND_OVER, Action.RECORD_RESULT):
        act(counter, clerk, action, key)
    with pytest.raises(InputError, match="đã có kết quả"):
        correct(counter, clerk, key, promised_at=local(2026, 11, 30, 10))
