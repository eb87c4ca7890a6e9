"""A desk for the tests of the dossiers' pages: a real counter, its clock, a page on the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.dossier.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A counter of its own with no dossier yet, and a clerk signed in at it."""
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()
