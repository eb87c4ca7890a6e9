"""Half-filled forms: kept for each clerk, over crashes, until they are saved or given up."""

from pathlib import Path

from app.bootstrap import Workplace, open_counter
from app.domain.roles import Actor
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock

TYPED = {"name": "Nguyễn Văn Đức", "papers": ["Tờ khai"], "sets": 2, "paid": None}


def test_a_draft_comes_back_as_it_was_typed(counter: Counter, clerk: Actor) -> None:
    counter.days.save_draft(clerk, "receive", TYPED)
    assert counter.days.load_draft(clerk, "receive") == TYPED


def test_a_draft_outlives_the_program(tmp_path: Path, clock: SetClock) -> None:
    counter = builders.sample_counter(tmp_path, clock)
    clerk = builders.actor(counter)
    counter.days.save_draft(clerk, "receive", TYPED)
    counter.close()
    counter = open_counter(Workplace(tmp_path, clock))
    assert counter.days.load_draft(clerk, "receive") == TYPED
    counter.close()


def test_every_clerk_and_every_form_has_its_own(counter: Counter, clerk: Actor) -> None:
    colleague = builders.actor(counter, 1)
    counter.days.save_draft(clerk, "receive", TYPED)
    counter.days.save_draft(colleague, "receive", {"name": "Lê"})
    counter.days.save_draft(clerk, "profile", {"name": "UBND"})
    assert counter.days.load_draft(clerk, "receive") == TYPED
    assert counter.days.load_draft(colleague, "receive") == {"name": "Lê"}
    assert counter.days.load_draft(colleague, "profile") == {}


def test_the_newest_draft_counts_and_an_empty_one_forgets(counter: Counter, clerk: Actor) -> None:
    counter.days.save_draft(clerk, "receive", TYPED)
    counter.days.save_draft(clerk, "receive", {"name": "Lê"})
    assert counter.days.load_draft(clerk, "receive") == {"name": "Lê"}
    counter.days.save_draft(clerk, "receive", {})
    assert counter.days.load_draft(clerk, "receive") == {}
    counter.days.save_draft(clerk, "receive", {})
