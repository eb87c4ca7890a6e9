"""The folder a store is made ready in: always begun empty, always gone afterwards."""

import contextlib
from pathlib import Path

import pytest

from app.errors import StoreError
from app.models.sqlite_file import StoreKey, connect
from app.models.workshop import RESTORE, Workshop
from tests.models.faults import files_no_larger_than, posix_only

KEY = StoreKey(bytes(range(32)))


def quiet(_done: int, _total: int) -> None:
    """Take note of nothing."""


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / RESTORE, "motcua.db")


def facts(path: Path, key: StoreKey | None = None) -> set[str]:
    with contextlib.closing(connect(path, key)) as store:
        return {name for (name,) in store.execute("SELECT key FROM meta")}


def test_it_begins_empty_whatever_was_left_and_leaves_nothing(shop: Workshop) -> None:
    shop.folder.mkdir()
    (shop.folder / "motcua.db-wal").write_bytes(b"of a restore that was cut off")
    with shop.open():
        assert list(shop.folder.iterdir()) == []
        shop.store.write_bytes(b"half")
    assert not shop.folder.exists()


def test_a_finished_store_is_brought_byte_by_byte(shop: Workshop, store: Path) -> None:
    told: list[tuple[int, int]] = []
    with shop.open():
        shop.bring(store, lambda done, total: told.append((done, total)))
        assert shop.store.read_bytes() == store.read_bytes()
    assert told[-1][0] == told[-1][1] == store.stat().st_size


@pytest.mark.parametrize("key", [None, KEY])
def test_a_store_in_use_is_brought_with_its_log(
    tmp_path: Path, shop: Workshop, key: StoreKey | None
) -> None:
    path = tmp_path / "motcua.db"
    writer = connect(path, key)
    writer.execute("CREATE TABLE meta (key TEXT)")
    writer.execute("INSERT INTO meta VALUES ('in the log')")
    before = path.read_bytes()
    with shop.open():
        shop.bring_in_use(path, key, quiet)
        assert facts(shop.store, key) == {"in the log"}
    assert path.read_bytes() == before
    writer.close()


def test_a_store_is_folded_into_one_file_and_put_in_its_place(
    tmp_path: Path, shop: Workshop, store: Path
) -> None:
    target = tmp_path / "restored.db"
    with shop.open():
        shop.bring(store, quiet)
        writer = connect(shop.store)
        writer.execute("INSERT INTO meta VALUES ('new', '1')")
        writer.close()
        shop.fold(None)
        assert list(shop.folder.iterdir()) == [shop.store]
        shop.put_in_place(target)
    assert facts(target) == {"new"}
    assert facts(store) == set()


@posix_only
def test_a_full_disk_is_told_and_leaves_nothing(shop: Workshop, store: Path) -> None:
    with (
        files_no_larger_than(20_000),
        pytest.raises(StoreError, match="Không ghi được vào thư mục phục hồi"),
        shop.open(),
    ):
        shop.bring(store, quiet)
    assert not shop.folder.exists()
