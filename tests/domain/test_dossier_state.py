"""The table of steps: every state and action is either in it or refused with a reason."""

import pytest

from app.domain.dossier_state import (
    ACTION_LABELS,
    OPEN_STATES,
    STATE_LABELS,
    TRANSITIONS,
    Action,
    Clock,
    DossierState,
    allowed_actions,
    transition,
)
from app.domain.roles import Actor, Role
from app.domain.step_conditions import CONDITION_WORDS, Condition
from app.errors import RuleError

SUPERVISOR = Actor(1, "Lãnh đạo", Role.SUPERVISOR)
CLERK = Actor(2, "Công chức", Role.CLERK)


@pytest.mark.parametrize("state", DossierState)
def test_every_pair_is_in_the_table_or_refused(state: DossierState) -> None:
    for action in Action:
        row = TRANSITIONS.get((state, action))
        if row is None:
            with pytest.raises(RuleError):
                pytest.fail(f"taken: {transition(state, action, SUPERVISOR)}")
        else:
            assert transition(state, action, SUPERVISOR, Condition) is row


def test_every_state_and_action_has_its_words() -> None:
    assert set(STATE_LABELS) == set(DossierState)
    assert set(ACTION_LABELS) == set(Action)


def test_a_clerk_may_not_cancel() -> None:
    with pytest.raises(RuleError, match="thẩm quyền"):
        transition(DossierState.RECEIVED, Action.CANCEL, CLERK)
    assert Action.CANCEL not in allowed_actions(DossierState.RECEIVED, Role.CLERK)
    assert Action.CANCEL in allowed_actions(DossierState.RECEIVED, Role.SUPERVISOR)


def test_the_clock_stops_whenever_an_open_dossier_is_open_no_more() -> None:
    for row in TRANSITIONS.values():
        if row.source in OPEN_STATES and row.target not in OPEN_STATES:
            assert row.clock is Clock.STOPS, row


def test_only_waiting_pauses_the_clock_and_only_its_end_resumes_it() -> None:
    waiting = {DossierState.AWAITING_SUPPLEMENT, DossierState.AWAITING_PAYMENT}
    for row in TRANSITIONS.values():
        begins = row.target in waiting and row.source is not row.target
        assert (row.clock is Clock.PAUSES) == begins, row
        if row.clock is Clock.RESUMES:
            assert row.source in waiting, row


def test_a_step_waits_for_what_must_come_first() -> None:
    ready = (DossierState.RESULT_READY, Action.BRING_BACK)
    with pytest.raises(RuleError, match="Kết quả đang ở quầy") as caught:
        transition(*ready, CLERK)
    assert caught.value.values == {"action": ACTION_LABELS[Action.BRING_BACK]}
    assert transition(*ready, CLERK, {Condition.OUT}) is TRANSITIONS[ready]
    assert Action.BRING_BACK not in allowed_actions(DossierState.RESULT_READY, Role.CLERK)
    assert Action.BRING_BACK in allowed_actions(
        DossierState.RESULT_READY, Role.CLERK, {Condition.OUT}
    )


def test_every_condition_has_a_sentence() -> None:
    assert set(CONDITION_WORDS) == set(Condition)


def test_ended_dossiers_cannot_move_but_for_undo_and_cancel() -> None:
    for state in (DossierState.STOPPED, DossierState.REFUSED, DossierState.CANCELLED):
        beside = {Action.NOTE_OFFICIAL, Action.MOVE, Action.EXCLUDE}
        assert not set(allowed_actions(state, Role.SUPERVISOR)) - beside
    returned = set(allowed_actions(DossierState.RETURNED, Role.CLERK))
    assert returned == {Action.UNDO_RETURN, Action.NOTE_OFFICIAL, Action.MOVE}
