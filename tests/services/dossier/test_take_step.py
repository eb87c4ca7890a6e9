"""The common part of every step: the table decides, the reason is asked, the history is written."""

import json
from typing import Any

import pytest

from app.domain.dossier_rebuild import CHANGED
from app.domain.dossier_state import TRANSITIONS, Action, Clock, DossierState, Transition
from app.domain.roles import Actor, Role
from app.domain.step_conditions import ORDINARY
from app.domain.vietnam_time import local
from app.errors import InputError, MotCuaError, NotFoundError, RuleError
from app.models.dossier import Dossier
from app.services import history
from app.services.counter import Counter
from app.services.dossier.take_step import dossier_of, take_step
from tests import builders
from tests.builders import SetClock
from tests.counters import clock_of


def put_into(counter: Counter, key: int, state: DossierState) -> None:
    builders.change_store(counter, "UPDATE dossiers SET state = ? WHERE id = ?", state.value, key)


def take(counter: Counter, actor: Actor, key: int, action: Action, reason: str = "") -> Dossier:
    context = counter.context
    with context.database.write() as session:
        dossier = dossier_of(session, key)
        take_step(session, context, actor, dossier, action, at=context.now(), reason=reason)
        return dossier


def events(counter: Counter) -> list[dict[str, Any]]:
    with counter.context.database.read() as session:
        return list(history.exported_events(session, builders.CHAIN))


@pytest.mark.parametrize(
    "row",
    [
        row
        for row in TRANSITIONS.values()
        # What must come first for these, and what they change, is told where every step is taken.
        if row.source is not DossierState.DRAFT and row.conditions <= ORDINARY
    ],
    ids=lambda row: f"{row.source}-{row.action}",
)
def test_every_row_of_the_table_can_be_taken(shared: Counter, row: Transition) -> None:
    key = builders.receive(shared).dossier_id
    put_into(shared, key, row.source)
    clock_of(shared).forward(minutes=10)
    dossier = take(shared, builders.supervisor(shared), key, row.action, " có lý do ")
    assert dossier.state == row.target
    assert (dossier.finished_at == shared.context.now()) == (row.clock is Clock.STOPS)
    event = events(shared)[-1]
    assert event["kind"] == row.action
    facts = json.loads(event["payload"])
    facts.pop(CHANGED, None)
    assert facts == {"from": row.source, "to": row.target, "reason": "có lý do"}


def test_what_the_table_does_not_know_changes_nothing(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter).dossier_id
    with pytest.raises(RuleError, match="«Đã tiếp nhận», không thể «Nhận kết quả"):
        take(counter, clerk, key, Action.RECORD_RESULT)
    assert counter.dossiers.card(clerk, key).row.state is DossierState.RECEIVED
    assert len(events(counter)) == 1


def test_a_step_that_needs_a_reason_is_not_taken_without(
    counter: Counter, supervisor: Actor
) -> None:
    key = builders.receive(counter).dossier_id
    for reason in ("", "  "):
        with pytest.raises(InputError) as caught:
            take(counter, supervisor, key, Action.CANCEL, reason)
        assert caught.value.field == "reason"
    assert len(events(counter)) == 1


def test_a_specialist_notes_results_but_hands_nothing_over(counter: Counter, clerk: Actor) -> None:
    specialist = Actor(clerk.clerk_id, clerk.name, Role.SPECIALIST)
    key = builders.receive(counter).dossier_id
    with pytest.raises(RuleError, match="thẩm quyền"):
        take(counter, specialist, key, Action.HAND_OVER)
    take(counter, clerk, key, Action.HAND_OVER)
    take(counter, specialist, key, Action.RECORD_RESULT)


def test_the_first_result_decides_and_later_steps_leave_its_time_alone(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    key = builders.receive(counter).dossier_id
    take(counter, clerk, key, Action.RETURN_RESULT)
    clock.forward(days=1)
    take(counter, supervisor, key, Action.UNDO_RETURN, "nhầm")
    dossier = take(counter, supervisor, key, Action.CANCEL, "nhập nhầm")
    assert dossier.finished_at == local(2026, 11, 16, 9, 10)
    assert dossier.finished_on == local(2026, 11, 16).date()


def test_a_dossier_that_is_not_there_is_told(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(NotFoundError):
        take(counter, clerk, 1, Action.HAND_OVER)


def test_a_refused_step_says_what_to_do_instead(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter).dossier_id
    with pytest.raises(MotCuaError) as caught:
        take(counter, clerk, key, Action.CANCEL, "nhầm")
    assert caught.value.advice
