"""One list for each unit, with what was handed to it and nothing else."""

import pytest

from app.domain.roles import Actor
from app.errors import RuleError
from app.services.commands import HandOver
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock
from tests.services.papers.issued import documents, subjects


def test_each_unit_has_a_list_of_its_own(counter: Counter, clerk: Actor, clock: SetClock) -> None:
    first, second, third = (builders.receive(counter) for _ in range(3))
    counter.dossiers.hand_over(HandOver(clerk, (second.dossier_id, first.dossier_id), "Tư pháp"))
    clock.forward(minutes=5)
    counter.dossiers.hand_over(HandOver(clerk, (third.dossier_id,), "Địa chính"))
    asked = counter.papers.hand_over_lists(clerk, counter.context.today())
    assert subjects(counter, asked) == ["16/11/2026 – Tư pháp", "16/11/2026 – Địa chính"]
    law, land = documents(counter, asked)
    assert [line.code for line in law.lines] == [second.code, first.code]
    assert all(line.barcode and line.sheets for line in law.lines)
    assert (law.giver_name, law.receiver_unit) == (clerk.name, "Tư pháp")
    assert [line.code for line in land.lines] == [third.code]
    assert land.made_at == clock.now()


def test_a_list_can_be_made_of_what_was_handed_over_just_now(
    counter: Counter, clerk: Actor
) -> None:
    first, second = (builders.receive(counter) for _ in range(2))
    for one in (first, second):
        counter.dossiers.hand_over(HandOver(clerk, (one.dossier_id,)))
    asked = counter.papers.hand_over_lists(clerk, counter.context.today(), (second.dossier_id,))
    (sheet,) = documents(counter, asked)
    assert [line.code for line in sheet.lines] == [second.code]
    assert sheet.receiver_unit


def test_a_day_on_which_nothing_was_handed_over_has_no_list(counter: Counter, clerk: Actor) -> None:
    builders.receive(counter)
    with pytest.raises(RuleError, match="chưa chuyển hồ sơ nào"):
        counter.papers.hand_over_lists(clerk, counter.context.today())
