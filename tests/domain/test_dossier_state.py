"""The table of steps: every state and action is either in it or refused with a reason."""

from itertools import product

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
from app.errors import RuleError

SUPERVISOR = Actor(1, "Lãnh đạo", Role.SUPERVISOR)
CLERK = Actor(2, "Công chức", Role.CLERK)


@pytest.mark.parametrize(("state", "action"), [*product(DossierState, Action)])
def test_every_pair_is_in_the_table_or_refused(state: DossierState, action: Action) -> None:
    row = TRANSITIONS.get((state, action))
    if row is None:
        with pytest.raises(RuleError):
            transition(state, action, SUPERVISOR)
    else:
        assert transition(state, action, SUPERVISOR) is row


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
        assert (row.clock is Clock.PAUSES) == (row.target in waiting), row
        if row.clock is Clock.RESUMES:
            assert row.source in waiting, row


def test_ended_dossiers_cannot_move_but_for_undo_and_cancel() -> None:
    for state in (DossierState.STOPPED, DossierState.REFUSED, DossierState.CANCELLED):
        assert not allowed_actions(state, Role.SUPERVISOR)
    assert set(allowed_actions(DossierState.RETURNED, Role.CLERK)) == {Action.UNDO_RETURN}
