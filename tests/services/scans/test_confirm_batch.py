"""A confirmed batch moves each dossier on by itself, with the rules of a single step."""

from dataclasses import replace

import pytest

from app.domain.batch import BatchKind, LineSaid
from app.domain.channel import DeliveryWay
from app.domain.dossier_state import DossierState
from app.domain.fees import FeeInput
from app.domain.roles import Actor, Role
from app.errors import InputError, RuleError
from app.services.answers import Received
from app.services.commands import ConfirmBatch
from app.services.counter import Counter
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.services.scans.batches import HOME, POST, at_desk, ready, under_way


def ids(*received: Received) -> tuple[int, ...]:
    return tuple(one.dossier_id for one in received)


def state(counter: Counter, clerk: Actor, received: Received) -> DossierState:
    return counter.dossiers.card(clerk, received.dossier_id).row.state


def test_dossiers_are_handed_over_to_one_unit(counter: Counter, clerk: Actor) -> None:
    chosen = ids(at_desk(counter), at_desk(counter))
    answer = counter.scans.confirm(
        ConfirmBatch(
            actor=clerk, kind=BatchKind.HAND_OVER, dossier_ids=chosen, handling_unit=" Địa chính "
        )
    )
    assert (answer.done, answer.failed) == (chosen, ())
    for one in chosen:
        card = counter.dossiers.card(clerk, one)
        assert card.row.state is DossierState.IN_PROCESS
        assert "Chuyển Địa chính" in card.history[0].text


def test_what_fails_is_left_and_said_and_the_others_go_on(counter: Counter, clerk: Actor) -> None:
    first, wrong, last = under_way(counter), at_desk(counter), under_way(counter)
    chosen = ids(first, wrong, last)
    answer = counter.scans.confirm(
        ConfirmBatch(actor=clerk, kind=BatchKind.RESULTS, dossier_ids=chosen)
    )
    assert answer.done == ids(first, last)
    (failure,) = answer.failed
    assert failure.dossier_id == wrong.dossier_id
    assert "không thể" in failure.title.format(**failure.values)
    assert state(counter, clerk, wrong) is DossierState.RECEIVED
    assert state(counter, clerk, last) is DossierState.RESULT_READY


def test_a_household_collects_and_is_asked_once(counter: Counter, clerk: Actor) -> None:
    chosen = ids(ready(counter), ready(counter))
    answer = counter.scans.confirm(
        ConfirmBatch(
            actor=clerk,
            kind=BatchKind.RETURN,
            dossier_ids=chosen,
            collector_name="Đặng Văn Ba",
            collector_identity="001099000321",
            collector_relation="chủ hộ",
        )
    )
    assert answer.done == chosen
    assert {counter.dossiers.card(clerk, one).collector_name for one in chosen} == {"Đặng Văn Ba"}


def test_who_is_not_entitled_is_told_which_field_is_missing(counter: Counter, clerk: Actor) -> None:
    own, other = ready(counter), ready(counter)
    name = counter.dossiers.card(clerk, own.dossier_id).row.applicant_name
    answer = counter.scans.confirm(
        ConfirmBatch(
            actor=clerk,
            kind=BatchKind.RETURN,
            dossier_ids=ids(own, other),
            collector_name=name,
        )
    )
    assert answer.done == ids(own)
    (failure,) = answer.failed
    assert failure.field == "collector_identity"
    assert state(counter, clerk, other) is DossierState.RESULT_READY


def test_a_fee_that_is_due_keeps_its_dossier_out(counter: Counter, clerk: Actor) -> None:
    due = ready(counter, procedure_code=CERTIFIED_COPY, fee=FeeInput(pages=2))
    name = counter.dossiers.card(clerk, due.dossier_id).row.applicant_name
    answer = counter.scans.confirm(
        ConfirmBatch(actor=clerk, kind=BatchKind.RETURN, dossier_ids=ids(due), collector_name=name)
    )
    assert answer.done == ()
    assert state(counter, clerk, due) is DossierState.RESULT_READY


def test_without_a_name_nothing_is_given_out(counter: Counter, clerk: Actor) -> None:
    received = ready(counter)
    with pytest.raises(InputError) as failure:
        counter.scans.confirm(
            ConfirmBatch(actor=clerk, kind=BatchKind.RETURN, dossier_ids=ids(received))
        )
    assert failure.value.field == "collector_name"
    assert state(counter, clerk, received) is DossierState.RESULT_READY


def test_what_is_posted_travels_under_its_own_number(counter: Counter, clerk: Actor) -> None:
    one, other = ready(counter, **POST), ready(counter, **POST)
    said = {one.dossier_id: LineSaid(item="RB123VN")}
    answer = counter.scans.confirm(
        ConfirmBatch(actor=clerk, kind=BatchKind.POST_ROUND, dossier_ids=ids(one, other), said=said)
    )
    assert answer.done == ids(one, other)
    courses = [counter.dossiers.card(clerk, key).course for key in answer.done]
    assert [one.out_for_delivery for one in courses] == [True, True]
    assert [one.delivery_item for one in courses] == ["RB123VN", ""]


def test_a_round_needs_who_goes_and_comes_home_item_by_item(counter: Counter, clerk: Actor) -> None:
    taken, by_daughter, nobody, never_out = (ready(counter, **HOME) for _ in range(4))
    chosen = ids(taken, by_daughter, nobody)
    out = ConfirmBatch(actor=clerk, kind=BatchKind.HOME_ROUND, dossier_ids=chosen)
    with pytest.raises(InputError) as caught:
        counter.scans.confirm(out)
    assert caught.value.field == "carrier"
    assert counter.scans.confirm(replace(out, carrier="anh Ba")).done == chosen
    said = {
        by_daughter.dossier_id: LineSaid(receiver="con gái ký nhận"),
        nobody.dossier_id: LineSaid(undelivered="không có người ở nhà"),
    }
    back = ConfirmBatch(
        actor=clerk,
        kind=BatchKind.ROUND_BACK,
        dossier_ids=(*chosen, never_out.dossier_id),
        said=said,
    )
    answer = counter.scans.confirm(back)
    assert answer.done == chosen
    assert [one.dossier_id for one in answer.failed] == [never_out.dossier_id]
    cards = [counter.dossiers.card(clerk, key) for key in chosen]
    assert [card.row.state for card in cards] == [
        DossierState.RETURNED,
        DossierState.RETURNED,
        DossierState.RESULT_READY,
    ]
    assert cards[0].collector_name == cards[0].row.applicant_name
    assert cards[1].collector_name == "con gái ký nhận"
    assert cards[0].course.way is DeliveryWay.AT_HOME
    assert cards[2].history[0].text == "Lý do: không có người ở nhà"
    assert not cards[2].course.out_for_delivery


def test_a_specialist_may_bring_results_and_give_nothing_out(counter: Counter) -> None:
    clerk = builders.actor(counter)
    received = ready(counter)
    administrator = Actor(clerk.clerk_id, clerk.name, Role.ADMINISTRATOR)
    specialist = Actor(clerk.clerk_id, clerk.name, Role.SPECIALIST)
    chosen = ids(received)
    with pytest.raises(RuleError):
        counter.scans.confirm(
            ConfirmBatch(
                actor=specialist, kind=BatchKind.RETURN, dossier_ids=chosen, collector_name="A"
            )
        )
    with pytest.raises(RuleError):
        counter.scans.confirm(
            ConfirmBatch(actor=administrator, kind=BatchKind.RESULTS, dossier_ids=chosen)
        )
    back = under_way(counter)
    answer = counter.scans.confirm(
        ConfirmBatch(actor=specialist, kind=BatchKind.RESULTS, dossier_ids=ids(back))
    )
    assert answer.done == ids(back)
