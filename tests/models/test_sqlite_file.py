"""A file deleted or replaced while it is open: whatever lies there by now is nobody's to touch."""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import StoreError
from app.models.office import Meta
from app.models.sqlite_file import SqliteDatabase, connect
from tests.models.faults import posix_only

pytestmark = posix_only


def put(database: SqliteDatabase, *keys: str) -> None:
    with database.write() as session:
        session.add_all(Meta(key=key, value="1") for key in keys)


def replace_by_older_copy(store: Path) -> bytes:
    """Put another whole store in the place of the one that is open, and return what is in it."""
    older = store.with_name("older.db")
    shutil.copyfile(store, older)
    with contextlib.closing(connect(older)) as copy:
        copy.execute("INSERT INTO meta VALUES ('only there', '1')")
    older.replace(store)
    return store.read_bytes()


@pytest.fixture(params=["deleted", "replaced"])
def gone(request: pytest.FixtureRequest, store: Path, database: SqliteDatabase) -> bytes | None:
    """Lose an open store with work in its log; return what lies in its place."""
    put(database, "before")
    assert store.with_name("motcua.db-wal").stat().st_size > 0
    if request.param == "replaced":
        return replace_by_older_copy(store)
    store.unlink()
    return None


def raw(database: SqliteDatabase) -> object:
    with database.raw() as connection:
        return connection.execute("SELECT count(*) FROM meta").fetchone()


def another_reader(database: SqliteDatabase) -> object:
    with database.read() as first, database.read() as second:
        return first.get(Meta, "x"), second.get(Meta, "x")


@pytest.mark.parametrize("look", [raw, another_reader])
def test_nobody_looks_into_what_took_its_place(
    store: Path,
    database: SqliteDatabase,
    gone: bytes | None,
    look: Callable[[SqliteDatabase], object],
) -> None:
    with pytest.raises(StoreError, match="bị xóa hoặc thay thế khi chương trình đang chạy"):
        look(database)
    assert (store.read_bytes() if store.exists() else None) == gone


def test_the_log_of_the_lost_file_is_set_aside_and_not_settled_in_another(
    store: Path, database: SqliteDatabase
) -> None:
    put(database, "before")
    content = replace_by_older_copy(store)
    log = store.with_name("motcua.db-wal").read_bytes()
    database.close()
    assert store.read_bytes() == content
    assert store.with_name("motcua.db-wal.cu").read_bytes() == log
    with contextlib.closing(connect(store)) as there:
        found = [key for (key,) in there.execute("SELECT key FROM meta")]
        assert ("only there" in found, "before" in found) == (True, False)


def test_a_log_that_came_with_the_other_file_stays_with_it(
    store: Path, database: SqliteDatabase
) -> None:
    put(database, "before")
    replace_by_older_copy(store)
    log = store.with_name("motcua.db-wal")
    log.unlink()
    log.write_bytes(b"its own")
    database.close()
    assert log.read_bytes() == b"its own"


def test_a_file_that_stayed_folds_its_log_as_ever(store: Path, database: SqliteDatabase) -> None:
    put(database, "before")
    database.close()
    assert [path.name for path in store.parent.iterdir()] == ["motcua.db"]
