"""Other counters' dossiers appear without being asked for; a PC of its own is left alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Workplace, open_counter
from app.services.changes import Changes
from app.services.counter import Counter
from app.ui.news_watch import NewsWatch
from app.ui.operations import Operations
from tests import builders, stores
from tests.builders import SetClock


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[list[Path]]:
    with stores.stores_are(stores.POSTGRESQL), stores.tidied():
        yield builders.counters_on_one_store(tmp_path, 2)


def opened(folder: Path) -> Counter:
    return open_counter(Workplace(folder, SetClock()))


def test_another_counters_dossier_makes_the_pages_look_again(
    qtbot: QtBot, folders: list[Path]
) -> None:
    operations, there = Operations(lambda: opened(folders[0])), opened(folders[1])
    heard: list[Changes] = []
    operations.changed.connect(heard.append)
    watch = NewsWatch(operations)
    watch.look()
    qtbot.waitUntil(lambda: not operations.is_busy(), timeout=10_000)
    builders.receive(there)
    watch.look()
    qtbot.waitUntil(lambda: bool(heard))
    assert Changes.DOSSIERS in heard[0]
    assert not watch.is_over()
    operations.close()
    there.close()


def test_a_pc_of_its_own_is_asked_once(qtbot: QtBot, tmp_path: Path) -> None:
    operations = Operations(lambda: builders.sample_counter(tmp_path))
    watch = NewsWatch(operations)
    watch.look()
    qtbot.waitUntil(watch.is_over, timeout=10_000)
    operations.close()
