"""A dossier entered by mistake leaves the figures, but its code stays burned."""

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.roles import Actor
from app.errors import InputError, RuleError
from app.services.commands import TakeStep
from app.services.counter import Counter
from tests import builders

BURNED = DossierFilter(states=frozenset({DossierState.CANCELLED}))


def test_a_cancelled_code_is_never_given_again(counter: Counter, supervisor: Actor) -> None:
    mistaken = builders.receive(counter)
    taken = counter.dossiers.cancel(TakeStep(supervisor, mistaken.dossier_id, "nhập nhầm"))
    assert taken.codes == (mistaken.code,)
    assert builders.receive(counter).code != mistaken.code
    assert counter.days.check().ok


def test_a_cancelled_dossier_is_shown_only_to_those_who_ask_for_it(
    counter: Counter, supervisor: Actor
) -> None:
    mistaken = builders.receive(counter)
    counter.dossiers.cancel(TakeStep(supervisor, mistaken.dossier_id, "nhập nhầm"))
    assert counter.dossiers.list(DossierFilter()).rows == ()
    assert counter.dossiers.list(DossierFilter(text=mistaken.code)).rows == ()
    assert [row.code for row in counter.dossiers.list(BURNED).rows] == [mistaken.code]


def test_a_clerk_may_not_cancel(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter).dossier_id
    with pytest.raises(RuleError, match="thẩm quyền"):
        counter.dossiers.cancel(TakeStep(clerk, key, "nhập nhầm"))


def test_cancelling_needs_a_reason_and_happens_once(counter: Counter, supervisor: Actor) -> None:
    key = builders.receive(counter).dossier_id
    with pytest.raises(InputError):
        counter.dossiers.cancel(TakeStep(supervisor, key, " "))
    counter.dossiers.cancel(TakeStep(supervisor, key, "nhập nhầm"))
    with pytest.raises(RuleError, match="«Đã hủy»"):
        counter.dossiers.cancel(TakeStep(supervisor, key, "lần nữa"))
