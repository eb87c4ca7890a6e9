"""An office with papers for every test of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.papers.office import PaperOffice


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(qtbot, tmp_path)
    yield made
    made.close()
