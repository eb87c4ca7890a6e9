"""The weekly practice: made without being asked, silent when it goes well."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.commands import BackUp
from app.services.counter import Counter
from app.ui.operations import Operations
from app.ui.upkeep_watch import UpkeepWatch
from tests import builders
from tests.models.faults import overwrite
from tests.ui.recorder import Recorder


@pytest.fixture
def clock() -> builders.SetClock:
    return builders.SetClock()


@pytest.fixture
def counter(tmp_path: Path, clock: builders.SetClock) -> Iterator[Counter]:
    opened = builders.sample_counter(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def watch(counter: Counter) -> Iterator[tuple[UpkeepWatch, Operations]]:
    operations = Operations(lambda: counter)
    made = UpkeepWatch(operations)
    yield made, operations
    operations.close()
    made.deleteLater()


def look(qtbot: QtBot, watch: tuple[UpkeepWatch, Operations]) -> None:
    watch[0].look()
    qtbot.waitUntil(lambda: not watch[1].is_busy(), timeout=20_000)


def test_without_a_backup_nothing_is_practiced(
    qtbot: QtBot, counter: Counter, watch: tuple[UpkeepWatch, Operations], said: Recorder
) -> None:
    look(qtbot, watch)
    assert counter.upkeep.health().drill is None
    assert said.words() == []


def test_each_week_the_newest_backup_is_tried_without_a_word(
    qtbot: QtBot,
    counter: Counter,
    clock: builders.SetClock,
    watch: tuple[UpkeepWatch, Operations],
    said: Recorder,
) -> None:
    counter.backups.make(BackUp(), builders.quiet)
    look(qtbot, watch)
    first = counter.upkeep.health().drill
    assert first is not None
    assert first.ok
    clock.forward(days=6)
    look(qtbot, watch)
    assert counter.upkeep.health().drill == first
    clock.forward(days=1)
    look(qtbot, watch)
    assert counter.upkeep.health().drill != first
    assert said.words() == []


def test_a_practice_that_fails_is_told_with_what_to_do(
    qtbot: QtBot, counter: Counter, watch: tuple[UpkeepWatch, Operations], said: Recorder
) -> None:
    overwrite(counter.backups.make(BackUp(), builders.quiet).path, 40_000, b"noise")
    look(qtbot, watch)
    assert said.words("warn") == ["Phục hồi thử bản sao lưu không được"]
    assert "Sao lưu lại ngay" in said.said[0].text
