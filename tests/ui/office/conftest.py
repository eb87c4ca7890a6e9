"""A real office behind the settings of each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.office.settings_desk import SettingsDesk, opened


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SettingsDesk]:
    with opened(qtbot, tmp_path) as made:
        yield made
