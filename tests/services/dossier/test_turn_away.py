"""Visits without a dossier are numbered from 1 in each year, each kind by itself."""

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.services.answers import VisitEnded
from app.services.counter import Counter
from app.services.store.begin_epoch import Issued, begin_epoch
from tests.builders import SetClock
from tests.steps import act


def number(counter: Counter, clerk: Actor, action: Action) -> str:
    visit = act(counter, clerk, action, 0)
    assert isinstance(visit, VisitEnded)
    return visit.number


def test_numbers_run_from_one_each_year(counter: Counter, clerk: Actor, clock: SetClock) -> None:
    first = [number(counter, clerk, Action.REFUSE) for _ in range(2)]
    assert first == ["Q1-001/2026", "Q1-002/2026"]
    assert number(counter, clerk, Action.GUIDE) == "Q1-001/2026"
    clock.pass_to(local(2027, 1, 4, 9))
    assert number(counter, clerk, Action.REFUSE) == "Q1-001/2027"


def test_a_restore_gives_no_number_a_second_time(counter: Counter, clerk: Actor) -> None:
    assert number(counter, clerk, Action.REFUSE) == "Q1-001/2026"
    begin_epoch(counter.context, Issued(1, counter.context.today()), "restore")
    assert number(counter, clerk, Action.REFUSE) == "Q1.1-001/2026"
