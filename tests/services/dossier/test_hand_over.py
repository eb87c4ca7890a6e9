import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.roles import Actor
from app.errors import NotFoundError, RuleError
from app.services.commands import HandOver
from app.services.counter import Counter
from tests import builders

IN_PROCESS = DossierFilter(states=frozenset({DossierState.IN_PROCESS}))


def test_a_list_is_handed_over_in_one_go(counter: Counter, clerk: Actor) -> None:
    received = [builders.receive(counter) for _ in range(3)]
    keys = tuple(answer.dossier_id for answer in received)
    taken = counter.dossiers.hand_over(HandOver(clerk, keys, "Bộ phận Tư pháp"))
    assert taken.codes == tuple(answer.code for answer in received)
    assert counter.dossiers.count(IN_PROCESS) == 3
    told = counter.dossiers.card(clerk, keys[0]).history[0].text
    assert told == "Chuyển Bộ phận Tư pháp; chuyển sang «Đang giải quyết»"


def test_one_dossier_that_cannot_be_handed_over_keeps_the_whole_list(
    counter: Counter, clerk: Actor
) -> None:
    first, second = (builders.receive(counter).dossier_id for _ in range(2))
    counter.dossiers.hand_over(HandOver(clerk, (second,)))
    with pytest.raises(RuleError):
        counter.dossiers.hand_over(HandOver(clerk, (first, second)))
    with pytest.raises(NotFoundError):
        counter.dossiers.hand_over(HandOver(clerk, (first, 99)))
    assert counter.dossiers.count(IN_PROCESS) == 1
    assert len(counter.dossiers.card(clerk, first).history) == 1


def test_the_handling_unit_need_not_be_named(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter).dossier_id
    counter.dossiers.hand_over(HandOver(clerk, (key,)))
    assert counter.dossiers.card(clerk, key).history[0].text == "Chuyển sang «Đang giải quyết»"
