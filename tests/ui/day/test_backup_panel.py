"""The backup among the steps of closing: onto the stick, and by itself once the day is closed."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.backup_listing import BackupState
from app.domain.backup_plan import BackupReason
from app.ui.day.close_day_page import CloseDayPage
from app.ui.day.closing_steps import StepName
from tests.ui.day.conftest import Desk
from tests.ui.day.test_close_day_page import Port, open_page, settle, stick
from tests.ui.recorder import Recorder


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, usb: Path) -> CloseDayPage:
    """An open page with a stick plugged in."""
    port = Port()
    port.sticks = (stick(usb, "KINGSTON"),)
    made = open_page(qtbot, desk, port=port)
    made.show_step(StepName.BACK_UP)
    return made


def test_a_stick_gets_a_copy_that_nobody_else_can_read(
    qtbot: QtBot, desk: Desk, page: CloseDayPage, usb: Path
) -> None:
    assert page.backup.onto_stick.isVisible()
    page.backup.back_up.click()
    settle(qtbot, desk)
    qtbot.waitUntil(page.backup.note.isVisible)
    (archive,) = usb.glob("MotCua-sao-luu/motcua-*.zip")
    assert "Nguyễn".encode() not in archive.read_bytes()
    assert "có thể rút USB" in page.backup.note.accessibleDescription()
    (row,) = desk.counter.backups.rows()
    assert (row.state, row.reason) == (BackupState.VERIFIED, BackupReason.CLOSING)


def test_who_wants_nothing_on_the_stick_gets_nothing_there(
    qtbot: QtBot, desk: Desk, page: CloseDayPage, usb: Path
) -> None:
    page.backup.onto_stick.setChecked(False)
    page.backup.back_up.click()
    settle(qtbot, desk)
    qtbot.waitUntil(page.backup.note.isVisible)
    assert list(usb.iterdir()) == []


def test_without_a_stick_none_is_spoken_of(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk)
    page.show_step(StepName.BACK_UP)
    assert not page.backup.onto_stick.isVisible()


def test_a_stick_pulled_meanwhile_is_told_and_the_copy_on_the_pc_is_good(
    qtbot: QtBot, desk: Desk, page: CloseDayPage, usb: Path
) -> None:
    usb.rmdir()
    page.backup.back_up.click()
    settle(qtbot, desk)
    qtbot.waitUntil(page.backup.note.isVisible)
    assert "USB: «usb» không phải là thư mục" in page.backup.note.accessibleDescription()
    assert "Bản sao chính vẫn tốt" in page.backup.note.accessibleDescription()
    assert page.buttons[StepName.BACK_UP].mark() == "done"
    assert len(desk.counter.backups.rows()) == 1


def test_closing_the_day_backs_up_by_itself(
    qtbot: QtBot, desk: Desk, page: CloseDayPage, said: Recorder
) -> None:
    page.show_step(StepName.CLOSE)
    page.closing.close_day.click()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.buttons[StepName.BACK_UP].mark() == "done")
    settle(qtbot, desk)
    assert page.buttons[StepName.CLOSE].mark() == "done"
    assert said.asked, "closing over what is left asks first"
    (row,) = desk.counter.backups.rows()
    assert row.reason is BackupReason.CLOSING
    assert not desk.counter.backups.status().changed
