"""Settings, restore: checking, practicing, comparing, and replacing the store at work."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.commands import BackUp
from app.services.store.confirm_restored import note_restored
from app.ui.office.restore_confirm import RestoreConfirm, confirmed_by_typing
from app.ui.office.restore_section import RestoreSection
from tests import builders
from tests.models.faults import overwrite
from tests.ui import accessibility
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.typing_keys import type_text


@pytest.fixture
def backup(desk: SettingsDesk) -> Path:
    builders.receive(desk.counter)
    return desk.counter.backups.make(BackUp(), builders.quiet).path


def test_a_whole_store_is_said_to_be_whole_and_remembered(desk: SettingsDesk) -> None:
    builders.receive(desk.counter)
    section = desk.section("recovery")
    assert "Chưa có ai kiểm tra" in section.checked.text()
    section.check.click()
    desk.settle()
    desk.settle()
    assert section.note.title() == "Kho dữ liệu nguyên vẹn"
    assert "1 hồ sơ" in section.note.accessibleDescription()
    assert section.checked.text() == "Kiểm tra lần cuối 09:10 16/11/2026: kho dữ liệu nguyên vẹn."


def test_damage_is_told_with_what_to_do(desk: SettingsDesk) -> None:
    builders.receive(desk.counter)
    builders.change_store(desk.counter, "UPDATE code_counters SET last = last + 1")
    section = desk.section("recovery")
    section.check.click()
    desk.settle()
    desk.settle()
    assert section.note.title() == "Kho dữ liệu có vấn đề"
    assert "Đối chiếu" in section.note.accessibleDescription()
    assert "thấy 1 vấn đề" in section.checked.text()


def test_a_restore_is_practiced_on_demand(desk: SettingsDesk, backup: Path) -> None:
    section = desk.section("recovery")
    section.drill.click()
    desk.settle()
    desk.settle()
    assert section.note.isHidden()
    assert f"Lấy lại được 1 hồ sơ từ {backup.name}" in section.drilled.text()
    overwrite(backup, 40_000, b"noise")
    section.drill.click()
    desk.settle()
    desk.settle()
    assert section.note.title() == "Phục hồi thử không được"
    assert "Sao lưu lại ngay" in section.drilled.text()


def test_a_restored_store_is_confirmed_by_who_leads(desk: SettingsDesk) -> None:
    with desk.counter.context.database.write() as session:
        note_restored(session, desk.clock.now(), "motcua-20261116-070000.db")
    section = desk.section("recovery", builders.actor(desk.counter))
    assert section.waiting.isVisible()
    assert not section.compared.isEnabled()
    section = desk.section("recovery")
    section.compared.click()
    desk.settle()
    desk.settle()
    assert section.waiting.isHidden()


def confirming(desk: SettingsDesk, qtbot: QtBot, answer: bool) -> Any:
    asked: list[QWidget] = []

    def confirm(parent: QWidget) -> bool:
        asked.append(parent)
        return answer

    section = RestoreSection(
        desk.operations, desk.supervisor, desk.restores.append, confirm=confirm
    )
    qtbot.addWidget(section)
    section.resize(1080, 600)
    section.show()
    section.on_shown()
    desk.settle()
    return section


def test_only_a_chosen_copy_replaces_a_store_that_works(
    desk: SettingsDesk, qtbot: QtBot, backup: Path
) -> None:
    section = confirming(desk, qtbot, answer=True)
    assert section.choice.best.isHidden()
    assert not section.restore.isEnabled()
    section.choice.table.selectRow(0)
    assert section.restore.isEnabled()
    section.restore.click()
    (order,) = desk.restores
    assert (order.file, order.actor) == (backup, desk.supervisor)


def test_nothing_happens_without_the_word(desk: SettingsDesk, qtbot: QtBot, backup: Path) -> None:
    section = confirming(desk, qtbot, answer=False)
    section.choice.table.selectRow(0)
    section.restore.click()
    assert desk.restores == []


def test_a_clerk_may_look_but_not_restore(desk: SettingsDesk, backup: Path) -> None:
    section = desk.section("recovery", builders.actor(desk.counter))
    section.choice.table.selectRow(0)
    assert not section.restore.isEnabled()
    assert "lãnh đạo phụ trách" in section.restore.toolTip()
    assert section.check.isEnabled()


def test_a_copy_on_a_stick_asks_for_its_passphrase(desk: SettingsDesk) -> None:
    section = desk.section("recovery")
    section.choice.file.set_path("/media/usb/motcua-20261116-170000.zip")
    assert section.choice.other.isChecked()
    assert section.choice.passphrase.isVisible()
    section.choice.passphrase.setText(" mat khau dai ")
    assert section.choice.order().passphrase == "mat khau dai"
    section.choice.file.set_path("/media/usb/motcua-20261116-170000.db")
    assert not section.choice.passphrase.isVisible()


@pytest.mark.parametrize("typed", ["PHUC HOI", "phục hồi"])
def test_the_word_is_typed_with_or_without_accents(qtbot: QtBot, typed: str) -> None:
    dialog = RestoreConfirm()
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.yes.isEnabled()
    type_text(dialog.word, typed)
    assert dialog.yes.isEnabled()
    dialog.yes.click()
    assert dialog.result() == RestoreConfirm.DialogCode.Accepted


def test_closing_the_question_is_a_no(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()

    QTimer.singleShot(50, close)
    assert not confirmed_by_typing(parent)


def test_everything_in_it_can_be_reached_and_read(desk: SettingsDesk, backup: Path) -> None:
    assert accessibility.problems(desk.section("recovery")) == []
