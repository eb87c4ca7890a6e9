"""A restore: nothing that was acknowledged is lost, no code comes twice, everything is kept."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import StoreError
from app.models.high_mark import load
from app.models.sqlite_file import connect
from app.services.commands import ReturnResult
from tests import builders
from tests.models.faults import posix_only, quarantined
from tests.models.test_store_hold import OPEN
from tests.services.store.restoring import Ward, said

pytestmark = pytest.mark.sqlite_only(reason="a server's store is restored by the server")


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(tmp_path / "motcua")


def test_what_came_after_the_backup_comes_back_with_its_codes(ward: Ward) -> None:
    codes = ward.receive(3)
    backup = ward.back_up()
    codes += ward.receive(4)
    ward.overwrite_with_noise()
    damaged = ward.store.read_bytes()
    report = ward.restore()
    assert ward.codes() == set(codes)
    assert report.receipts == tuple(codes[3:])
    assert report.backup == backup.name
    assert report.problems == ()
    assert "Đã ghi lại từ nhật ký 4 hồ sơ và 0 bước xử lý" in said(report)
    assert report.quarantine is not None
    assert (report.quarantine / "motcua.db").read_bytes() == damaged


def test_steps_taken_after_the_backup_are_taken_again(ward: Ward) -> None:
    with ward.open() as counter:
        clerk = builders.actor(counter)
        received = builders.receive(counter, clerk, builders.CERTIFIED_COPY, fee_paid=True)
    ward.back_up()
    with ward.open() as counter:
        name = counter.dossiers.card(clerk, received.dossier_id).row.applicant_name
        counter.dossiers.return_result(
            ReturnResult(actor=clerk, dossier_id=received.dossier_id, collector_name=name)
        )
    ward.overwrite_with_noise()
    assert ward.restore().steps == 1
    with ward.open() as counter:
        row = counter.dossiers.card(clerk, counter.dossiers.id_of(received.code)).row
        assert row.state == "returned"


def test_a_whole_store_gives_way_to_a_backup_somebody_chose(ward: Ward) -> None:
    codes = ward.receive(2)
    backup = ward.back_up()
    codes += ward.receive(2)
    with ward.open() as counter:
        lead = builders.supervisor(counter)
    report = ward.restore(backup, lead)
    assert report.trouble is None
    assert ward.codes() == set(codes)
    with contextlib.closing(connect(ward.store)) as store:
        noted = store.execute("SELECT clerk_id FROM audit_records WHERE action = 'restore'")
        assert noted.fetchall() == [(lead.clerk_id,)]


def test_a_store_that_only_lost_its_end_is_gone_on_with(ward: Ward) -> None:
    codes = ward.receive(2)
    ward.back_up()
    codes += ward.receive(2)
    old = shutil.copyfile(ward.store, ward.folder.parent / "old.db")
    codes += ward.receive(2)
    shutil.copyfile(old, ward.store)
    report = ward.restore()
    assert report.backup == ""
    assert report.receipts == tuple(codes[4:])
    assert "được dùng tiếp" in said(report)
    assert ward.codes() == set(codes)
    assert len(quarantined(ward.folder)) == 1


def test_what_the_journal_lost_as_well_is_counted(ward: Ward) -> None:
    ward.receive(2)
    ward.back_up()
    ward.receive(3)
    for file in (ward.folder / "nhat-ky").glob("*.jsonl"):
        file.unlink()
    ward.overwrite_with_noise()
    assert "Còn thiếu 3 bước đã ghi mà nhật ký không giữ nội dung." in said(ward.restore())
    assert len(ward.codes()) == 2


def test_a_second_restore_misses_nothing_of_the_first(ward: Ward) -> None:
    codes = ward.receive(2)
    backup = ward.back_up()
    codes += ward.receive(3)
    ward.overwrite_with_noise()
    ward.restore()
    codes += ward.receive(2)
    ward.overwrite_with_noise()
    report = ward.restore(backup)
    assert report.problems == ()
    assert report.receipts == tuple(codes[2:])
    assert ward.codes() == set(codes)


def test_without_mark_and_journal_the_store_is_restored_all_the_same(ward: Ward) -> None:
    codes = ward.receive(2)
    ward.back_up()
    shutil.rmtree(ward.folder / "nhat-ky")
    ward.store.unlink()
    assert ward.restore().trouble is not None
    assert ward.codes() == set(codes)


def test_a_new_pc_begins_with_nothing_but_a_backup(ward: Ward, tmp_path: Path) -> None:
    codes = ward.receive(2)
    backup = ward.back_up()
    new = Ward(tmp_path / "new", ward.clock, founded=False)
    new.restore(backup)
    assert new.codes() == set(codes)
    assert new.receive(1)[0].startswith("TN11-")


@posix_only
def test_a_store_open_elsewhere_is_not_taken_away(ward: Ward) -> None:
    ward.receive(1)
    backup = ward.back_up()
    command = [sys.executable, "-c", OPEN, str(ward.store)]
    other = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with pytest.raises(StoreError, match="đang mở ở một chương trình khác"):
        ward.restore(backup)
    other.communicate("")
    assert quarantined(ward.folder) == ()
    ward.restore(backup)


def test_the_mark_follows_the_restored_store(ward: Ward) -> None:
    ward.receive(2)
    ward.back_up()
    ward.receive(2)
    ward.overwrite_with_noise()
    ward.restore()
    mark, _problem = load(ward.folder / "nhat-ky")
    assert mark is not None
    assert mark.epoch == 1
    assert [mark.chains[(1, epoch)].sequence for epoch in (0, 1)] == [2, 2]


@pytest.mark.parametrize("limit", [0, 600, 950])
def test_cancelling_changes_nothing(ward: Ward, limit: int) -> None:
    ward.receive(2)
    ward.back_up()
    ward.overwrite_with_noise()
    before = ward.store.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        ward.restore(tick=cancel_at(limit))
    assert ward.store.read_bytes() == before
    assert not (ward.folder / "phuc-hoi").exists()
    assert quarantined(ward.folder) == ()
    ward.restore()


def cancel_at(limit: int) -> Callable[[int, int], None]:
    def tick(done: int, _total: int) -> None:
        if done >= limit:
            raise KeyboardInterrupt

    return tick


def test_an_older_store_is_upgraded_on_its_way(ward: Ward, tmp_path: Path) -> None:
    old = tmp_path / "motcua-20260101-080000.db"
    with contextlib.closing(connect(old)) as store:
        store.executescript(OLD_STORE.read_text(encoding="utf-8"))
        codes = {code for (code,) in store.execute("SELECT code FROM dossiers")}
        store.execute("PRAGMA journal_mode=DELETE")
    shutil.rmtree(ward.folder / "nhat-ky")
    ward.store.unlink()
    ward.restore(old)
    assert codes
    assert ward.codes() == codes


OLD_STORE = Path(__file__).parents[2] / "models" / "old_stores" / "0001.sql"
