"""What other counters on the same store did is noticed; what this one did is not news."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.services.changes import Changes
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Counter, Counter]]:
    folders = builders.counters_on_one_store(tmp_path, 2)
    opened = [open_counter(Workplace(folder, SetClock())) for folder in folders]
    yield opened[0], opened[1]
    for counter in opened:
        counter.close()


@pytest.mark.server_only
def test_another_counters_dossier_is_news_once(pair: tuple[Counter, Counter]) -> None:
    here, there = pair
    first = here.exchange.news(None)
    assert first.changes == Changes.NOTHING
    builders.receive(here)
    assert here.exchange.news(first.mark).changes == Changes.NOTHING
    builders.receive(there)
    second = here.exchange.news(first.mark)
    assert Changes.DOSSIERS in second.changes
    assert here.exchange.news(second.mark).changes == Changes.NOTHING


@pytest.mark.server_only
def test_what_somebody_set_elsewhere_is_in_force_with_the_news(
    pair: tuple[Counter, Counter],
) -> None:
    here, there = pair
    first = here.exchange.news(None)
    assert here.office.profile().hotline == builders.PROFILE.hotline
    changed = replace(builders.PROFILE, hotline="024 1111 1111")
    there.office.save_profile(builders.supervisor(there), changed)
    assert Changes.OFFICE in here.exchange.news(first.mark).changes
    assert here.office.profile().hotline == "024 1111 1111"


@pytest.mark.sqlite_only(reason="a file has one counter")
def test_a_store_of_ones_own_has_no_news(counter: Counter) -> None:
    builders.receive(counter)
    assert counter.exchange.news(None).mark is None
