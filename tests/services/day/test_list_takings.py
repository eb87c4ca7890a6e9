import pytest

from app.domain.roles import Actor
from app.errors import RuleError
from app.services.counter import Counter
from tests import builders, busy_day
from tests.builders import SetClock


def test_a_clerk_sees_the_sums_they_took_and_a_supervisor_all(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    busy_day.play(counter, clock)
    lead, colleague = builders.supervisor(counter), builders.actor(counter, 1)
    own = counter.days.takings(clerk, busy_day.DAY, clerk.clerk_id)
    assert [one.amount for one in own if one.amount] == [2_000, 3_000]
    assert {one.taken_by for one in own} == {clerk.name}
    assert counter.days.takings(lead, busy_day.DAY, None) == own
    assert counter.days.takings(lead, busy_day.DAY, colleague.clerk_id) == ()
    with pytest.raises(RuleError, match="Vai trò"):
        counter.days.takings(clerk, busy_day.DAY, None)
