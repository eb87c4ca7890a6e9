"""What the router notes is in the store a moment later, whoever is at the desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.roles import Actor
from app.domain.scan import ScanSource
from app.domain.scan_answers import ScanMeaning
from app.domain.scan_log import ScanNote
from app.paths import STORE_NAME
from app.ui.operations import Operations
from app.ui.scan_log import ScanLog
from tests import builders
from tests.ui.recorder import Recorder

NOTE = ScanNote(ScanMeaning.FAILED_CHECK, ScanSource.KEYBOARD)


@pytest.fixture
def owner() -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def test_a_scan_is_noted_for_whoever_is_there(qtbot: QtBot, tmp_path: Path, owner: QObject) -> None:
    counter = builders.sample_counter(tmp_path)
    operations = Operations(lambda: counter)
    clerk = builders.actor(counter)
    here: list[Actor] = []
    log = ScanLog(lambda: operations, lambda: here[0] if here else None, owner)
    log.note(NOTE)
    here.append(clerk)
    log.note(ScanNote(ScanMeaning.READY, ScanSource.SERIAL, "TN10-261116-0001-77"))
    qtbot.waitUntil(lambda: not operations.is_busy())
    lines = counter.scans.recent(builders.supervisor(counter)).lines
    assert [(line.meaning, line.clerk_name) for line in lines] == [
        (ScanMeaning.READY, clerk.name),
        (ScanMeaning.FAILED_CHECK, ""),
    ]
    operations.close()


def test_a_log_that_cannot_be_written_disturbs_nobody(
    qtbot: QtBot, tmp_path: Path, owner: QObject, said: Recorder
) -> None:
    counter = builders.sample_counter(tmp_path)
    (tmp_path / STORE_NAME).unlink()
    operations = Operations(lambda: counter)
    ScanLog(lambda: operations, lambda: None, owner).note(NOTE)
    qtbot.waitUntil(lambda: not operations.is_busy())
    assert said.words("error") == []
    operations.close()


def test_without_a_store_there_is_nowhere_to_note(owner: QObject) -> None:
    ScanLog(lambda: None, lambda: None, owner).note(NOTE)
