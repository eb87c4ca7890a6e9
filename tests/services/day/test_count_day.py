import pytest

from app.domain.roles import Actor
from app.errors import InputError
from app.services.counter import Counter
from app.services.day_commands import CountDay
from tests import builders, busy_day

DAY = busy_day.DAY


def test_a_count_stands_until_the_day_is_closed_and_then_with_it(
    busy: Counter, clerk: Actor, supervisor: Actor
) -> None:
    drafts = busy.days.figures(supervisor, DAY).drafts
    busy.closing.count(CountDay(actor=clerk, day=DAY, cash=20_000, notes={10_000: 2}))
    colleague = builders.actor(busy, 1)
    busy.closing.count(CountDay(actor=colleague, day=DAY, slips=4, remark=" một tờ rách "))
    held = busy.closing.reconciliation(supervisor, DAY)
    assert held.counted is not None
    counted = (held.counted.cash, held.counted.notes, held.counted.slips, held.counted.papers)
    assert counted == (20_000, {10_000: 2}, 4, None)
    assert (held.counted.remark, held.counted.by) == ("một tờ rách", colleague.name)
    assert busy.days.figures(supervisor, DAY).drafts == drafts
    busy.days.close(supervisor, DAY)
    assert busy.closing.reconciliation(supervisor, DAY).counted == held.counted
    busy.closing.count(CountDay(actor=clerk, day=DAY, slips=5))
    busy.closing.close_again(supervisor, DAY, "đếm lại")
    after = busy.closing.reconciliation(supervisor, DAY)
    assert after.counted is not None
    assert (after.counted.slips, after.counted.cash) == (5, 20_000)
    assert [one.reason for one in after.again] == ["đếm lại"]


def test_a_count_that_cannot_be_is_refused_at_its_field(counter: Counter, clerk: Actor) -> None:
    day = counter.context.today()
    for wrong, field in (
        ({"slips": -1}, "slips"),
        ({"cash": 5_000, "notes": {10_000: 1}}, "cash"),
        ({"cash": 5_000, "notes": {7: 1}}, "notes"),
    ):
        with pytest.raises(InputError) as refused:
            counter.closing.count(CountDay(actor=clerk, day=day, **wrong))  # type: ignore[arg-type]
        assert refused.value.field == field
