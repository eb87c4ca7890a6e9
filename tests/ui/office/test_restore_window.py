"""The window of a restore: what is wrong, what to restore from, what came of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.restored import RestoreOrder
from app.errors import MotCuaError, StoreDamagedError
from app.settings import Settings, save_settings
from app.ui.office.restore_window import RestoreWindow
from tests.models.faults import overwrite
from tests.services.store.restoring import Ward
from tests.ui import accessibility
from tests.ui.real_plugs import real_plugs

Open = Callable[..., RestoreWindow]
TROUBLE = StoreDamagedError("Kho dữ liệu bị hỏng.", "Phục hồi.")


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    made = Ward(tmp_path / "motcua")
    made.receive(2)
    return made


@pytest.fixture
def open_window(qtbot: QtBot, ward: Ward) -> Open:
    def open_it(
        trouble: MotCuaError | None = TROUBLE, order: RestoreOrder | None = None
    ) -> RestoreWindow:
        plugs = real_plugs(ward.folder, ward.clock)
        window = RestoreWindow(plugs, ward.folder, trouble, order)
        qtbot.addWidget(window)
        window.resize(1366, 689)
        window.show()
        window.begin()
        settle(qtbot, window)
        return window

    return open_it


def settle(qtbot: QtBot, window: RestoreWindow) -> None:
    operations = window._operations  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: not operations.is_busy(), timeout=20_000)


def lines(window: RestoreWindow) -> str:
    return "\n".join(label.text() for label in window.report.findChildren(QLabel))


def test_it_says_what_is_wrong_and_offers_what_there_is(ward: Ward, open_window: Open) -> None:
    ward.back_up()
    window = open_window()
    assert window.trouble.title() == "Kho dữ liệu bị hỏng."
    assert window.choice.table.rows.rowCount() == 1
    assert window.choice.order() == RestoreOrder()
    assert window.restore.isEnabled()
    assert accessibility.problems(window) == []


def test_the_store_is_restored_and_the_report_read(
    qtbot: QtBot, ward: Ward, open_window: Open
) -> None:
    ward.back_up()
    codes = ward.receive(1)
    ward.overwrite_with_noise()
    window = open_window()
    window.restore.click()
    assert not window.close(), "there is no way out while it works"
    settle(qtbot, window)
    assert window.note.title() == "Đã phục hồi kho dữ liệu: 3 hồ sơ"
    assert "Đã ghi lại từ nhật ký 1 hồ sơ" in lines(window)
    assert "Việc cần làm" in lines(window)
    assert accessibility.problems(window) == []
    assert window.choice.isHidden()
    with qtbot.waitSignal(window.finished):
        window.go_on.click()
    assert set(codes) <= ward.codes()


def test_without_a_good_backup_the_reasons_are_told_and_another_file_can_be_chosen(
    qtbot: QtBot, ward: Ward, open_window: Open, tmp_path: Path
) -> None:
    bad = ward.back_up()
    good = tmp_path / "tu-usb.db"
    good.write_bytes(bad.read_bytes())
    overwrite(bad, 40_000, b"noise")
    ward.overwrite_with_noise()
    window = open_window()
    window.restore.click()
    settle(qtbot, window)
    assert window.note.title() == "Không có bản sao lưu nào dùng được để phục hồi."
    assert bad.name in lines(window)
    assert "đã bị thay đổi sau khi kiểm tra" in lines(window)
    window.choice.file.set_path(str(good))
    window.restore.click()
    settle(qtbot, window)
    assert window.note.title() == "Đã phục hồi kho dữ liệu: 2 hồ sơ"


def test_a_choice_that_is_not_finished_cannot_be_restored_from(
    ward: Ward, open_window: Open
) -> None:
    ward.back_up()
    window = open_window()
    window.choice.listed.setChecked(True)
    assert not window.restore.isEnabled()
    window.choice.table.selectRow(0)
    assert window.restore.isEnabled()
    window.choice.other.setChecked(True)
    assert not window.restore.isEnabled()


def test_what_was_ordered_at_the_desk_begins_at_once(
    qtbot: QtBot, ward: Ward, open_window: Open
) -> None:
    backup = ward.back_up()
    codes = ward.receive(2)
    window = open_window(None, RestoreOrder(backup))
    assert window.trouble.isHidden()
    assert window.choice.isHidden()
    settle(qtbot, window)
    assert "Đã phục hồi" in window.note.title()
    assert set(codes) <= ward.codes()


def test_going_back_changes_nothing(qtbot: QtBot, ward: Ward, open_window: Open) -> None:
    ward.back_up()
    ward.overwrite_with_noise()
    before = ward.store.read_bytes()
    window = open_window()
    with qtbot.waitSignal(window.finished):
        window.back.click()
    assert ward.store.read_bytes() == before


def test_stopping_says_that_nothing_was_changed(
    qtbot: QtBot, ward: Ward, open_window: Open
) -> None:
    ward.back_up()
    ward.overwrite_with_noise()
    window = open_window()
    window.restore.click()
    window.progress.cancel_requested.emit()
    settle(qtbot, window)
    assert window.note.title() == "Đã dừng, chưa có gì bị thay đổi."
    assert window.restore.isEnabled()


def test_a_journal_that_is_away_is_given_up_only_by_a_tick(
    qtbot: QtBot, ward: Ward, open_window: Open, tmp_path: Path
) -> None:
    ward.back_up()
    save_settings(ward.folder, Settings(journal_folder=str(tmp_path / "usb" / "nhat-ky")))
    ward.overwrite_with_noise()
    window = open_window()
    assert window.choice.without_journal.isHidden()
    window.restore.click()
    settle(qtbot, window)
    assert "Không thấy ổ đĩa có nhật ký" in window.note.title()
    window.choice.without_journal.setChecked(True)
    window.restore.click()
    settle(qtbot, window)
    assert window.note.title() == "Đã phục hồi kho dữ liệu: 2 hồ sơ"
