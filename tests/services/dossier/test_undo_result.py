"""A result that was recorded by mistake is taken back, and the clock goes on as it was."""

import pytest

from app.domain.dossier_state import Action, DossierState
from app.domain.listings import DueMark
from app.domain.roles import Actor
from app.errors import RuleError
from app.services.commands import RecordResult, TakeStep
from app.services.counter import Counter
from tests.builders import SetClock, supervisor
from tests.steps import act, bring

A = Action


def test_what_was_recorded_is_gone_and_the_promise_runs_on(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, A.HAND_OVER)
    promised = counter.dossiers.card(clerk, key).row.promised_at
    counter.dossiers.record_result(RecordResult(clerk, key, "12/GKS", negative=True))
    clock.forward(days=1)
    counter.dossiers.undo_result(TakeStep(clerk, key, "nhầm sang hồ sơ bên cạnh"))
    card = counter.dossiers.card(clerk, key)
    assert (card.row.state, card.finished_at) == (DossierState.IN_PROCESS, None)
    assert (card.course.result_number, card.course.result_negative) == ("", False)
    assert (card.row.promised_at, card.row.due) == (promised, DueMark.OVERDUE)
    assert card.history[0].text == (
        "Bỏ kết quả số 12/GKS; chuyển sang «Đang giải quyết»; lý do: nhầm sang hồ sơ bên cạnh"
    )
    counter.dossiers.record_result(RecordResult(clerk, key, "13/GKS"))
    assert counter.dossiers.card(clerk, key).finished_at == clock.now()


@pytest.mark.parametrize("step", [A.RETURN_PART, A.SEND_OUT])
def test_what_has_left_the_desk_is_not_taken_back(
    counter: Counter, clerk: Actor, step: Action
) -> None:
    key = bring(counter, A.HAND_OVER, A.RECORD_RESULT, step)
    with pytest.raises(RuleError) as caught:
        counter.dossiers.undo_result(TakeStep(clerk, key, "nhầm"))
    assert caught.value.advice
    assert Action.UNDO_RESULT not in counter.dossiers.card(clerk, key).actions


def test_a_part_that_was_given_counts_although_the_rest_came_back(counter: Counter) -> None:
    leader = supervisor(counter)
    key = bring(counter, A.HAND_OVER, A.RECORD_RESULT, A.RETURN_PART)
    for step in (A.RETURN_RESULT, A.UNDO_RETURN):
        act(counter, leader, step, key)
    card = counter.dossiers.card(leader, key)
    assert card.course.parts_kept
    assert Action.UNDO_RESULT not in card.actions
