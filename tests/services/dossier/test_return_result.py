"""Giving the result out: to whom, against what, and never before it is there."""

from datetime import datetime
from typing import Any

import pytest

from app.domain.dossier_state import DossierState
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import InputError, RuleError
from app.services.commands import ApplicantInput, HandOver, RecordResult, ReturnResult
from app.services.counter import Counter
from tests import builders
from tests.builders import CERTIFIED_COPY, SetClock

APPLICANT = ApplicantInput(name="Nguyễn Văn Đức", phone="0912345678")


@pytest.fixture
def ready(counter: Counter, clerk: Actor, clock: SetClock) -> int:
    """A dossier whose result came at 10:10; it is 11:10 now and nothing has been paid."""
    received = builders.receive(
        counter, None, CERTIFIED_COPY, applicant=APPLICANT, submitter_name="Lê Thị Bé"
    )
    counter.dossiers.hand_over(HandOver(clerk, (received.dossier_id,)))
    clock.forward(hours=1)
    counter.dossiers.record_result(RecordResult(clerk, received.dossier_id))
    clock.forward(hours=1)
    return received.dossier_id


def give(counter: Counter, key: int, **changes: Any) -> None:
    asked: dict[str, Any] = {"collector_name": APPLICANT.name, "fee_paid_now": True}
    clerk = builders.actor(counter)
    counter.dossiers.return_result(
        ReturnResult(actor=clerk, dossier_id=key, **{**asked, **changes})
    )


def test_the_applicant_takes_the_result(
    counter: Counter, clerk: Actor, clock: SetClock, ready: int
) -> None:
    give(counter, ready, fee_receipt_number="BL-0042")
    card = counter.dossiers.card(clerk, ready)
    assert card.row.state is DossierState.RETURNED
    assert card.returned_at == clock.now()
    assert card.finished_at == local(2026, 11, 16, 10, 10)
    assert card.collector_name == APPLICANT.name
    assert (card.fee_paid, card.fee_receipt_number) == (True, "BL-0042")


@pytest.mark.parametrize("name", ["NGUYỄN  VĂN ĐỨC", "Lê Thị Bé"])
def test_applicant_and_submitter_are_known_by_their_names(
    counter: Counter, ready: int, name: str
) -> None:
    give(counter, ready, collector_name=name)


def test_a_namesake_but_for_the_accents_is_somebody_else(counter: Counter, ready: int) -> None:
    with pytest.raises(InputError) as caught:
        give(counter, ready, collector_name="Nguyễn Văn Dục")
    assert caught.value.field == "collector_identity"


STRANGER = {"collector_name": "Trần Văn Lạ", "collector_identity": "001085123456"}


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("collector_name", {"collector_name": "  "}),
        ("collector_identity", {"collector_name": "Trần Văn Lạ"}),
        ("collector_identity", {**STRANGER, "collector_identity": "123"}),
        ("collector_relation", STRANGER),
        ("collector_relation", {**STRANGER, "collector_relation": " "}),
        ("fee_paid_now", {"fee_paid_now": False}),
    ],
)
def test_what_is_missing_is_told_by_its_field_and_nothing_is_given(
    counter: Counter, clerk: Actor, ready: int, field: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(InputError) as caught:
        give(counter, ready, **changes)
    assert caught.value.field == field
    card = counter.dossiers.card(clerk, ready)
    assert (card.row.state, card.fee_paid) == (DossierState.RESULT_READY, False)
    assert len(card.history) == 3


def test_somebody_else_takes_it_with_number_and_ground(
    counter: Counter, clerk: Actor, ready: int
) -> None:
    give(counter, ready, **STRANGER, collector_relation="giấy ủy quyền 12")
    card = counter.dossiers.card(clerk, ready)
    assert card.collector_name == "Trần Văn Lạ"
    assert card.history[0].text == "Người nhận: Trần Văn Lạ; giấy ủy quyền 12"


def test_what_was_paid_at_intake_is_not_asked_for_again(counter: Counter) -> None:
    received = builders.receive(counter, None, CERTIFIED_COPY, applicant=APPLICANT, fee_paid=True)
    give(counter, received.dossier_id, fee_paid_now=False)


@pytest.mark.parametrize(
    "impossible",
    [local(2026, 11, 16, 11, 11), local(2026, 11, 16, 9), local(2026, 11, 16, 10, 9)],
    ids=["future", "before it was received", "before the result came"],
)
def test_nothing_is_given_before_it_is_there(
    counter: Counter, ready: int, impossible: datetime
) -> None:
    with pytest.raises(InputError) as caught:
        give(counter, ready, returned_at=impossible)
    assert caught.value.field == "returned_at"


def test_a_result_made_at_the_desk_is_finished_when_it_is_given(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = builders.receive(counter, None, CERTIFIED_COPY, applicant=APPLICANT).dossier_id
    clock.forward(minutes=15)
    give(counter, key)
    card = counter.dossiers.card(clerk, key)
    assert card.finished_at == card.returned_at == clock.now()


def test_a_dossier_still_in_process_is_told_as_that_and_not_as_unpaid(
    counter: Counter, clerk: Actor
) -> None:
    key = builders.receive(counter, None, CERTIFIED_COPY, applicant=APPLICANT).dossier_id
    counter.dossiers.hand_over(HandOver(clerk, (key,)))
    with pytest.raises(RuleError, match="«Đang giải quyết», không thể «Trả kết quả»"):
        give(counter, key, fee_paid_now=False)


def test_nothing_is_given_twice(counter: Counter, ready: int) -> None:
    give(counter, ready)
    with pytest.raises(RuleError, match="«Đã trả kết quả»"):
        give(counter, ready)


def test_a_lost_slip_stands_in_the_history(counter: Counter, clerk: Actor, ready: int) -> None:
    give(counter, ready, slip_lost=True)
    assert "mất giấy hẹn" in counter.dossiers.card(clerk, ready).history[0].text
