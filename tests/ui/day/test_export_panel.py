"""Exporting from the page: which stick, which days, and when it may be pulled."""

import json
import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.devices.eject import Ejection
from app.devices.removable_drives import Drive
from app.domain.roles import Actor
from app.domain.stick import StickOwner
from app.export.stick_mark import MARK, mark_stick
from app.ui.day.export_panel import ExportPanel
from app.ui.day.export_target import ExportTarget
from tests import builders, busy_day
from tests.ui import accessibility
from tests.ui.day.conftest import Desk


class Port:
    """A desk with a port for sticks, and a system that lets go of them or does not."""

    def __init__(self, qtbot: QtBot, desk: Desk, actor: Actor | None = None) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.root = desk.folder / "usb"
        self.root.mkdir()
        self.drive = Drive(self.root, "KINGSTON", 14 << 30, False, "/dev/sdb1")
        self.answer = Ejection.DONE
        self.ejected: list[Drive] = []
        self.target = ExportTarget(desk.operations, tuple, "")
        lead = actor or builders.supervisor(desk.counter)
        self.panel = ExportPanel(desk.operations, lead, self.target, busy_day.DAY, self.let_go)
        qtbot.addWidget(self.panel)
        self.panel.resize(860, 560)
        self.panel.show()

    def let_go(self, drive: Drive) -> Ejection:
        self.ejected.append(drive)
        return self.answer

    def plug(self, *drives: Drive) -> None:
        self.target.show_drives(drives)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.desk.operations.is_busy())
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.desk.operations.is_busy())
        QApplication.processEvents()

    def export(self) -> None:
        self.panel.export.click()
        self.settle()

    @property
    def asked(self) -> str:
        banner = self.panel.check.banner
        return banner.title() if banner.isVisible() else ""


@pytest.fixture
def port(qtbot: QtBot, desk: Desk) -> Port:
    return Port(qtbot, desk)


def test_a_new_stick_is_asked_about_once_and_then_known(port: Port) -> None:
    panel = port.panel
    port.plug(port.drive)
    assert port.asked == "USB mới, chưa xuất lần nào"
    assert not panel.export.isEnabled()
    assert accessibility.problems(panel) == []
    panel.check.accept.click()
    port.export()
    assert panel.note.title() == "Xong, có thể rút USB"
    assert port.ejected == [port.drive]
    assert (port.root / MARK).is_file()
    (bundle,) = port.root.glob("MotCua*")
    names = sorted(path.suffix for path in bundle.iterdir())
    assert names == [".json", ".zip", ".zip"]
    port.plug()
    assert panel.note.isVisible()
    port.plug(port.drive)
    assert (port.target.is_stick(), port.asked) == (True, "")
    assert panel.export.isEnabled()


def test_another_offices_stick_and_an_old_one_are_told(port: Port) -> None:
    mark_stick(port.root, StickOwner("0199", "H99", "UBND phường Bồ Đề"))
    port.plug(port.drive)
    assert port.asked == "USB này của UBND phường Bồ Đề"
    assert not port.panel.export.isEnabled()
    port.panel.check.accept.click()
    assert port.panel.export.isEnabled()
    port.export()
    other = port.desk.folder / "usb 2"
    other.mkdir()
    port.desk.clock.forward(days=1)
    builders.receive(port.desk.counter)
    port.panel.show_day(port.desk.counter.context.today())
    port.plug(replace(port.drive, path=other))
    port.panel.check.accept.click()
    port.export()
    port.plug(port.drive)
    assert port.asked == "USB cũ: gói mới nhất là của ngày 16/11/2026"
    assert port.panel.export.isEnabled()


def test_a_locked_stick_says_so_until_its_lock_is_moved(port: Port) -> None:
    port.plug(replace(port.drive, read_only=True))
    assert port.asked == "USB đang khóa chống ghi"
    assert not port.panel.check.accept.isVisible()
    assert not port.panel.export.isEnabled()
    mark_stick(port.root, _own(port.desk))
    port.plug(port.drive)
    assert port.asked == ""
    assert port.panel.export.isEnabled()
    port.plug(replace(port.drive, free_bytes=9 << 20, label="ĐẦY"))
    assert port.asked == "USB gần đầy, chỉ còn 9 MB"


def test_nobody_is_told_to_pull_a_stick_that_is_still_in_use(port: Port) -> None:
    mark_stick(port.root, _own(port.desk))
    port.plug(port.drive)
    port.panel.backup.setChecked(False)
    port.answer = Ejection.IN_USE
    port.export()
    assert port.panel.note.title() == "Đã ghi xong, nhưng USB đang được chương trình khác mở"
    assert accessibility.problems(port.panel) == []
    port.answer = Ejection.BY_HAND
    port.panel.pull.click()
    port.settle()
    assert port.panel.note.title() == "Đã ghi xong, chưa ngắt được USB"
    assert not port.panel.pull.isVisible()


def test_missed_days_are_exported_without_the_present_one(port: Port) -> None:
    panel, counter = port.panel, port.desk.counter
    port.target.folder.set_path(str(port.root))
    port.settle()
    assert panel.missed.text().endswith("3 ngày chưa xuất: 05/11, 11/11, 13/11.")
    assert panel.catch_up.text().strip() == "Xuất &bù 3 ngày"
    panel.catch_up.click()
    port.settle()
    (bundle,) = port.root.glob("MotCua*")
    assert bundle.name.endswith("_20261113_1")
    assert not panel.catch_up.isVisible()
    lead = builders.supervisor(counter)
    assert counter.days.figures(lead, busy_day.DAY).last_export is None
    assert counter.days.figures(lead, busy_day.DAY.replace(day=11)).last_export is not None


def test_a_copy_that_could_not_be_made_is_said_and_the_day_is_out(port: Port) -> None:
    place = port.desk.folder / "kho" / "sao-luu"
    shutil.rmtree(place, ignore_errors=True)
    place.write_bytes(b"not a folder")
    port.target.folder.set_path(str(port.root))
    port.settle()
    port.export()
    assert "Không kèm được bản sao lưu" in port.panel.note.text()
    assert list(port.root.glob("MotCua*/manifest.json"))


def test_the_whole_history_goes_out_again_when_asked_for(port: Port) -> None:
    panel = port.panel
    port.target.folder.set_path(str(port.root))
    panel.backup.setChecked(False)
    port.settle()
    for whole in (False, False, True):
        panel.whole.setChecked(whole)
        port.export()
    assert not panel.whole.isChecked()
    first = [
        [part["first_sequence"] for part in json.loads(path.read_bytes())["facts"]["parts"]]
        for path in sorted(port.root.glob("MotCua*/manifest.json"))
    ]
    assert first == [[1], [], [1]]
    assert accessibility.problems(panel) == []


def test_a_clerk_always_encrypts_and_is_told_by_what(qtbot: QtBot, desk: Desk) -> None:
    lead = builders.supervisor(desk.counter)
    desk.counter.exchange.make_export_key(lead, desk.folder / "khoa.pem")
    port = Port(qtbot, desk, builders.actor(desk.counter))
    port.panel.show_day(busy_day.DAY)
    port.settle()
    assert not port.panel.encrypted.isEnabled()
    key = desk.counter.exchange.outlook().key
    assert f"khóa {key}" in port.panel.encrypted.text()


def _own(desk: Desk) -> StickOwner:
    profile = desk.counter.office.profile()
    return StickOwner("another counter of ours", profile.agency_code, profile.name)


def test_without_a_target_f9_leads_to_the_folder(port: Port) -> None:
    panel = port.panel
    with port.qtbot.waitExposed(panel):
        panel.activateWindow()
    panel.encrypted.setFocus()
    port.qtbot.keyClick(panel, Qt.Key.Key_F9)
    assert panel.note.title() == "Chưa chọn nơi ghi"
    assert port.target.folder.line.hasFocus()
    port.target.folder.set_path(str(port.root))
    assert not panel.note.isVisible()
