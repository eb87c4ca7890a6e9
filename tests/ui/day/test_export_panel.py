"""Exporting from the page: what went out before can go out again, for a stick that was lost."""

import json

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.day.export_panel import ExportPanel
from app.ui.day.export_target import ExportTarget
from tests import builders, busy_day
from tests.ui import accessibility
from tests.ui.day.conftest import Desk


def test_the_whole_history_goes_out_again_when_asked_for(qtbot: QtBot, desk: Desk) -> None:
    target = ExportTarget(desk.operations, tuple, str(desk.folder))
    lead = builders.supervisor(desk.counter)
    panel = ExportPanel(desk.operations, lead, target, busy_day.DAY)
    qtbot.addWidget(panel)
    panel.resize(860, 560)
    panel.show()
    for whole in (False, False, True):
        panel.whole.setChecked(whole)
        panel.start()
        qtbot.waitUntil(lambda: not desk.operations.is_busy())
        QApplication.processEvents()
    assert not panel.whole.isChecked()
    first = [
        [part["first_sequence"] for part in json.loads(path.read_bytes())["facts"]["parts"]]
        for path in sorted(desk.folder.glob("MotCua*/manifest.json"))
    ]
    assert first == [[1], [], [1]]
    assert accessibility.problems(panel) == []
