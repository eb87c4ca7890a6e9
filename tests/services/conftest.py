"""A real counter in a temporary folder for every test of a use case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.roles import Actor
from app.services.counter import Counter
from tests import builders, busy_day
from tests.counters import Open, counter_at


@pytest.fixture(autouse=True)
def _on_either_store(on_either_store: None) -> None:  # pyright: ignore[reportUnusedFunction]
    """Every use case works on a file and on a server."""


@pytest.fixture
def clock() -> builders.SetClock:
    return builders.SetClock()


@pytest.fixture
def counter(tmp_path: Path, clock: builders.SetClock) -> Iterator[Counter]:
    opened = builders.sample_counter(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shared(store_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """One counter for all tests of a module that ask: they leave nothing the others look at."""
    opened = builders.sample_counter(tmp_path_factory.mktemp("shared"))
    yield opened
    opened.close()


@pytest.fixture
def busy(counter: Counter, clock: builders.SetClock) -> Counter:
    """Return a counter with a busy day behind it."""
    busy_day.play(counter, clock)
    return counter


@pytest.fixture
def clerk(counter: Counter) -> Actor:
    return builders.actor(counter)


@pytest.fixture
def supervisor(counter: Counter) -> Actor:
    return builders.supervisor(counter)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return the folder bundles are carried in."""
    return tmp_path / "usb"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Open]:
    """Open the counter of a station; each has a store and a clock of its own."""
    opened: dict[int, Counter] = {}

    def counter(station: int) -> Counter:
        if station not in opened:
            opened[station] = counter_at(tmp_path / f"pc{station}", station)
        return opened[station]

    yield counter
    for one in opened.values():
        one.close()
