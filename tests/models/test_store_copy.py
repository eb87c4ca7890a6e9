"""Copying a store that is in use: whole and checked under its name, or not there at all."""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.backup_plan import BackupReason
from app.domain.vietnam_time import local
from app.errors import FileError, StoreError
from app.models import store_copy
from app.models.backup_file import backups_in, manifest_path, read_manifest, verify_backup
from app.models.driver import sqlite
from app.models.sqlite_file import StoreKey
from app.models.store_copy import CopyOrder, copy_store
from app.models.store_facts import verify_store
from app.services.counter import Counter
from tests import builders
from tests.models.faults import (
    files_no_larger_than,
    folder_of_somebody_else,
    forbid_writing,
    posix_only,
)

NOW = local(2026, 11, 16, 9, 10)
KEY = StoreKey(bytes(range(32)))


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    opened = builders.sample_counter(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def order(tmp_path: Path, counter: Counter) -> CopyOrder:
    builders.receive(counter)
    (tmp_path / "usb").mkdir()
    return order_into(tmp_path, tmp_path / "usb")


def order_into(tmp_path: Path, folder: Path, key: StoreKey | None = None) -> CopyOrder:
    return CopyOrder(
        source=tmp_path / "data" / "motcua.db",
        key=key,
        folder=folder,
        made_at=NOW,
        reason=BackupReason.WORK,
    )


def codes_in(path: Path) -> set[str]:
    copy = sqlite.connect(str(path))
    found = {code for (code,) in copy.execute("SELECT code FROM dossiers")}
    copy.close()
    return found


def test_a_copy_stands_beside_its_manifest_and_nothing_else(order: CopyOrder) -> None:
    made = copy_store(order, builders.quiet)
    assert made.path == order.folder / "motcua-20261116-091000.db"
    assert sorted(order.folder.iterdir()) == [made.path, manifest_path(made.path)]
    manifest = read_manifest(manifest_path(made.path))
    assert manifest == made.manifest
    assert manifest is not None
    assert (manifest.facts.dossiers, manifest.facts.events) == (1, 1)
    assert manifest.size == made.path.stat().st_size
    assert manifest.reason is BackupReason.WORK
    assert made.verified
    verify_backup(made, None)
    assert manifest.facts.store_id


def test_a_copy_taken_while_dossiers_come_in_holds_all_that_were_acknowledged_before(
    order: CopyOrder, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_copy, "_PAGES", 1)
    before = {builders.receive(counter).code for _ in range(5)} | codes_in(order.source)
    started, enough = threading.Event(), threading.Event()
    later: set[str] = set()

    def work() -> None:
        commands = [builders.intake(builders.actor(counter)) for _ in range(40)]
        started.wait()
        for command in commands:
            later.add(counter.dossiers.receive(command).code)
        enough.set()

    def tick(done: int, total: int) -> None:
        """Begin the work with the first page copied and go on with the last ones after it."""
        started.set()
        if done > total // 10:
            enough.wait()

    writer = threading.Thread(target=work)
    writer.start()
    made = copy_store(order, tick)
    writer.join()
    assert len(later) == 40
    assert codes_in(made.path) == before
    assert codes_in(copy_store(order, builders.quiet).path) == before | later


def test_progress_is_told_to_the_end_and_never_goes_back(order: CopyOrder) -> None:
    told: list[tuple[int, int]] = []
    copy_store(order, lambda done, total: told.append((done, total)))
    assert [done for done, _total in told] == sorted(done for done, _total in told)
    assert told[-1][0] == told[-1][1] > 0


def test_a_second_copy_in_the_same_second_gets_the_next_name(order: CopyOrder) -> None:
    names = [copy_store(order, builders.quiet).path.name for _ in range(3)]
    assert names == [f"motcua-20261116-09100{second}.db" for second in range(3)]
    assert all(one.verified for one in backups_in(order.folder))


@pytest.mark.parametrize("at", [0, 100, 249, 250, 960, 1000])
def test_cancelling_leaves_nothing_behind_however_far_it_was(
    order: CopyOrder, counter: Counter, at: int
) -> None:
    def cancel(done: int, _total: int) -> None:
        if done >= at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_store(order, cancel)
    assert list(order.folder.iterdir()) == []
    builders.receive(counter)


def test_an_encrypted_store_gives_an_encrypted_copy(tmp_path: Path, order: CopyOrder) -> None:
    source = tmp_path / "sealed.db"
    plain = sqlite.connect(str(order.source))
    plain.execute(f"""ATTACH '{source}' AS sealed KEY "x'{KEY.raw.hex()}'" """)
    plain.execute("SELECT sqlcipher_export('sealed')")
    plain.close()
    made = copy_store(CopyOrder(source=source, key=KEY, folder=order.folder, made_at=NOW,
                                reason=BackupReason.BY_HAND), builders.quiet)  # fmt: skip
    assert made.manifest is not None
    assert made.manifest.encrypted
    assert b"SQLite format 3" not in made.path.read_bytes()[:100]
    assert "Nguyễn".encode() not in made.path.read_bytes()
    assert verify_backup(made, KEY).dossiers == 1
    with pytest.raises(StoreError):
        verify_store(made.path, None)


def test_a_folder_that_is_gone_says_so(tmp_path: Path, counter: Counter) -> None:
    with pytest.raises(FileError, match="Không còn thấy thư mục sao lưu"):
        copy_store(order_into(tmp_path, tmp_path / "khong-co"), builders.quiet)


def test_a_folder_pulled_away_in_the_middle_says_so(order: CopyOrder, counter: Counter) -> None:
    def pull(done: int, total: int) -> None:
        if done >= total // 4:
            shutil.rmtree(order.folder, ignore_errors=True)

    with pytest.raises(FileError, match="Không còn thấy thư mục sao lưu"):
        copy_store(order, pull)
    assert not order.folder.exists()
    builders.receive(counter)


@posix_only
def test_a_full_disk_is_told_and_left_clean(order: CopyOrder) -> None:
    with files_no_larger_than(100_000), pytest.raises(FileError, match="Không ghi được"):
        copy_store(order, builders.quiet)
    assert list(order.folder.iterdir()) == []


def test_a_disk_too_small_is_told_before_it_is_filled(
    order: CopyOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(order.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=1000))
    with pytest.raises(FileError, match="không đủ chỗ trống"):
        copy_store(order, builders.quiet)
    assert list(order.folder.iterdir()) == []


@posix_only
def test_a_folder_of_somebody_else_is_told(order: CopyOrder) -> None:
    with tempfile.TemporaryDirectory() as anybodys, folder_of_somebody_else() as folder:
        Path(anybodys).chmod(0o777)
        source = Path(shutil.copyfile(order.source, Path(anybodys) / "motcua.db"))
        source.chmod(0o666)
        forbid_writing(folder)
        with pytest.raises(FileError, match="Không được phép ghi"):
            copy_store(replace(order, source=source, folder=folder), builders.quiet)


def test_a_damaged_store_gives_no_copy_that_looks_whole(order: CopyOrder) -> None:
    connection = sqlite.connect(str(order.source))
    connection.execute("DELETE FROM applicants")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="Bản sao của kho dữ liệu có lỗi"):
        copy_store(order, builders.quiet)
    assert list(order.folder.iterdir()) == []


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    with pytest.raises(StoreError, match="Không mở được kho dữ liệu"):
        copy_store(order_into(tmp_path, tmp_path / "usb"), builders.quiet)
    assert not (tmp_path / "data").exists()


def test_the_next_copy_follows_the_history_from_where_the_last_one_ended(
    order: CopyOrder, counter: Counter
) -> None:
    """Shown by a fault before the anchor, which only a look at the whole chain would find."""
    builders.receive(counter)
    copy_store(order, builders.quiet)
    connection = sqlite.connect(str(order.source))
    connection.execute("DROP TRIGGER dossier_events_no_update")
    connection.execute("UPDATE dossier_events SET payload = '{}' WHERE sequence = 1")
    connection.commit()
    connection.close()
    builders.receive(counter)
    made = copy_store(order, builders.quiet)
    with pytest.raises(StoreError, match="history"):
        verify_backup(made, None)
    for one in backups_in(order.folder):
        manifest_path(one.path).unlink()
    with pytest.raises(StoreError, match="history"):
        copy_store(order, builders.quiet)


def test_older_sqlite_is_copied_in_one_step_so_that_nobody_waits_between(
    order: CopyOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_copy, "_PAGES", 1)
    monkeypatch.setattr(store_copy, "journal_mode", lambda: ("TRUNCATE", "EXTRA"))
    steps: list[int] = []
    copy_store(order, lambda done, _total: steps.append(done))
    assert len([done for done in steps if done < 250]) == 0
