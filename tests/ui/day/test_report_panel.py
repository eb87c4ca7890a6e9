from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.commands import ImportRegister
from app.services.counter import Counter
from app.ui.day.report_panel import ReportPanel
from app.ui.operations import Operations
from tests import builders
from tests.small_register import write_register
from tests.ui import accessibility
from tests.ui.day.conftest import Desk
from tests.ui.heartbeat import Heartbeat

MARCH = date(2021, 3, 1), date(2021, 3, 31)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """An office into which a small old register has been imported; nobody changes it."""
    folder = tmp_path_factory.mktemp("archive")
    counter = builders.sample_counter(folder)
    command = ImportRegister(builders.supervisor(counter), str(write_register(folder)))
    assert counter.office.import_register(command, lambda *_: None).result.imported == 12
    yield counter
    counter.close()


@pytest.fixture
def desk(archive: Counter, tmp_path: Path) -> Iterator[Desk]:
    clock = builders.SetClock()
    operations = Operations(lambda: _Kept(archive))
    yield Desk(archive, clock, operations, tmp_path)
    operations.close()


class _Kept:
    """The shared counter, which no single test may close."""

    def __init__(self, counter: Counter) -> None:
        self.days, self.office, self.dossiers = counter.days, counter.office, counter.dossiers


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> ReportPanel:
    today = builders.SetClock().at.date()
    made = ReportPanel(desk.operations, lambda: today, desk.open_list)
    qtbot.addWidget(made)
    made.resize(1120, 440)
    made.show()
    made.last.set_value(MARCH[1])
    made.first.set_value(MARCH[0])
    made.refresh()
    settle(qtbot, desk)
    return made


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.operations.is_busy())
    QApplication.processEvents()


def test_every_figure_opens_a_list_of_its_length(desk: Desk, panel: ReportPanel) -> None:
    shown = {name: tile.value() for name, tile in panel.tiles.items()}
    for name, tile in panel.tiles.items():
        tile.click()
        if name != "fees":
            assert desk.length_of_last_list() == int(tile.value()), name
    assert shown == {
        "received": "10",
        "finished": "8",
        "in_process": "2",
        "returned": "6",
        "waiting_collection": "2",
        "early": "1",
        "on_the_day": "5",
        "on_time_net": "7",
        "programme": "5",
        "programme_met": "4",
        "overdue_gross": "2",
        "excluded": "1",
        "overdue_net": "1",
        "home_death_registrations": "1",
        "fees": "313.000",
    }


def test_what_clerks_channels_and_fields_received_opens_too(desk: Desk, panel: ReportPanel) -> None:
    told: dict[str, int] = {}
    for bars in (panel.by_clerk, panel.by_channel, panel.by_field):
        for line in bars.lines():
            bars.asked.emit(line)
            assert desk.length_of_last_list() == line.count, line.name
            told[line.name] = line.count
        assert sum(line.count for line in bars.lines()) == 10
    assert told["Phạm Văn Cường"] == 5
    assert told["Trực tuyến"] == 4
    assert list(told)[-3:] == ["Hộ tịch", "Hộ kinh doanh", "Chứng thực"]
    assert desk.lists[-1][1] == "Chứng thực, 01/03/2021 – 31/03/2021"


def test_a_preset_sets_both_days_and_other_days_name_themselves(
    qtbot: QtBot, desk: Desk, panel: ReportPanel
) -> None:
    assert panel.preset.currentText() == "Tự chọn ngày"
    panel.preset.setCurrentIndex(3)
    settle(qtbot, desk)
    assert (panel.first.text(), panel.last.text()) == ("15/10/2026", "14/11/2026")
    assert panel.tiles["received"].value() == "0"
    panel.last.set_value(date(2026, 11, 30))
    panel.first.set_value(date(2026, 11, 1))
    assert panel.preset.currentText() == "Tháng này"


def test_a_period_that_ends_before_it_begins_is_explained_in_place(
    qtbot: QtBot, desk: Desk, panel: ReportPanel
) -> None:
    panel.last.set_value(date(2021, 2, 1))
    settle(qtbot, desk)
    assert panel.note.title() == "Ngày cuối kỳ trước ngày đầu kỳ."
    assert {tile.value() for tile in panel.tiles.values()} == {"…"}
    panel.tiles["received"].click()
    assert desk.lists == []
    panel.last.set_value(MARCH[1])
    settle(qtbot, desk)
    assert not panel.note.isVisible()


def test_counting_never_holds_up_the_screen_and_needs_no_mouse(
    qtbot: QtBot, desk: Desk, panel: ReportPanel, heartbeat: Heartbeat
) -> None:
    panel.first.set_value(date(2021, 1, 1))
    settle(qtbot, desk)
    assert panel.tiles["received"].value() == "11"
    heartbeat.stop()
    assert accessibility.problems(panel) == []
