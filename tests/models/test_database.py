"""An open store: what every connection is set to, who waits for whom, and what faults become."""

import contextlib
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from app.errors import StoreDamagedError, StoreError
from app.models.dossier import CodeCounter
from app.models.driver import sqlite
from app.models.office import Meta
from app.models.sqlite_file import SqliteDatabase, connect, journal_mode
from app.models.store_errors import store_errors
from tests.models.faults import (
    files_no_larger_than,
    folder_of_somebody_else,
    forbid_writing,
    overwrite,
    posix_only,
)

DAY = date(2026, 11, 16)
FULL, BUSY = "Ổ đĩa đã đầy", "đang bị chương trình khác giữ"


def put(database: SqliteDatabase, key: str, value: str = "1") -> None:
    with database.write() as session:
        session.add(Meta(key=key, value=value))


def keys(database: SqliteDatabase) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Meta.key).order_by(Meta.key)))


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 6, 23), "TRUNCATE"),
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 53, 4), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_a_sqlite_that_can_damage_its_write_ahead_log_gets_none(
    version: tuple[int, ...], mode: str
) -> None:
    assert journal_mode(version) == (mode, {"WAL": "FULL", "TRUNCATE": "EXTRA"}[mode])


PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
}


def test_every_connection_of_the_pool_keeps_what_it_acknowledged(database: SqliteDatabase) -> None:
    with contextlib.ExitStack() as held:
        sessions = [held.enter_context(database.read()) for _ in range(3)]
        sessions.append(held.enter_context(database.write()))
        for session in sessions:
            found = {name: session.scalar(text(f"PRAGMA {name}")) for name in PRAGMAS}
            assert found == PRAGMAS


def test_a_bare_connection_keeps_to_the_same_rules(database: SqliteDatabase) -> None:
    with database.raw() as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    assert found == PRAGMAS


def test_what_is_written_is_there_after_opening_again(store: Path) -> None:
    first = SqliteDatabase(store)
    put(first, "kept")
    first.close()
    second = SqliteDatabase(store)
    assert keys(second) == ["kept"]
    second.close()


def test_closing_folds_the_log_into_the_one_file(store: Path) -> None:
    database = SqliteDatabase(store)
    put(database, "kept")
    database.close()
    assert [path.name for path in store.parent.iterdir()] == [store.name]


def test_an_error_takes_everything_back(database: SqliteDatabase) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as session:
        session.add(Meta(key="half", value="1"))
        session.flush()
        raise ZeroDivisionError
    with pytest.raises(ZeroDivisionError), database.transaction() as connection:
        connection.execute(text("INSERT INTO meta VALUES ('half', '1')"))
        raise ZeroDivisionError
    assert keys(database) == []


def test_a_new_table_is_taken_back_like_any_other_change(database: SqliteDatabase) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as session:
        session.execute(text("CREATE TABLE half_made (id INTEGER)"))
        raise ZeroDivisionError
    with database.read() as session:
        tables = session.scalars(text("SELECT name FROM sqlite_master")).all()
    assert "half_made" not in tables


def test_a_second_writer_waits_for_the_first(database: SqliteDatabase) -> None:
    begun, last = threading.Event(), []

    def second() -> None:
        begun.set()
        put(database, "second")
        last.append("second")

    with database.write() as session:
        session.add(Meta(key="first", value="1"))
        session.flush()
        other = threading.Thread(target=second)
        other.start()
        begun.wait()
        last.append("first")
    other.join()
    assert last == ["first", "second"]
    assert keys(database) == ["first", "second"]


def test_a_reader_sees_one_state_and_does_not_wait_for_the_writer(database: SqliteDatabase) -> None:
    with database.read() as reader:
        assert reader.scalars(select(Meta.key)).all() == []
        with database.write() as writer:
            writer.add(Meta(key="later", value="1"))
            writer.flush()
            assert keys(database) == []
        assert reader.scalars(select(Meta.key)).all() == []
    assert keys(database) == ["later"]


def test_a_row_that_points_nowhere_is_a_bug_and_stays_one(database: SqliteDatabase) -> None:
    with pytest.raises(IntegrityError) as caught, database.write() as session:
        session.execute(
            text("INSERT INTO drafts VALUES (99, 'receive', '{}', 0)"),
        )
    assert caught.value.__cause__ is not caught.value


def fill(database: SqliteDatabase) -> None:
    put(database, "much", "x" * 1_000_000)


def test_a_full_disk_is_told_and_nothing_is_lost(database: SqliteDatabase) -> None:
    put(database, "before")
    with pytest.raises(StoreError, match=FULL), database.write() as session:
        # SQLite's own limit of pages gives the very error of a full disk.
        session.execute(text("PRAGMA max_page_count=1"))
        session.add(Meta(key="much", value="x" * 1_000_000))
    assert keys(database) == ["before"]
    with database.write() as session:
        session.execute(text("PRAGMA max_page_count=4294967294"))
    fill(database)
    assert keys(database) == ["before", "much"]


@posix_only
def test_a_disk_that_fails_in_the_middle_of_writing_is_told_and_nothing_is_lost(
    database: SqliteDatabase, store: Path
) -> None:
    put(database, "before")
    with (
        files_no_larger_than(store.stat().st_size + 50_000),
        pytest.raises(StoreError, match="Ổ đĩa"),
    ):
        fill(database)
    assert keys(database) == ["before"]
    fill(database)
    assert keys(database) == ["before", "much"]


def test_a_store_held_by_another_program_is_told(database: SqliteDatabase, store: Path) -> None:
    with database.read() as session:
        session.execute(text("PRAGMA busy_timeout=0"))
    other = connect(store)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=BUSY):
        put(database, "late")
    other.execute("ROLLBACK")
    other.close()
    put(database, "late")
    assert keys(database) == ["late"]


@posix_only
def test_a_folder_that_may_not_be_written_is_told(store: Path) -> None:
    with folder_of_somebody_else() as folder:
        locked = folder / store.name
        locked.write_bytes(store.read_bytes())
        forbid_writing(folder)
        database = SqliteDatabase(locked)
        with pytest.raises(StoreError, match=r"chỉ cho đọc|Không mở được"):
            put(database, "refused")
        database.close()


def remove(store: Path) -> None:
    store.unlink()


def replace_by_a_copy(store: Path) -> None:
    copy = store.with_suffix(".copy")
    copy.write_bytes(store.read_bytes())
    copy.replace(store)


@posix_only
@pytest.mark.parametrize("spoil", [remove, replace_by_a_copy])
def test_nothing_is_acknowledged_into_a_file_that_is_gone(
    database: SqliteDatabase, store: Path, spoil: Callable[[Path], None]
) -> None:
    put(database, "before")
    spoil(store)
    with pytest.raises(StoreError, match="xóa hoặc thay thế"):
        put(database, "lost")
    with (
        pytest.raises(StoreError, match="xóa hoặc thay thế"),
        database.transaction() as connection,
    ):
        connection.execute(text("INSERT INTO meta VALUES ('lost', '1')"))
    assert keys(database) == ["before"]


def test_damage_of_the_schema_is_told_whatever_the_driver_calls_it(store: Path) -> None:
    overwrite(store, 100, bytes(range(256)) * 15)
    database = SqliteDatabase(store)
    with pytest.raises(StoreError, match=r"hỏng|định dạng"):
        keys(database)
    database.close()


def test_text_that_is_no_text_is_damage() -> None:
    with pytest.raises(StoreError, match="hỏng"), store_errors():
        b"\xff\xfe".decode("utf-8")


def test_damaged_text_is_not_quoted_to_anybody(database: SqliteDatabase) -> None:
    with database.raw() as bare:
        bare.execute("INSERT INTO meta VALUES ('name', CAST(X'4E67FFA9' AS TEXT))")
    with pytest.raises(StoreDamagedError, match="hỏng"), database.read() as session:
        session.scalars(select(Meta.value)).all()


def test_what_a_backup_says_without_a_name_is_known_all_the_same(
    database: SqliteDatabase, store: Path, tmp_path: Path
) -> None:
    put(database, "one")
    database.close()
    store.write_bytes(store.read_bytes()[:9000])
    with (
        pytest.raises(StoreDamagedError),
        store_errors(),
        contextlib.closing(sqlite.connect(str(store))) as source,
        contextlib.closing(sqlite.connect(str(tmp_path / "copy.db"))) as copy,
    ):
        source.backup(copy, pages=100)


def test_an_error_nobody_expects_passes_unchanged(database: SqliteDatabase) -> None:
    with pytest.raises(OperationalError, match="no such table"), database.read() as session:
        session.execute(text("SELECT * FROM nowhere"))
    with pytest.raises(sqlite.OperationalError, match="no such table"), database.raw() as bare:
        bare.execute("SELECT * FROM nowhere")


def test_a_counter_of_codes_is_one_row_a_series_and_day(database: SqliteDatabase) -> None:
    with database.write() as session:
        session.add(CodeCounter(series="TN10", day=DAY, last=1))
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(CodeCounter(series="TN10", day=DAY, last=2))


def test_what_was_typed_is_not_in_the_words_of_a_failure(database: SqliteDatabase) -> None:
    put(database, "name", "Nguyễn Văn Đức")
    with pytest.raises(IntegrityError) as caught:
        put(database, "name", "Nguyễn Văn Đức")
    assert "Đức" not in str(caught.value)
