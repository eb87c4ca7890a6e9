"""A real counter with a busy day behind the pages of the day, and ears for what they ask for."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.dossier_filter import DossierFilter
from app.services.counter import Counter
from app.ui.operations import Operations
from tests import builders, busy_day


@dataclass
class Desk:
    """An open counter, its clock, operations over it, and the lists pages asked to open."""

    counter: Counter
    clock: builders.SetClock
    operations: Operations
    folder: Path
    lists: list[tuple[DossierFilter, str]] = field(default_factory=list)
    dossiers: list[int] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    def open_list(self, wanted: DossierFilter, title: str) -> None:
        self.lists.append((wanted, title))

    def length_of_last_list(self) -> int:
        return self.counter.dossiers.count(self.lists[-1][0])


@pytest.fixture(scope="session")
def busy_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a busy day in it; played once, because each PIN takes its time to be hashed."""
    folder = tmp_path_factory.mktemp("busy")
    clock = builders.SetClock()
    counter = builders.sample_counter(folder, clock)
    busy_day.play(counter, clock)
    counter.close()
    assert clock.at == busy_day.NOW
    return folder


@pytest.fixture
def desk(tmp_path: Path, busy_store: Path) -> Iterator[Desk]:
    folder = shutil.copytree(busy_store, tmp_path / "kho")
    clock = builders.SetClock(busy_day.NOW)
    counter = open_counter(Workplace(folder, clock))
    operations = Operations(lambda: counter)
    yield Desk(counter, clock, operations, tmp_path)
    operations.close()
    counter.close()
