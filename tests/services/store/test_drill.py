"""A drill: the newest backup is tried out, and nothing that is in use is touched."""

from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from app.errors import RuleError
from app.services.commands import BackUp
from app.services.counter import Counter
from tests import builders
from tests.models.faults import overwrite
from tests.services.store.restoring import Ward

on_files = pytest.mark.sqlite_only(reason="a server's store is restored by the server")


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(tmp_path / "motcua")


def files(ward: Ward) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in ward.folder.rglob("*") if path.is_file()}


@on_files
def test_the_newest_backup_and_the_journal_give_everything_back(ward: Ward) -> None:
    ward.receive(3)
    backup = ward.back_up()
    ward.receive(2)
    with ward.open() as counter:
        before = files(ward)
        result = counter.upkeep.drill(builders.quiet).result
        after = files(ward)
    assert result.ok, str(result)
    assert (result.backup, result.dossiers, result.events) == (backup.name, 5, 5)
    assert result.replayed == 2
    assert "5 hồ sơ" in str(result)
    in_use = {ward.store.with_name("motcua.db-wal"), ward.store.with_name("motcua.db-shm")}
    assert {path: after[path] for path in before if path not in in_use} == {
        path: before[path] for path in before if path not in in_use
    }
    assert not (ward.folder / "dien-tap").exists()
    assert ward.receive(1)[0].startswith("TN10-"), "a drill begins no epoch in the store"


@on_files
def test_a_backup_that_does_not_restore_is_told(ward: Ward) -> None:
    ward.receive(3)
    overwrite(ward.back_up(), 4096 * 9, b"noise")
    with ward.open() as counter:
        result = counter.upkeep.drill(builders.quiet).result
    assert not result.ok
    assert "đã bị thay đổi sau khi kiểm tra" in str(result)


@on_files
def test_a_journal_that_does_not_do_is_told(ward: Ward) -> None:
    ward.receive(1)
    ward.back_up()
    ward.receive(1)
    file = next((ward.folder / "nhat-ky").glob("*.jsonl"))
    overwrite(file, -40, b"#")
    with ward.open() as counter:
        result = counter.upkeep.drill(builders.quiet).result
    assert not result.ok
    assert "hỏng ở dòng 2" in str(result)
    title, advice = result.sentences
    assert (title.text, title.values["line"]) == (
        "Nhật ký biên nhận «{name}» hỏng ở dòng {line}.",
        2,
    )
    with ward.open() as counter:
        kept = counter.upkeep.health().drill
    assert kept is not None
    assert kept.sentences == (title, advice)


@on_files
def test_without_a_backup_there_is_nothing_to_practice_with(ward: Ward) -> None:
    with ward.open() as counter:
        result = counter.upkeep.drill(builders.quiet).result
    assert not result.ok
    assert "Chưa có bản sao lưu" in str(result)


@on_files
def test_what_a_drill_that_was_killed_left_behind_goes_with_the_next(ward: Ward) -> None:
    ward.back_up()
    (ward.folder / "dien-tap").mkdir()
    (ward.folder / "dien-tap" / "motcua.db").write_bytes(b"half")
    with ward.open() as counter:
        assert counter.upkeep.drill(builders.quiet).result.ok
    assert not (ward.folder / "dien-tap").exists()


@on_files
def test_a_drill_that_is_stopped_leaves_nothing(ward: Ward) -> None:
    ward.back_up()

    def stop(done: int, _total: int) -> None:
        if done >= 600:
            raise CancelledError

    with ward.open() as counter:
        with pytest.raises(CancelledError):
            counter.upkeep.drill(stop)
        assert counter.upkeep.health().drill is None
    assert not (ward.folder / "dien-tap").exists()


def test_a_server_is_practiced_with_by_whoever_looks_after_it(counter: Counter) -> None:
    if counter.context.database.dialect == "sqlite":
        counter.backups.make(BackUp(), builders.quiet)
        assert counter.upkeep.drill(builders.quiet).result.ok
    else:
        assert not counter.upkeep.drill_is_due()
        with pytest.raises(RuleError, match="máy chủ"):
            counter.upkeep.drill(builders.quiet)
