"""A store put aside keeps every byte, whatever stops the move."""

from datetime import datetime
from pathlib import Path

import pytest

from app.domain.vietnam_time import local
from app.errors import StoreError
from app.models.quarantine import files_of, quarantine
from tests.models.faults import (
    folder_of_somebody_else,
    forbid_writing,
    posix_only,
    quarantined,
)

NOW = local(2026, 11, 16, 9, 10)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def put_aside(store: Path, moment: datetime = NOW) -> Path:
    folder = quarantine(store, moment)
    assert folder is not None
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    for name in ("motcua.db", "motcua.db-wal", "motcua.db-shm", "motcua.db-journal"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "settings.json").write_bytes(b"{}")
    return tmp_path / "motcua.db"


def test_all_files_of_a_store_move_together_and_nothing_else_does(store: Path) -> None:
    before = bytes_of(store.parent)
    folder = put_aside(store)
    assert folder == store.parent / "cach-ly" / "20261116-091000"
    assert bytes_of(store.parent) == {"settings.json": b"{}"}
    assert bytes_of(folder) | {"settings.json": b"{}"} == before
    assert quarantined(store.parent) == (folder,)


def test_stores_put_aside_in_the_same_second_do_not_meet(store: Path) -> None:
    folders = [put_aside(store)]
    for number in range(2):
        store.write_bytes(b"another %d" % number)
        folders.append(put_aside(store))
    assert [folder.name for folder in folders] == [
        "20261116-091000",
        "20261116-091000-2",
        "20261116-091000-3",
    ]
    assert bytes_of(folders[1]) == {"motcua.db": b"another 0"}


def test_where_there_is_no_store_there_is_nothing_to_put_aside(tmp_path: Path) -> None:
    assert quarantine(tmp_path / "motcua.db", NOW) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stopped_at", [1, 2, 3, 4])
def test_a_move_that_fails_half_way_is_taken_back(
    store: Path, monkeypatch: pytest.MonkeyPatch, stopped_at: int
) -> None:
    before = bytes_of(store.parent)
    rename, moved = Path.rename, 0

    def fail_at_last(path: Path, target: Path) -> Path:
        nonlocal moved
        if target.parent.parent.name == "cach-ly":
            moved += 1
            if moved == stopped_at:
                raise PermissionError(13, "held by another program")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_at_last)
    with pytest.raises(StoreError, match="Không chuyển được kho dữ liệu hỏng"):
        quarantine(store, NOW)
    assert bytes_of(store.parent) == before
    assert quarantined(store.parent) == ()


@posix_only
def test_a_folder_that_may_not_be_written_keeps_its_store() -> None:
    with folder_of_somebody_else() as folder:
        (folder / "motcua.db").write_bytes(b"store")
        forbid_writing(folder)
        with pytest.raises(StoreError, match="quyền ghi"):
            quarantine(folder / "motcua.db", NOW)
        assert bytes_of(folder) == {"motcua.db": b"store"}


@pytest.mark.parametrize("moved", [0, 1, 2, 3, 4])
def test_a_move_cut_off_by_a_power_failure_is_finished_by_the_next(store: Path, moved: int) -> None:
    before = bytes_of(store.parent)
    begun = store.parent / "cach-ly" / "20261116-091000.dang-chuyen"
    begun.mkdir(parents=True)
    for path in files_of(store)[:moved]:
        path.rename(begun / path.name)
    folder = put_aside(store, local(2026, 11, 16, 9, 15))
    assert folder == begun.with_suffix("")
    assert bytes_of(folder) | {"settings.json": b"{}"} == before
    assert quarantined(store.parent) == (folder,)


def test_a_store_that_came_after_a_move_was_cut_off_gets_a_folder_of_its_own(store: Path) -> None:
    begun = store.parent / "cach-ly" / "20261116-091000.dang-chuyen"
    begun.mkdir(parents=True)
    store.rename(begun / store.name)
    store.write_bytes(b"put back by hand")
    folder = put_aside(store, local(2026, 11, 16, 9, 15))
    assert bytes_of(begun.with_suffix("")) == {"motcua.db": b"motcua.db"}
    assert bytes_of(folder)["motcua.db"] == b"put back by hand"
