"""Conversions of real files: equal before and after, and nothing lost however they end."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest

from app import durable_file
from app.errors import KeyNeededError, StoreError
from app.models import encryption
from app.models.database import Database
from app.models.driver import sqlite
from app.models.encryption import (
    check_key,
    convert_store,
    is_encrypted,
    remove_leftovers,
)
from app.models.migrate import open_store
from app.models.sqlite_file import StoreKey, connect
from tests import builders
from tests.builders import quiet
from tests.killed_at_lines import is_killed_at, lines_that_find_changes
from tests.models.faults import files_no_larger_than, overwrite, posix_only

KEY = StoreKey(bytes(range(32)))
OTHER = StoreKey(bytes(range(32, 64)))
NAME = "Nguyễn Văn Đức"


@pytest.fixture(scope="session")
def working_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("working")
    counter = builders.sample_counter(folder)
    for _ in range(5):
        builders.receive(counter)
    counter.close()
    return folder / "motcua.db"


@pytest.fixture
def store(tmp_path: Path, working_store: Path) -> Path:
    return Path(shutil.copyfile(working_store, tmp_path / "motcua.db"))


def contents(path: Path, key: StoreKey | None) -> dict[str, Any]:
    """Give everything in a store: marks, rules, rows of every table, what search finds."""
    with contextlib.closing(connect(path, key)) as connection:
        tables = [
            name
            for name, kind in connection.execute("SELECT name, type FROM pragma_table_list")
            if kind == "table" and not name.startswith("sqlite_")
        ]
        marks = ("application_id", "user_version")
        return {
            "marks": [connection.execute(f"PRAGMA {mark}").fetchone() for mark in marks],
            "rules": connection.execute(
                "SELECT name, sql FROM sqlite_master ORDER BY 1"
            ).fetchall(),
            "found": connection.execute(
                "SELECT rowid FROM dossier_search WHERE dossier_search MATCH 'nguyen' ORDER BY 1"
            ).fetchall(),
        } | {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in tables
        }


def test_a_store_encrypted_and_decrypted_is_the_store_it_was(store: Path) -> None:
    before = contents(store, None)
    assert len(before["found"]) == 5
    convert_store(store, None, KEY, quiet)
    assert contents(store, KEY) == before
    convert_store(store, KEY, OTHER, quiet)
    assert contents(store, OTHER) == before
    convert_store(store, OTHER, None, quiet)
    assert contents(store, None) == before
    assert [path.name for path in store.parent.iterdir()] == ["motcua.db"]


def test_an_encrypted_store_tells_nothing_to_who_reads_its_bytes(store: Path) -> None:
    assert NAME.encode() in store.read_bytes()
    convert_store(store, None, KEY, quiet)
    for told in (NAME.encode(), b"CREATE TABLE", b"dossier"):
        assert told not in store.read_bytes()
    with contextlib.closing(sqlite3.connect(store)) as stranger, pytest.raises(sqlite3.Error):
        stranger.execute("SELECT * FROM sqlite_master")


def test_what_stands_only_in_the_log_is_carried_over(store: Path) -> None:
    log = store.with_name("motcua.db-wal")
    with contextlib.closing(connect(store)) as connection:
        connection.execute("INSERT INTO meta (key, value) VALUES ('newest', '1')")
        cut_off = (store.read_bytes(), log.read_bytes())
    for path, data in zip((store, log), cut_off, strict=True):
        path.write_bytes(data)
    convert_store(store, None, KEY, quiet)
    assert not log.exists()
    with contextlib.closing(connect(store, KEY)) as connection:
        assert connection.execute("SELECT 1 FROM meta WHERE key = 'newest'").fetchone()


def test_the_history_of_an_encrypted_store_cannot_be_rewritten(store: Path) -> None:
    convert_store(store, None, KEY, quiet)
    with contextlib.closing(connect(store, KEY)) as connection:
        for statement in ("UPDATE dossier_events SET kind = 'x'", "DELETE FROM dossier_events"):
            with pytest.raises(sqlite.IntegrityError, match="append-only"):
                connection.execute(statement)


def test_an_encrypted_store_is_told_from_a_plain_one_and_from_no_store(store: Path) -> None:
    assert not is_encrypted(store)
    convert_store(store, None, KEY, quiet)
    assert is_encrypted(store)
    for data in (b"", b"Day khong phai kho du lieu", os.urandom(5000)):
        store.write_bytes(data)
        assert not is_encrypted(store)
    assert not is_encrypted(store.with_name("gone.db"))


def test_a_wrong_key_is_refused_and_leaves_no_trace(store: Path) -> None:
    convert_store(store, None, KEY, quiet)
    before = store.read_bytes()
    check_key(store, KEY)
    with pytest.raises(KeyNeededError) as refused:
        check_key(store, OTHER)
    assert "Khóa không đúng" in str(refused.value)
    assert [path.name for path in store.parent.iterdir()] == ["motcua.db"]
    with pytest.raises(StoreError):
        convert_store(store, OTHER, None, quiet)
    assert store.read_bytes() == before


def test_a_damaged_first_page_cannot_be_told_from_a_wrong_key(store: Path) -> None:
    convert_store(store, None, KEY, quiet)
    overwrite(store, 200, b"\0\1\2\3")
    with pytest.raises(KeyNeededError) as refused:
        check_key(store, KEY)
    assert "hoặc tệp kho dữ liệu bị hỏng" in str(refused.value)


def test_damage_further_on_is_no_matter_of_the_key(store: Path) -> None:
    convert_store(store, None, KEY, quiet)
    overwrite(store, 5 * 4096 + 100, b"\0\1\2\3")
    check_key(store, KEY)
    before = store.read_bytes()
    with pytest.raises(StoreError) as failed:
        convert_store(store, KEY, None, quiet)
    assert not isinstance(failed.value, KeyNeededError)
    check_key(store, KEY)
    assert store.read_bytes()[4096:] == before[4096:]
    assert [path.name for path in store.parent.iterdir()] == ["motcua.db"]


def test_a_store_that_is_open_is_not_converted(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encryption, "_WAIT_SECONDS", 0.01)
    database = open_store(store)
    with database.read() as session:
        session.connection()
        with pytest.raises(StoreError) as refused:
            convert_store(store, None, KEY, quiet)
    assert "chương trình khác giữ" in str(refused.value)
    database.close()
    assert not is_encrypted(store)
    convert_store(store, None, KEY, quiet)


def test_a_store_being_converted_takes_no_intake(store: Path) -> None:
    """Else what another program acknowledges would be gone with the old file."""
    tried: list[str] = []

    def try_to_write(done: int, total: int) -> None:
        if 0 < done < total:
            with contextlib.closing(sqlite.connect(str(store), timeout=0)) as intruder:
                try:
                    intruder.execute("INSERT INTO meta (key, value) VALUES ('lost', '1')")
                except sqlite.OperationalError as error:
                    tried.append(error.sqlite_errorname)

    convert_store(store, None, KEY, try_to_write)
    assert tried
    assert set(tried) == {"SQLITE_BUSY"}


def test_a_conversion_can_be_cancelled_until_the_last_step(store: Path) -> None:
    steps: list[int] = []
    convert_store(store, None, KEY, lambda done, _total: steps.append(done))
    convert_store(store, KEY, None, quiet)
    before = contents(store, None)
    for last in sorted(set(steps))[:-1]:

        def cancel(done: int, _total: int, last: int = last) -> None:
            if done == last:
                raise CancelledError

        with pytest.raises(CancelledError):
            convert_store(store, None, KEY, cancel)
        assert [path.name for path in store.parent.iterdir()] == ["motcua.db"]
    assert contents(store, None) == before


def test_what_a_conversion_adds_is_noticed_before_the_old_file_goes(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is edited between export and check, as a bad disk or a bad library would do."""
    export = encryption._export  # pyright: ignore[reportPrivateUsage]

    def export_and_forget(old: Any, part: Path, key: StoreKey | None, tick: Any) -> None:
        export(old, part, key, tick)
        with contextlib.closing(connect(part, key)) as copy:
            copy.execute("DROP TRIGGER dossier_events_no_delete")
            copy.execute("DELETE FROM dossier_events WHERE sequence = 5")

    monkeypatch.setattr(encryption, "_export", export_and_forget)
    with pytest.raises(StoreError) as refused:
        convert_store(store, None, KEY, quiet)
    assert "không giống kho dữ liệu" in str(refused.value)
    assert [path.name for path in store.parent.iterdir()] == ["motcua.db"]
    assert len(contents(store, None)["dossier_events"]) == 5


@posix_only
def test_a_full_disk_leaves_the_store_as_it_was(store: Path) -> None:
    with files_no_larger_than(store.stat().st_size // 2), pytest.raises(StoreError):
        convert_store(store, None, KEY, quiet)
    assert [path.name for path in store.parent.iterdir()] == ["motcua.db"]
    assert len(contents(store, None)["found"]) == 5


def test_a_disk_without_room_is_said_before_anything_is_done(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(1, 1, 0))
    with pytest.raises(StoreError) as refused:
        convert_store(store, None, KEY, quiet)
    assert "không đủ chỗ" in str(refused.value)


def test_a_store_of_a_program_that_is_gone_can_be_converted_too(
    store: Path, tmp_path: Path
) -> None:
    """A copy made before an upgrade has the first schema, and holds the same people."""
    script = Path(__file__).parent / "old_stores" / "0001.sql"
    old = tmp_path / "old.db"
    with contextlib.closing(sqlite.connect(str(old))) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    convert_store(old, None, KEY, quiet)
    database: Database = open_store(old, KEY)
    database.close()


STEPS = {
    "encrypt": (None, KEY),
    "change key": (KEY, OTHER),
    "decrypt": (KEY, None),
}


@posix_only
@pytest.mark.parametrize("name", STEPS)
def test_killed_at_any_line_either_the_old_or_the_new_store_is_there(
    store: Path, name: str
) -> None:
    """A process of its own is killed before each line that finds the disk changed."""
    old, new = STEPS[name]
    if old is not None:
        convert_store(store, None, old, quiet)
    original = store.read_bytes()
    modules = {encryption.__file__, durable_file.__file__}

    def convert() -> None:
        convert_store(store, old, new, quiet)

    ended: set[bool] = set()
    for line in lines_that_find_changes(convert, modules, [store.parent]):
        store.write_bytes(original)
        assert is_killed_at(line, convert, modules), line
        key = old if _opens(store, old) else new
        with contextlib.closing(connect(store, key)) as connection:
            assert connection.execute("SELECT count(*) FROM dossiers").fetchone() == (5,)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ended.add(key is new)
        remove_leftovers(store)
        assert [path.name for path in store.parent.iterdir()] == ["motcua.db"]
    assert ended == {False, True}


def _opens(store: Path, key: StoreKey | None) -> bool:
    if key is None or not is_encrypted(store):
        return is_encrypted(store) is (key is not None)
    with contextlib.suppress(KeyNeededError):
        check_key(store, key)
        return True
    return False


@pytest.fixture(autouse=True)
def _no_log_of_the_cipher(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    """SQLCipher would write to the error stream by itself, which a script may read."""
    yield
    assert "sqlcipher" not in capfd.readouterr().err.lower()
