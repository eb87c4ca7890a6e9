from app.domain.roles import Actor
from app.services.counter import Counter


def test_an_empty_day_comes_to_nothing(counter: Counter, supervisor: Actor) -> None:
    held = counter.closing.reconciliation(supervisor, counter.context.today())
    assert (held.series, held.cash, held.handed_over, dict(held.differences)) == ((), 0, (), {})
    assert (held.counted, held.again, held.late, held.newer) == (None, (), (), 0)
