"""What a store is restored from: the newest that is whole, and never another office's."""

import contextlib
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import backup_places
from app.errors import JournalAwayError, MotCuaError, RuleError, StoreDamagedError
from app.models.sqlite_file import connect
from app.services.store.restore_source import NoBackupError, candidates
from app.settings import Settings, save_settings
from tests.models.faults import overwrite
from tests.services.store.restoring import Ward, said

pytestmark = pytest.mark.sqlite_only(reason="a server's store is restored by the server")


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(tmp_path / "motcua")


def test_a_bad_backup_is_passed_over_and_told(ward: Ward) -> None:
    codes = ward.receive(2)
    good = ward.back_up()
    codes += ward.receive(2)
    torn = ward.back_up()
    codes += ward.receive(1)
    edited = ward.back_up()
    overwrite(torn, 30 * 4096, b"noise")
    torn.with_suffix(".json").unlink()
    overwrite(edited, 100, b"noise")
    ward.overwrite_with_noise()
    report = ward.restore()
    assert report.backup == good.name
    assert [one.name for one in report.skipped] == [edited.name, torn.name]
    assert "đã bị thay đổi sau khi kiểm tra" in said(report)
    assert ward.codes() == set(codes)


def test_a_backup_of_another_office_is_passed_over(ward: Ward, tmp_path: Path) -> None:
    ward.receive(1)
    mine = ward.back_up()
    other = Ward(tmp_path / "other", ward.clock, founded=False)
    shutil.copyfile(ward.store, other.store)
    with contextlib.closing(connect(other.store)) as store:
        for table, column in (("meta", "value"), ("history_chains", "store_id")):
            where = "WHERE key = 'store_id'" if table == "meta" else ""
            store.execute(f"UPDATE {table} SET {column} = 'another' {where}")
    theirs = other.back_up()
    shutil.copy(theirs, mine.parent)
    shutil.copy(theirs.with_suffix(".json"), mine.parent)
    ward.overwrite_with_noise()
    report = ward.restore()
    assert [one.name for one in report.skipped] == [theirs.name]
    assert "bản sao của một kho dữ liệu khác" in said(report)
    assert report.backup == mine.name


def test_without_any_good_backup_nothing_is_done_and_nothing_made(ward: Ward) -> None:
    ward.receive(2)
    overwrite(ward.back_up(), 100, b"noise")
    ward.overwrite_with_noise()
    before = {path: path.stat().st_mtime_ns for path in ward.folder.iterdir()}
    with pytest.raises(NoBackupError, match="sổ giấy") as refused:
        ward.restore()
    assert len(refused.value.skipped) == 1
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_whole_store_is_left_alone(ward: Ward) -> None:
    ward.receive(2)
    ward.back_up()
    before = ward.store.read_bytes()
    with pytest.raises(RuleError, match="nguyên vẹn"):
        ward.restore()
    assert ward.store.read_bytes() == before


def test_a_chosen_file_may_have_any_name_and_no_manifest(ward: Ward, tmp_path: Path) -> None:
    codes = ward.receive(2)
    copy = Path(shutil.copyfile(ward.back_up(), tmp_path / "bản của lãnh đạo.db"))
    codes += ward.receive(1)
    ward.overwrite_with_noise()
    with pytest.raises(MotCuaError, match=r"Không đọc được tệp «không có\.db»"):
        ward.restore(tmp_path / "không có.db")
    assert ward.restore(copy).backup == "bản của lãnh đạo.db"
    assert ward.codes() == set(codes)


def test_a_chosen_file_that_is_not_whole_is_refused(ward: Ward, tmp_path: Path) -> None:
    ward.receive(2)
    ward.back_up()
    ward.overwrite_with_noise()
    (tmp_path / "thư.db").write_bytes(b"Kinh gui quy co quan")
    with pytest.raises(StoreDamagedError):
        ward.restore(tmp_path / "thư.db")


def test_an_older_copy_put_back_gives_way_to_a_newer_backup(ward: Ward) -> None:
    codes = ward.receive(2)
    old = shutil.copyfile(ward.store, ward.folder.parent / "old.db")
    codes += ward.receive(2)
    backup = ward.back_up()
    codes += ward.receive(2)
    shutil.copyfile(old, ward.store)
    with pytest.raises(StoreDamagedError, match="cũ hơn lần dùng cuối: thiếu 4 bước"), ward.open():
        pass
    assert ward.restore().backup == backup.name
    assert ward.codes() == set(codes)


def test_a_backup_dated_in_the_future_is_the_last_to_be_tried(ward: Ward) -> None:
    first = ward.back_up()
    ward.receive(1)
    ward.clock.forward(days=300)
    future = ward.back_up()
    ward.clock.at -= timedelta(days=299)
    names = [one.path for one in candidates(backup_places(ward.folder), ward.clock.now())]
    assert names == [first, future]


def test_while_the_disk_with_the_journal_is_away_nothing_is_restored(
    ward: Ward, tmp_path: Path
) -> None:
    disk = tmp_path / "usb" / "nhat-ky"
    disk.mkdir(parents=True)
    save_settings(ward.folder, Settings(journal_folder=str(disk)))
    ward.back_up()
    codes = ward.receive(2)
    ward.overwrite_with_noise()
    before = ward.store.read_bytes()
    (tmp_path / "usb").rename(tmp_path / "in a drawer")
    with pytest.raises(JournalAwayError, match="Cắm lại ổ đĩa"):
        ward.restore()
    assert ward.store.read_bytes() == before
    (tmp_path / "in a drawer").rename(tmp_path / "usb")
    ward.restore()
    assert ward.codes() == set(codes)


def test_a_journal_whose_disk_is_lost_can_be_given_up(ward: Ward, tmp_path: Path) -> None:
    disk = tmp_path / "usb" / "nhat-ky"
    disk.mkdir(parents=True)
    save_settings(ward.folder, Settings(journal_folder=str(disk)))
    codes = ward.receive(2)
    ward.back_up()
    ward.overwrite_with_noise()
    shutil.rmtree(tmp_path / "usb")
    ward.restore(without_journal=True)
    assert ward.codes() == set(codes)


def test_among_copies_of_several_counters_somebody_must_choose(ward: Ward, tmp_path: Path) -> None:
    ward.receive(1)
    mine = ward.back_up()
    other = Ward(tmp_path / "other", ward.clock, founded=False)
    shutil.copyfile(ward.store, other.store)
    with contextlib.closing(connect(other.store)) as store:
        store.execute("UPDATE meta SET value = 'another' WHERE key = 'store_id'")
    theirs = other.back_up()
    for file in (theirs, theirs.with_suffix(".json")):
        shutil.copy(file, mine.parent)
    ward.store.unlink()
    for file in (ward.folder / "nhat-ky" / "last.json", *(ward.folder / "nhat-ky").iterdir()):
        file.unlink(missing_ok=True)
    with pytest.raises(RuleError, match="2 kho dữ liệu khác nhau"):
        ward.restore()
    assert ward.restore(mine).backup == mine.name


def test_the_journal_tells_whose_store_was_here_when_the_mark_is_lost(
    ward: Ward, tmp_path: Path
) -> None:
    codes = ward.receive(1)
    mine = ward.back_up()
    other = Ward(tmp_path / "other", ward.clock, founded=False)
    shutil.copyfile(ward.store, other.store)
    with contextlib.closing(connect(other.store)) as store:
        store.execute("UPDATE meta SET value = 'another' WHERE key = 'store_id'")
    theirs = other.back_up()
    for file in (theirs, theirs.with_suffix(".json")):
        shutil.copy(file, mine.parent)
    ward.store.unlink()
    (ward.folder / "nhat-ky" / "last.json").unlink()
    assert ward.restore().backup == mine.name
    assert ward.codes() == set(codes)
