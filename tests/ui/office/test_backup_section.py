"""Settings, backups: where copies go, which there are, and making one now."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.data_folder import FolderFacts, FolderPlace
from app.domain.vietnam_time import local
from app.services.commands import BackUp, ChoosePlaces
from app.settings import save_settings
from tests import builders, stores
from tests.ui.office.settings_desk import SettingsDesk, opened

Kept = Any


def shown(section: Kept) -> list[tuple[str, ...]]:
    model = section.model
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_a_copy_is_made_and_stands_in_the_list(desk: SettingsDesk) -> None:
    builders.receive(desk.counter)
    section = desk.section("backups")
    assert shown(section) == []
    assert "chưa có bản sao nào" in section.state.text()
    section.back_up.click()
    desk.settle()
    desk.settle()
    assert section.note.title() == "Đã sao lưu và kiểm tra 1 hồ sơ"
    assert section.state.text() == (
        "Bản gần nhất: 09:10 16/11/2026, vừa xong. Từ đó chưa có gì mới."
    )
    ((moment, state, dossiers, size, place, reason, name),) = shown(section)
    assert (moment, state, dossiers) == ("09:10 16/11/2026", "đã kiểm tra", "1")
    assert size.endswith(" MB")
    assert (place, reason, name) == ("Nơi chính", "bấm nút", "motcua-20261116-091000.db")


def test_copies_that_are_damaged_or_were_never_checked_are_marked(desk: SettingsDesk) -> None:
    for _ in range(2):
        desk.counter.backups.make(BackUp(), builders.quiet)
        desk.clock.forward(hours=1)
    newer, older = (row.path for row in desk.counter.backups.rows())
    newer.with_suffix(".json").unlink()
    older.write_bytes(b"")
    assert [row[1] for row in shown(desk.section("backups"))] == ["chưa kiểm tra", "bị hỏng"]


def test_chosen_places_are_looked_at_made_and_kept(desk: SettingsDesk, tmp_path: Path) -> None:
    section = desk.section("backups")
    assert not section.save.isEnabled()
    section.main.set_path(str(tmp_path / "o-d" / "sao-luu"))
    section.second.set_path(str(tmp_path / "o-e"))
    section.save.click()
    desk.settle()
    assert section.note.title() == "Đã lưu nơi sao lưu"
    assert desk.settings.backup_folder == str(tmp_path / "o-d" / "sao-luu")
    assert desk.settings.second_backup_folder == str(tmp_path / "o-e")
    assert (tmp_path / "o-d" / "sao-luu").is_dir()
    assert not section.save.isEnabled()
    assert section.can_leave()
    save_settings(desk.folder, desk.settings)
    section.back_up.click()
    desk.settle()
    desk.settle()
    assert "Nơi thứ hai: đã chép và đọc lại đúng." in section.note.accessibleDescription()
    assert [row[4] for row in shown(section)] == ["Nơi chính", "Nơi thứ hai"]


def test_a_second_place_that_is_gone_is_told_beside_the_success(
    desk: SettingsDesk, tmp_path: Path
) -> None:
    desk.change(second_backup_folder=str(tmp_path / "o-e"))
    save_settings(desk.folder, desk.settings)
    section = desk.section("backups")
    section.back_up.click()
    desk.settle()
    desk.settle()
    assert section.note.title() == "Đã sao lưu và kiểm tra 0 hồ sơ"
    assert "Nơi thứ hai: Không thấy thư mục" in section.note.accessibleDescription()
    assert "thiếu nơi thứ hai" in section.state.text()


@pytest.mark.parametrize(
    ("facts", "field", "word"),
    [
        (FolderFacts(FolderPlace.NETWORK, True, 1 << 40), "backup_folder", "máy khác"),
        (FolderFacts(FolderPlace.SYNCED, True, 1 << 40), "backup_folder", "không được rời"),
        (FolderFacts(FolderPlace.LOCAL, False, 1 << 40), "second_backup_folder", "quyền ghi"),
        (FolderFacts(FolderPlace.LOCAL, True, 100), "second_backup_folder", "trống"),
    ],
)
def test_a_place_that_will_not_do_is_refused_at_its_field(
    desk: SettingsDesk, tmp_path: Path, facts: FolderFacts, field: str, word: str
) -> None:
    desk.look_at_folder = lambda _folder: facts  # type: ignore[method-assign]
    section = desk.section("backups")
    (section.main if field == "backup_folder" else section.second).set_path(str(tmp_path / "x"))
    section.save.click()
    desk.settle()
    assert word in section.fields[field].error()
    assert not (tmp_path / "x").exists()
    assert desk.settings.backup_folder == ""
    section.forget()


@pytest.mark.parametrize(
    ("main", "second", "word"),
    [("sao-luu", "", "đường dẫn đầy đủ"), ("", "{folder}/sao-luu", "cùng một thư mục")],
)
def test_half_a_path_or_twice_the_same_one_is_refused(
    desk: SettingsDesk, main: str, second: str, word: str
) -> None:
    section = desk.section("backups")
    section.main.set_path(main)
    section.second.set_path(second.format(folder=desk.folder))
    section.save.click()
    desk.settle()
    assert any(word in field.error() for field in section.fields.values())
    section.forget()


def test_a_clerk_makes_copies_but_does_not_say_where_they_go(desk: SettingsDesk) -> None:
    section = desk.section("backups", builders.actor(desk.counter))
    assert section.back_up.isEnabled()
    assert not section.main.isEnabled()
    assert not section.save.isEnabled()
    assert "lãnh đạo phụ trách" in section.save.toolTip()


def test_unsaved_places_are_asked_about_before_they_are_lost(desk: SettingsDesk) -> None:
    section = desk.section("backups")
    section.second.set_path("/mnt")
    assert section.is_changed()
    section.forget()
    assert not section.is_changed()


def test_a_copy_made_elsewhere_appears_by_itself(desk: SettingsDesk) -> None:
    section = desk.section("backups")
    desk.operations.background(
        lambda counter, tick: counter.backups.make(BackUp(), tick), lambda _answer: None
    )
    desk.settle()
    desk.settle()
    assert len(shown(section)) == 1
    assert desk.clock.at == local(2026, 11, 16, 9, 10)


def test_the_journal_is_sent_to_another_disk_with_all_its_lines(
    desk: SettingsDesk, tmp_path: Path
) -> None:
    builders.receive(desk.counter)
    section = desk.section("backups")
    section.journal.set_path(str(tmp_path / "o-d"))
    section.save.click()
    desk.settle()
    assert section.note.title() == "Đã lưu nơi sao lưu"
    assert "Sao lưu ngay" not in section.note.accessibleDescription()
    assert desk.settings.journal_folder == str(tmp_path / "o-d")
    assert len(list((tmp_path / "o-d").glob("*.jsonl"))) == 1
    assert section.journal_state.text() == ""


def test_a_network_folder_is_no_place_for_the_journal(desk: SettingsDesk, tmp_path: Path) -> None:
    facts = FolderFacts(FolderPlace.NETWORK, True, 1 << 40)
    desk.look_at_folder = lambda _folder: facts  # type: ignore[method-assign]
    section = desk.section("backups")
    section.journal.set_path(str(tmp_path / "x"))
    section.save.click()
    desk.settle()
    assert "máy khác" in section.fields["journal_folder"].error()
    assert desk.settings.journal_folder == ""
    section.forget()


def test_a_journal_that_is_written_elsewhere_is_told_beside_its_field(
    desk: SettingsDesk, tmp_path: Path
) -> None:
    lead = desk.supervisor
    away = tmp_path / "usb" / "nhat-ky"
    away.mkdir(parents=True)
    desk.counter.backups.prepare(ChoosePlaces(lead, journal=str(away)), desk.look_at_folder)
    desk.change(journal_folder=str(away))
    shutil.rmtree(tmp_path / "usb")
    builders.receive(desk.counter)
    section = desk.section("backups")
    assert "đang ghi tạm vào" in section.journal_state.text()
    section.journal.set_path("")
    section.save.click()
    desk.settle()
    assert "bấm «Sao lưu ngay»" in section.note.accessibleDescription()
    assert section.journal_state.text() == ""


def test_a_pc_that_cannot_copy_the_server_says_what_to_do_and_alarms_nobody(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with (
        stores.stores_are(stores.POSTGRESQL),
        stores.tidied(),
        opened(qtbot, tmp_path) as desk,
    ):
        if desk.counter.backups.status().elsewhere is None:
            pytest.skip("the machine has another pg_dump where systems keep it")
        section = desk.section("backups")
        assert "không có chương trình pg_dump" in section.state.text()
        assert "Hỏi người quản trị máy chủ" in section.state.text()
        assert not section.back_up.isEnabled()
        section.forget()
        assert not section.back_up.isEnabled()
