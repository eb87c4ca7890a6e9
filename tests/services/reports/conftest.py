"""An autumn at the counter in which everything happened that a report counts."""

from collections.abc import Iterator

import pytest

from app.domain.channel import Channel
from app.domain.dossier_state import Action
from app.domain.ratings import Score
from app.domain.vietnam_time import local
from app.services.counter import Counter
from app.services.register_commands import Exclude, Rate
from tests import builders, busy_day
from tests.services.registers.conftest import Books
from tests.steps import act, live


@pytest.fixture(scope="package")
def autumn(store_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """Return the counter; nobody may change what happened there."""
    clock = builders.SetClock(local(2026, 10, 13, 8))
    counter = builders.sample_counter(tmp_path_factory.mktemp("autumn"), clock)
    clerk, lead = builders.actor(counter), builders.supervisor(counter)
    books = Books(counter, clerk)
    clock.pass_to(local(2026, 10, 13, 9))
    builders.receive(counter, channel=Channel.ONLINE, fee_paid=True)
    live(counter, lambda: clock.forward(hours=3))
    clock.pass_to(local(2026, 11, 2, 9))
    excused, *_others = books.late_dossiers(3, local(2026, 11, 3, 15))
    entry = books.outage(local(2026, 11, 2, 14), local(2026, 11, 3, 12))
    counter.registers.exclude(Exclude(actor=lead, entry_id=entry, dossier_ids=(excused,)))
    clock.pass_to(local(2026, 11, 4, 10))
    books.outage(local(2026, 11, 4, 8), local(2026, 11, 4, 9))
    for score in (Score.VERY_CONTENT, Score.CONTENT, Score.NOT_CONTENT):
        counter.registers.rate(Rate(actor=clerk, score=score))
    for action in (Action.GUIDE, Action.REFUSE):
        act(counter, clerk, action, 0)
    busy_day.play(counter, clock)
    yield counter
    counter.close()
