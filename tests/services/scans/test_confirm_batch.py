"""A confirmed batch moves each dossier on by itself, with the rules of a single step."""

import pytest

from app.domain.batch import BatchKind
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


@pytest.mark.parametrize(
    ("kind", "way", "words"),
    [
        (BatchKind.HOME_ROUND, HOME, "giao tại nhà: anh Ba"),
        (BatchKind.POST_ROUND, POST, "gửi bưu chính: anh Ba"),
    ],
)
def test_a_round_brings_results_to_those_they_are_for(
    counter: Counter, clerk: Actor, kind: BatchKind, way: dict[str, object], words: str
) -> None:
    received = ready(counter, **way)
    answer = counter.scans.confirm(
        ConfirmBatch(actor=clerk, kind=kind, dossier_ids=ids(received), carrier="anh Ba")
    )
    assert answer.done == ids(received)
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert card.collector_name == card.row.applicant_name
    assert words in card.history[0].text


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
