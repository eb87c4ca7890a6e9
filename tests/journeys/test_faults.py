"""The faults of disks, files and people, made for real: each is told in a sentence of its own.

Whatever a citizen had been given a slip for is there again after the restore, with its code.
Wrong keys and faulty bundles are held in their own tests.
"""

import contextlib
import random
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import open_counter, store_exists
from app.domain.data_folder import FolderPlace
from app.errors import FileError, InputError, MotCuaError, StoreDamagedError, StoreError
from app.models import sqlite_file
from app.models.sqlite_file import connect
from app.services.commands import BackUp
from app.services.counter import Counter
from app.settings import Settings, save_settings
from tests import builders
from tests.journeys.test_kill import receive_until_killed
from tests.models.faults import (
    files_no_larger_than,
    folder_of_somebody_else,
    forbid_writing,
    overwrite,
    posix_only,
)
from tests.services.store.restoring import Ward

pytestmark = pytest.mark.sqlite_only(reason="faults of a store that is a file")


HOUR = timedelta(hours=1)


class Office(Ward):
    """A ward with a backup, dossiers since, and the codes citizens have on paper."""

    def __init__(self, folder: Path) -> None:
        # Today: one fault is made with a process of its own, which knows no other clock.
        super().__init__(folder, builders.SetClock(datetime.now(UTC).replace(microsecond=0) - HOUR))
        self.issued = self.receive(3)
        self.older = Path(shutil.copyfile(self.store, folder.parent / "an-older-copy.db"))
        self.backup = self.back_up()
        self.issued += self.receive(4)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "motcua")


def empty_it(office: Office) -> None:
    office.store.write_bytes(b"")


def delete_it(office: Office) -> None:
    office.store.unlink()


def cut_it_off(office: Office) -> None:
    office.store.write_bytes(office.store.read_bytes()[:-70_000])


def write_noise_over_all(office: Office) -> None:
    office.store.write_bytes(random.Random(5).randbytes(office.store.stat().st_size))


def write_noise_over_pages(office: Office) -> None:
    office.overwrite_with_noise()


def save_a_letter_there(office: Office) -> None:
    office.store.write_text("Kính gửi: UBND phường\n" * 900, encoding="utf-8")


def put_an_older_copy_back(office: Office) -> None:
    shutil.copyfile(office.older, office.store)


def put_another_office_there(office: Office) -> None:
    with contextlib.closing(connect(office.store)) as store:
        store.execute("UPDATE meta SET value = 'another' WHERE key = 'store_id'")


def clean_the_log_away(office: Office) -> None:
    """Kill the program at work and let a cleaner take what it had not folded in yet."""
    office.issued += receive_until_killed(office.folder, kill=1, after=5)
    office.clock.at += 2 * HOUR
    log = office.store.with_name("motcua.db-wal")
    assert log.stat().st_size > 0
    log.unlink()
    office.store.with_name("motcua.db-shm").unlink()


AT_OPENING: dict[Callable[[Office], None], str] = {
    empty_it: "trống rỗng",
    delete_it: "không còn trong thư mục dữ liệu",
    cut_it_off: "bị cắt cụt, thiếu 69 KB ở cuối",
    write_noise_over_all: "Phần đầu tệp kho dữ liệu bị ghi đè",
    write_noise_over_pages: "Kho dữ liệu bị hỏng",
    put_an_older_copy_back: "cũ hơn lần dùng cuối: thiếu 4 bước",
    put_another_office_there: "không phải kho đã dùng ở máy này",
    clean_the_log_away: "Tệp motcua.db-wal đã mất",
}


@posix_only
@pytest.mark.parametrize("fault", AT_OPENING, ids=lambda fault: fault.__name__)
def test_a_spoiled_store_is_told_at_opening_and_restored(
    office: Office, fault: Callable[[Office], None]
) -> None:
    fault(office)
    with pytest.raises(StoreDamagedError, match=AT_OPENING[fault]), office.open():
        pass
    report = office.restore()
    assert report.problems == ()
    assert office.codes() >= set(office.issued)
    assert not set(office.receive(2)) & set(office.issued)


def test_each_fault_has_a_sentence_of_its_own() -> None:
    assert len(set(AT_OPENING.values())) == len(AT_OPENING)


@pytest.mark.parametrize("left", ["nhat-ky", "sao-luu", "cach-ly", ""])
def test_a_store_that_is_gone_is_never_taken_for_a_new_pc(office: Office, left: str) -> None:
    office.overwrite_with_noise()
    office.restore()
    for folder in {"nhat-ky", "sao-luu", "cach-ly"} - {left}:
        shutil.rmtree(office.folder / folder)
    office.store.unlink()
    assert store_exists(office.folder) is bool(left)


def flip_a_bit_of_the_history(office: Office) -> None:
    # Pages keep shreds of what once stood in them, so the bit is flipped at every place.
    for found in re.finditer(rb'"computed":"20', office.store.read_bytes()):
        overwrite(office.store, found.end() - 1, b"1")


def flip_a_bit_of_an_index(office: Office) -> None:
    with contextlib.closing(connect(office.store)) as store:
        (page,) = store.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_dossiers_state'"
        ).fetchone()
    # The first cell's place in the page, two bytes after a leaf's header of eight.
    at = (page - 1) * 4096 + 8
    overwrite(office.store, at, bytes([office.store.read_bytes()[at] ^ 1]))


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        (flip_a_bit_of_the_history, "Lịch sử của quầy 1 bị sửa hoặc thiếu"),
        (flip_a_bit_of_an_index, "Tệp kho dữ liệu bị hỏng"),
    ],
)
def test_flipped_bits_are_found_by_the_check_and_restored(
    office: Office, fault: Callable[[Office], None], found: str
) -> None:
    fault(office)
    with office.open() as counter:
        report = counter.days.check()
    assert any(str(finding).startswith(found) for finding in report.findings), report.findings
    office.restore()
    assert office.codes() == set(office.issued)


@pytest.fixture
def counter(office: Office) -> Iterator[Counter]:
    with office.open() as opened:
        yield opened


def save_again_and_look(office: Office, counter: Counter, command: object) -> None:
    """Save the form that stayed on the screen, and look that nothing came twice."""
    received = counter.dossiers.receive(command)  # type: ignore[arg-type]
    assert received.code not in office.issued
    assert counter.days.check().ok


@posix_only
def test_a_disk_that_is_full_in_the_middle_of_a_save_loses_nothing(
    office: Office, counter: Counter
) -> None:
    command = builders.intake(builders.actor(counter))
    log = office.store.with_name("motcua.db-wal")
    with (
        files_no_larger_than(log.stat().st_size + 8_000),
        pytest.raises(StoreError, match="Ổ đĩa"),
    ):
        for _ in range(5):
            counter.dossiers.receive(builders.intake(builders.actor(counter)))
    save_again_and_look(office, counter, command)


def test_a_store_without_any_room_left_says_so(office: Office) -> None:
    counter = open_counter(office.workplace)
    command = builders.intake(builders.actor(counter))
    with counter.context.database.write() as session:
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="Ổ đĩa đã đầy, chưa lưu được"):
        for _ in range(50):
            counter.dossiers.receive(builders.intake(builders.actor(counter)))
    counter.close()
    with office.open() as again:
        save_again_and_look(office, again, command)


def test_a_store_held_by_another_program_is_waited_for_and_told(
    office: Office, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "_BUSY_SECONDS", 0.05)
    command = builders.intake(builders.actor(counter))
    with office.open() as second:
        with contextlib.closing(connect(office.store)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="đang bị chương trình khác giữ"):
                second.dossiers.receive(command)
        save_again_and_look(office, second, command)


@posix_only
def test_a_store_deleted_while_it_is_open_acknowledges_nothing(office: Office) -> None:
    counter = open_counter(office.workplace)
    office.store.unlink()
    with pytest.raises(StoreError, match=r"bị xóa hoặc thay thế|Không mở được kho dữ liệu"):
        builders.receive(counter)
    counter.context.database.close()
    assert not office.store.exists()
    with pytest.raises(StoreDamagedError, match="không còn trong thư mục dữ liệu"), office.open():
        pass
    office.restore()
    assert office.codes() == set(office.issued)


@posix_only
def test_a_folder_that_may_not_be_written_is_told(office: Office) -> None:
    with folder_of_somebody_else() as folder:
        for path in (office.store, *(office.folder / "nhat-ky").iterdir()):
            shutil.copy(path, folder)
        forbid_writing(folder)
        place = replace(office.workplace, data_folder=folder)
        with pytest.raises(StoreError, match=r"chỉ cho đọc|Không mở được") as refused:
            open_counter(place)
        assert "thư mục dữ liệu" in str(refused.value)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (FolderPlace.NETWORK, "máy khác trong mạng"),
        (FolderPlace.SYNCED, "đồng bộ"),
        (FolderPlace.REMOVABLE, "tháo rời"),
    ],
)
def test_a_place_where_a_store_would_be_lost_is_refused(
    office: Office, place: FolderPlace, said: str
) -> None:
    far = replace(office.workplace, place_of=lambda _folder: place)
    with pytest.raises(InputError, match=said):
        open_counter(far)


def test_a_backup_disk_that_was_pulled_is_told_and_harms_nothing(
    office: Office, tmp_path: Path
) -> None:
    disk = tmp_path / "usb" / "sao-luu"
    disk.mkdir(parents=True)
    save_settings(office.folder, Settings(backup_folder=str(disk)))
    with office.open() as counter:
        counter.backups.make(BackUp(), builders.quiet)
        shutil.rmtree(tmp_path / "usb")
        with pytest.raises(FileError, match="Không còn thấy thư mục sao lưu"):
            counter.backups.make(BackUp(), builders.quiet)
        office.issued.append(builders.receive(counter).code)
    assert office.codes() == set(office.issued)


def test_a_backup_disk_that_is_pulled_while_it_is_written_leaves_no_half_copy(
    office: Office, counter: Counter, tmp_path: Path
) -> None:
    disk = tmp_path / "usb"

    def pull(done: int, _total: int) -> None:
        if done and disk.exists():
            disk.rename(tmp_path / "pulled")

    with pytest.raises(MotCuaError, match=r"thư mục sao lưu|Không ghi được"):
        counter.backups.make(BackUp(folder=str(disk)), pull)
    assert list((tmp_path / "pulled").glob("*.db")) == []


def test_a_journal_disk_that_is_pulled_is_told_and_the_journal_goes_on_beside_the_store(
    office: Office, tmp_path: Path
) -> None:
    disk = tmp_path / "usb" / "nhat-ky"
    disk.mkdir(parents=True)
    save_settings(office.folder, Settings(journal_folder=str(disk)))
    with office.open() as counter:
        office.issued.append(builders.receive(counter).code)
        counter.backups.make(BackUp(), builders.quiet)
        shutil.rmtree(tmp_path / "usb")
        office.issued.append(builders.receive(counter).code)
        assert "đang ghi tạm vào" in str(counter.journal_trouble)
    office.overwrite_with_noise()
    office.restore(without_journal=True)
    assert office.codes() == set(office.issued)


def test_two_programs_at_one_store_never_give_a_number_twice(office: Office) -> None:
    codes: list[str] = []

    def work() -> None:
        with office.open() as counter:
            codes.extend(builders.receive(counter).code for _ in range(10))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(codes)) == 20
    assert office.codes() == {*office.issued, *codes}
