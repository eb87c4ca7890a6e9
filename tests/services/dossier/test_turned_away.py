"""Whoever comes back is met with what was typed the first time."""

from datetime import date

import pytest

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.errors import NotFoundError
from app.services.counter import Counter
from app.services.step_commands import GuideVisit
from tests.builders import BIRTH_REGISTRATION, SetClock
from tests.steps import MISSING, PERSON, act

TYPED = {"applicant": {"name": "Bùi Thu Ửng"}, "papers": {"counts": {"Tờ khai": 1}}}
DAY = date(2026, 11, 16)


def test_what_was_typed_comes_back(counter: Counter, clerk: Actor) -> None:
    visit = counter.dossiers.guide(
        GuideVisit(
            actor=clerk,
            procedure_code=BIRTH_REGISTRATION,
            applicant=PERSON,
            papers=(MISSING,),
            content=TYPED,
        )
    )
    assert counter.dossiers.typed_then(clerk, visit.turned_away_id) == TYPED


def test_they_are_listed_newest_first(counter: Counter, clerk: Actor, clock: SetClock) -> None:
    act(counter, clerk, Action.GUIDE, 0)
    clock.forward(minutes=5)
    act(counter, clerk, Action.REFUSE, 0)
    rows = counter.dossiers.turned_away(clerk, DAY, DAY)
    assert [row.action for row in rows] == [Action.REFUSE, Action.GUIDE]
    assert {row.applicant_name for row in rows} == {"Bùi Thu Ửng"}
    later = date(2026, 11, 17)
    assert counter.dossiers.turned_away(clerk, later, later) == ()


def test_a_visit_that_never_was_is_told(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(NotFoundError):
        counter.dossiers.typed_then(clerk, 7)
