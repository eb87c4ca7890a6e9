"""Every state × every action × every role, through the real use cases: the table or a sentence."""

from itertools import product

import pytest

from app.domain.dossier_state import TRANSITIONS, Action, DossierState
from app.domain.roles import ROLE_LABELS, Actor, Role
from app.domain.step_conditions import CONDITION_WORDS, ORDINARY, Condition
from app.errors import RuleError
from app.services.counter import Counter
from tests import builders
from tests.steps import ODD, WAYS, act, brought_to

# These begin a dossier, or end a visit before there is one.
AT_THE_BEGINNING = (Action.RECEIVE, Action.GUIDE, Action.REFUSE)
# Taken with all the dossiers an outage touched, or whose promise another calendar moves.
ELSEWHERE = (Action.EXCLUDE, Action.REPROMISE)
WITH_A_DOSSIER = tuple(one for one in Action if one not in (*AT_THE_BEGINNING, *ELSEWHERE))

_OPPOSITE = {Condition.AWAY: Condition.HERE, Condition.OUT: Condition.NOT_OUT}


def holding(odd: Condition | None) -> frozenset[Condition]:
    # No day was set for a supplement, so it may be given up at any time.
    held = ORDINARY | {Condition.PAST_SUPPLEMENT_DAY}
    return held if odd is None else (held - {_OPPOSITE[odd]}) | {odd}


@pytest.mark.parametrize(
    ("state", "odd"), [*((state, None) for state in WAYS), *ODD], ids=lambda one: str(one)
)
def test_a_step_is_taken_as_the_table_says_or_refused_with_a_sentence(
    counter: Counter, state: DossierState, odd: Condition | None
) -> None:
    clerk = builders.actor(counter)
    standing = brought_to(counter, state, odd)
    for action, role in product(WITH_A_DOSSIER, Role):
        actor = Actor(clerk.clerk_id, clerk.name, role, clerk.desk)
        row = TRANSITIONS.get((state, action))
        told = f"{action} from {state} ({odd}) as {ROLE_LABELS[role]}"
        if row is not None and role in row.roles and row.conditions <= holding(odd):
            key = brought_to(counter, state, odd)
            act(counter, actor, action, key)
            after = counter.dossiers.card(clerk, key)
            assert after.row.state is row.target, told
            assert after.history[0].clerk_name, told
            if row.form is not None:
                assert after.prints[0].form == row.form, told
        else:
            with pytest.raises(RuleError) as caught:
                act(counter, actor, action, standing)
            assert caught.value.title, told
            assert caught.value.advice, told
    assert counter.dossiers.card(clerk, standing).row.state is state


@pytest.mark.parametrize("action", AT_THE_BEGINNING)
def test_a_visit_begins_or_ends_for_those_at_the_desk_only(
    counter: Counter, action: Action
) -> None:
    row = TRANSITIONS[DossierState.DRAFT, action]
    clerk = builders.actor(counter)
    for role in Role:
        actor = Actor(clerk.clerk_id, clerk.name, role, clerk.desk)
        if role in row.roles:
            assert act(counter, actor, action, 0)
        else:
            with pytest.raises(RuleError):
                act(counter, actor, action, 0)


def test_the_card_offers_exactly_what_can_be_done(counter: Counter) -> None:
    clerk = builders.actor(counter)
    for state, odd in [*((state, None) for state in WAYS), *ODD]:
        key = brought_to(counter, state, odd)
        for role in (Role.CLERK, Role.SPECIALIST, Role.SUPERVISOR):
            actor = Actor(clerk.clerk_id, clerk.name, role, clerk.desk)
            expected = tuple(
                row.action
                for row in TRANSITIONS.values()
                if row.source is state and role in row.roles and row.conditions <= holding(odd)
            )
            assert counter.dossiers.card(actor, key).actions == expected


def test_every_condition_says_what_to_do_first() -> None:
    assert set(CONDITION_WORDS) == set(Condition)
    assert all(title and advice for title, advice in CONDITION_WORDS.values())
