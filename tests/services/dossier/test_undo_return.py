"""A result handed to the wrong person comes back; the history keeps both steps."""

import pytest

from app.domain.dossier_state import Action, DossierState
from app.domain.roles import Actor
from app.errors import InputError, RuleError
from app.services.commands import ReturnResult, TakeStep
from app.services.counter import Counter
from app.services.step_commands import ReturnElectronically
from tests import builders
from tests.builders import SetClock
from tests.steps import act, bring

A = Action


@pytest.fixture
def returned(counter: Counter, clerk: Actor) -> int:
    key = builders.receive(counter).dossier_id
    name = counter.dossiers.card(clerk, key).row.applicant_name
    counter.dossiers.return_result(ReturnResult(actor=clerk, dossier_id=key, collector_name=name))
    return key


def test_the_same_day_the_clerk_takes_it_back(
    counter: Counter, clerk: Actor, returned: int
) -> None:
    before = counter.dossiers.card(clerk, returned)
    counter.dossiers.undo_return(TakeStep(clerk, returned, "trả nhầm người"))
    card = counter.dossiers.card(clerk, returned)
    assert card.row.state is DossierState.RESULT_READY
    assert (card.returned_at, card.collector_name) == (None, "")
    assert card.finished_at == before.finished_at
    assert [line.action for line in card.history[:2]] == ["Hoàn tác trả kết quả", "Trả kết quả"]


def test_later_only_a_supervisor_does(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock, returned: int
) -> None:
    clock.forward(days=1)
    with pytest.raises(RuleError, match="Vai trò"):
        counter.dossiers.undo_return(TakeStep(clerk, returned, "trả nhầm"))
    assert counter.dossiers.card(clerk, returned).row.state is DossierState.RETURNED
    counter.dossiers.undo_return(TakeStep(supervisor, returned, "trả nhầm"))
    assert counter.dossiers.card(clerk, returned).row.state is DossierState.RESULT_READY


def test_it_needs_a_reason(counter: Counter, clerk: Actor, returned: int) -> None:
    with pytest.raises(InputError) as caught:
        counter.dossiers.undo_return(TakeStep(clerk, returned, ""))
    assert caught.value.field == "reason"


def test_what_was_not_returned_is_told_as_that(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter).dossier_id
    with pytest.raises(RuleError, match="«Đã tiếp nhận», không thể «Hoàn tác"):
        counter.dossiers.undo_return(TakeStep(clerk, key, "nhầm"))


def test_it_can_be_returned_again_to_the_right_one(
    counter: Counter, clerk: Actor, clock: SetClock, returned: int
) -> None:
    counter.dossiers.undo_return(TakeStep(clerk, returned, "trả nhầm"))
    clock.forward(minutes=5)
    name = counter.dossiers.card(clerk, returned).row.applicant_name
    counter.dossiers.return_result(
        ReturnResult(actor=clerk, dossier_id=returned, collector_name=name)
    )
    assert counter.dossiers.card(clerk, returned).returned_at == clock.now()


def test_what_was_on_its_way_is_on_its_way_again(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, A.HAND_OVER, A.RECORD_RESULT, A.SEND_OUT)
    sent = counter.dossiers.card(clerk, key).course
    for step in (A.RETURN_RESULT, A.UNDO_RETURN):
        act(counter, clerk, step, key)
    course = counter.dossiers.card(clerk, key).course
    assert (course.out_for_delivery, course.delivery_item) == (True, "RB123VN")
    assert course == sent


def test_an_address_of_the_taken_back_return_is_gone(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, A.HAND_OVER, A.RECORD_RESULT)
    counter.dossiers.return_electronically(
        ReturnElectronically(
            actor=clerk, dossier_id=key, collector_name="Bùi Thu Ửng", sent_to="0912345678"
        )
    )
    act(counter, clerk, A.UNDO_RETURN, key)
    course = counter.dossiers.card(clerk, key).course
    assert (course.out_for_delivery, course.delivery_item) == (False, "")
