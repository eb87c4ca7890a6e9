from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dossier_rebuild import Happening, before_last, in_order, rebuild
from app.domain.dossier_state import TRANSITIONS, Action, DossierState
from app.domain.vietnam_time import local

A, S = Action, DossierState
NINE = local(2026, 11, 16, 9)


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def told(*steps: tuple[Any, ...]) -> list[Happening]:
    """Give steps of (station, action, minutes) their places in their chains."""
    last: dict[int, int] = {}
    happenings: list[Happening] = []
    for station, action, minutes, *facts in steps:
        last[station] = last.get(station, 0) + 1
        fact = facts[0] if facts else {}
        happenings.append(Happening(station, 0, last[station], action, at(minutes), fact))
    return happenings


def state_of(*steps: tuple[Any, ...]) -> DossierState:
    return rebuild(told(*steps), S.DRAFT, None).state


def test_one_counters_steps_follow_the_table():
    steps = told(
        (1, A.RECEIVE, 0), (1, A.HAND_OVER, 5), (1, A.RECORD_RESULT, 50), (1, A.RETURN_RESULT, 60)
    )
    rebuilt = rebuild(steps, S.DRAFT, None)
    assert rebuilt.state is S.RETURNED
    assert rebuilt.finished_at == at(50)
    assert rebuilt.returned == steps[-1]
    assert rebuilt.crossed == ()


def test_a_result_recorded_with_an_earlier_instant_is_still_the_later_step():
    steps = told((1, A.RECEIVE, 0), (1, A.HAND_OVER, 50), (1, A.RECORD_RESULT, 20))
    assert [one.action for one in in_order(reversed(steps))] == [
        A.RECEIVE,
        A.HAND_OVER,
        A.RECORD_RESULT,
    ]
    rebuilt = rebuild(steps, S.DRAFT, None)
    assert (rebuilt.state, rebuilt.finished_at) == (S.RESULT_READY, at(20))


def test_a_later_return_wins_and_both_are_told():
    steps = told((1, A.RECEIVE, 0), (2, A.RETURN_RESULT, 20), (1, A.RETURN_RESULT, 10))
    rebuilt = rebuild(steps, S.DRAFT, None)
    assert rebuilt.returned == steps[1]
    assert rebuilt.returns == (steps[2], steps[1])
    assert rebuilt.finished_at == at(10)


@pytest.mark.parametrize(("undoing", "stands"), [(1, 2), (2, 1)])
def test_undoing_takes_back_the_return_of_the_same_counter(undoing: int, stands: int):
    steps = told(
        (1, A.RECEIVE, 0),
        (1, A.RETURN_RESULT, 10),
        (2, A.RETURN_RESULT, 20),
        (undoing, A.UNDO_RETURN, 30),
    )
    rebuilt = rebuild(steps, S.DRAFT, None)
    assert rebuilt.state is S.RETURNED
    assert rebuilt.returned is not None
    assert rebuilt.returned.station == stands


def test_a_result_that_was_taken_back_finishes_nothing():
    steps = told((1, A.RECEIVE, 0), (1, A.HAND_OVER, 5), (1, A.RECORD_RESULT, 9))
    steps += [Happening(1, 0, 4, A.UNDO_RESULT, at(20))]
    rebuilt = rebuild(steps, S.DRAFT, None)
    assert (rebuilt.state, rebuilt.finished_at) == (S.IN_PROCESS, None)
    again = rebuild([*steps, Happening(1, 0, 5, A.RECORD_RESULT, at(30))], S.DRAFT, None)
    assert (again.state, again.finished_at) == (S.RESULT_READY, at(30))
    late = rebuild([Happening(1, 0, 4, A.UNDO_RESULT, at(20))], S.RESULT_READY, at(9))
    assert (late.state, late.finished_at) == (S.IN_PROCESS, None)


def test_a_result_another_counter_recorded_or_gave_out_stands():
    begun = ((1, A.RECEIVE, 0), (1, A.HAND_OVER, 5), (1, A.RECORD_RESULT, 9))
    both = rebuild(told(*begun, (2, A.RECORD_RESULT, 12), (1, A.UNDO_RESULT, 20)), S.DRAFT, None)
    assert (both.state, both.finished_at) == (S.RESULT_READY, at(12))
    out = rebuild(told(*begun, (2, A.RETURN_RESULT, 12), (1, A.UNDO_RESULT, 20)), S.DRAFT, None)
    assert (out.state, out.finished_at) == (S.RETURNED, at(9))


def test_what_stood_in_a_column_before_a_step_is_found_again():
    steps = told(
        (1, A.SEND_OUT, 1, {"changed": {"delivery": ["post", "at_home"]}}),
        (
            1,
            A.SEND_OUT,
            2,
            {"changed": {"delivery": ["at_desk", "post"], "delivery_by": ["", "a"]}},
        ),
    )
    assert before_last(steps, A.SEND_OUT, "delivery", "parts_kept") == {"delivery": "at_desk"}
    assert before_last(steps, A.RETURN_RESULT, "delivery") == {}


def test_undoing_another_counters_return_takes_back_the_last_one():
    steps = told((1, A.RECEIVE, 0), (2, A.RETURN_RESULT, 20), (1, A.UNDO_RETURN, 30))
    rebuilt = rebuild(steps, S.DRAFT, None)
    assert (rebuilt.state, rebuilt.return_stands) == (S.RESULT_READY, False)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        # The other counter's clock ran ahead when it recorded the result.
        (((2, A.RETURN_RESULT, 10), (1, A.RECORD_RESULT, 30)), S.RETURNED),
        # Both handed over.
        (((1, A.HAND_OVER, 10), (2, A.HAND_OVER, 12)), S.IN_PROCESS),
        # The result came to one counter before the other noted the handing over.
        (((2, A.RECORD_RESULT, 10), (1, A.HAND_OVER, 12)), S.RESULT_READY),
        (((1, A.STOP, 10), (2, A.RETURN_RESULT, 12)), S.RETURNED),
        (((1, A.CANCEL, 10), (2, A.RETURN_RESULT, 12)), S.CANCELLED),
        (((2, A.RETURN_RESULT, 10), (1, A.CANCEL, 12)), S.CANCELLED),
    ],
)
def test_steps_that_cross_never_take_a_dossier_back(
    steps: tuple[tuple[int, Action, int], ...], expected: DossierState
):
    assert state_of((1, A.RECEIVE, 0), *steps) is expected


def test_steps_with_a_dossier_that_ended_elsewhere_are_told():
    steps = told((1, A.RECEIVE, 0), (1, A.CANCEL, 5), (2, A.HAND_OVER, 10), (2, A.CANCEL, 11))
    assert rebuild(steps, S.DRAFT, None).crossed == (steps[2],)


def test_a_register_begins_with_dossiers_at_work():
    assert state_of((1, A.RECEIVE, 0, {"register": "so.xlsx"})) is S.IN_PROCESS
    assert state_of((1, A.RECEIVE, 0), (2, A.RECEIVE, 0, {"register": "so.xlsx"})) is S.RECEIVED


def test_while_the_beginning_is_missing_the_dossier_itself_counts():
    steps = told((2, A.RETURN_RESULT, 30))
    rebuilt = rebuild(steps, S.RESULT_READY, at(5))
    assert (rebuilt.state, rebuilt.finished_at) == (S.RETURNED, at(5))
    assert rebuilt.returned == steps[0]
    nothing = rebuild([], S.RETURNED, at(5))
    assert (nothing.state, nothing.return_stands, nothing.returned) == (S.RETURNED, True, None)
    undone = rebuild(told((2, A.UNDO_RETURN, 30)), S.RETURNED, at(5))
    assert (undone.state, undone.return_stands) == (S.RESULT_READY, False)


STEPS = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(list(A)), st.integers(0, 500)), max_size=12
)


@given(steps=STEPS, shuffled=st.randoms(use_true_random=False))
def test_events_mean_the_same_in_whatever_order_they_arrive(steps: list[Any], shuffled: Any):
    happenings = told((1, A.RECEIVE, 0), *steps)
    expected = rebuild(happenings, S.DRAFT, None)
    shuffled.shuffle(happenings)
    assert rebuild(happenings, S.DRAFT, None) == expected


@given(choices=st.lists(st.integers(0, 5), max_size=10))
def test_what_the_table_allows_is_rebuilt_as_the_table_says(choices: list[int]):
    state, steps = S.RECEIVED, [(1, A.RECEIVE, 0)]
    for minute, choice in enumerate(choices, start=1):
        rows = [row for (source, _), row in TRANSITIONS.items() if source is state]
        if not rows:
            break
        row = rows[choice % len(rows)]
        steps.append((1, row.action, minute))
        state = row.target
    assert state_of(*steps) is state
