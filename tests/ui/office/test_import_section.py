from pathlib import Path

import pytest

from app.domain.dossier_filter import DossierFilter
from app.ui.office.import_section import ImportSection
from tests.small_register import write_register
from tests.ui.heartbeat import Heartbeat
from tests.ui.office.settings_desk import SettingsDesk

BROKEN = "13;;1.001193;Khai sinh;Hộ tịch;1;Lê;12345;;;Trực tiếp;1/3/2021;2/3/2021;;;;0;A"


def count(desk: SettingsDesk) -> int:
    return desk.counter.dossiers.count(DossierFilter())


def test_a_register_is_tried_before_it_is_taken_in(desk: SettingsDesk, tmp_path: Path) -> None:
    section = desk.section("import")
    assert not section.try_out.isEnabled()
    section.file.set_path(str(write_register(tmp_path, BROKEN)))
    assert not section.take_in.isEnabled()
    section.try_out.click()
    assert section.progress.isVisible()
    desk.settle()
    assert section.note.title() == "Nhập thử: sẽ nhập 12 hồ sơ"
    assert count(desk) == 0
    section.take_in.click()
    desk.settle()
    assert section.note.title() == "Đã nhập 12 hồ sơ"
    assert count(desk) == 12
    assert not section.take_in.isEnabled()


def test_every_line_that_needs_a_look_is_listed_with_the_reason(
    desk: SettingsDesk, tmp_path: Path
) -> None:
    section = desk.section("import")
    section.file.set_path(str(write_register(tmp_path, BROKEN)))
    section.try_out.click()
    desk.settle()
    model = section.model
    told = {
        tuple(str(model.index(row, column).data()) for column in range(4))
        for row in range(model.rowCount())
    }
    assert ("14", "Không nhập", "MaHoSo", "Để trống.") in told
    assert any(line[:3] == ("14", "Lưu ý", "SoGiayTo") for line in told)
    assert "1 dòng không nhập được." in section.note.accessibleDescription()


@pytest.fixture
def tried(desk: SettingsDesk, tmp_path: Path) -> ImportSection:
    """A section whose register has been tried, before the heartbeat judges the work."""
    section: ImportSection = desk.section("import")
    section.file.set_path(str(write_register(tmp_path)))
    section.try_out.click()
    desk.settle()
    return section


def test_taking_a_register_in_never_holds_up_the_screen(
    desk: SettingsDesk, tried: ImportSection, heartbeat: Heartbeat
) -> None:
    tried.take_in.click()
    desk.settle()
    assert count(desk) == 12


def test_another_file_must_be_tried_anew(desk: SettingsDesk, tmp_path: Path) -> None:
    section = desk.section("import")
    section.file.set_path(str(write_register(tmp_path)))
    section.try_out.click()
    desk.settle()
    assert section.take_in.isEnabled()
    section.file.set_path(str(tmp_path / "khac.csv"))
    assert not section.take_in.isEnabled()
    section.try_out.click()
    desk.settle()
    assert section.note.title() == "Không đọc được tệp «khac.csv»."
