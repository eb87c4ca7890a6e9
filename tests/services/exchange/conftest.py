"""A bundle to tamper with, and a counter that refuses whatever was tampered with.

Both are made once for a module: what is refused leaves nothing behind.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.counter import Counter
from tests import builders
from tests.counters import counter_at, exported


@pytest.fixture(scope="module")
def worked_in(store_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """The counter whose five dossiers the bundles hold."""
    opened = counter_at(tmp_path_factory.mktemp("there"), 2)
    for _ in range(5):
        builders.receive(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def untouched(worked_in: Counter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(worked_in, tmp_path_factory.mktemp("usb"))


@pytest.fixture
def bundle(untouched: Path, tmp_path: Path) -> Path:
    """A bundle to tamper with."""
    return shutil.copytree(untouched, tmp_path / "usb" / untouched.name)


@pytest.fixture(scope="module")
def strict(store_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """A counter that refuses whatever it is shown, and so stays as it is."""
    opened = counter_at(tmp_path_factory.mktemp("strict"), 1)
    yield opened
    opened.close()
