"""An office with registers for every test of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.registers.office import RegisterOffice


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[RegisterOffice]:
    made = RegisterOffice(qtbot, tmp_path)
    yield made
    made.close()
