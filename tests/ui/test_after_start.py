"""After a run that did not end by itself the store is looked through, and the clerk works on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.counter import Counter
from app.ui.after_start import StoreCheck, begun
from app.ui.operations import Operations
from tests import builders
from tests.models.faults import overwrite
from tests.ui.recorder import Recorder


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return builders.sample_counter(tmp_path)


@pytest.fixture
def operations(counter: Counter) -> Iterator[Operations]:
    made = Operations(begun(lambda: counter))
    yield made
    made.close()


def checked(qtbot: QtBot, operations: Operations) -> list[tuple[str, str]]:
    """Let the store be looked through and return what the strip was told."""
    told: list[tuple[str, str]] = []
    check = StoreCheck(operations)
    check.told.connect(lambda words, condition, _why: told.append((words, condition)))
    check.start()
    qtbot.waitUntil(lambda: not operations.is_busy())
    check.deleteLater()
    return told


def test_a_whole_store_is_called_whole(
    qtbot: QtBot, operations: Operations, said: Recorder
) -> None:
    told = checked(qtbot, operations)
    assert told[0] == ("đang kiểm tra…", "attention")
    assert told[-1] == ("nguyên vẹn", "good")
    assert said.said == []


def test_a_damaged_store_is_told_with_what_to_do(
    qtbot: QtBot, operations: Operations, counter: Counter, tmp_path: Path, said: Recorder
) -> None:
    for _ in range(30):
        builders.receive(counter)
    with counter.context.database.raw() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_dossier_events_dossier_id'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    overwrite(tmp_path / "motcua.db", (page - 1) * size + 8, b"\xff" * 64)
    assert checked(qtbot, operations)[-1] == ("bị hỏng", "bad")
    assert said.said[-1].kind == "error"
    assert "phục hồi" in said.said[-1].text


def test_sheets_cut_off_are_settled_before_anything_else_is_asked(
    qtbot: QtBot, operations: Operations, counter: Counter
) -> None:
    received = builders.receive(counter)
    builders.change_store(counter, "UPDATE print_records SET state = 'printing'")
    states: list[str] = []
    clerk = builders.actor(counter)
    operations.read(
        lambda one: one.dossiers.card(clerk, received.dossier_id).prints[0].state, states.append
    )
    qtbot.waitUntil(lambda: states == ["unknown"])
