"""Making, opening and upgrading stores, and politely leaving alone what is none."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from app.bootstrap import Workplace, open_counter
from app.domain.backup_plan import BackupReason
from app.domain.dossier_filter import DossierFilter
from app.errors import StoreError
from app.models import migrate
from app.models.driver import sqlite
from app.models.migrate import HEAD, create_store, open_store
from app.models.office import Meta
from app.models.sqlite_file import APPLICATION_ID, SqliteDatabase, connect
from app.models.tables import metadata
from tests import builders, busy_day
from tests.models.faults import files_no_larger_than, overwrite, posix_only

MIGRATIONS = Path(migrate.__file__).parent / "migrations"
OLD_STORES = Path(__file__).parent / "old_stores"
TRIGGERS = {
    "dossier_events_no_update",
    "dossier_events_no_delete",
    "audit_records_no_update",
    "audit_records_no_delete",
}


def revisions() -> list[str]:
    """Return the migrations, newest first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]


def test_a_new_store_has_all_tables_and_says_whose_it_is(tmp_path: Path) -> None:
    create_store(tmp_path / "new" / "motcua.db").close()
    connection = connect(tmp_path / "new" / "motcua.db")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert set(metadata.tables) <= tables
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    connection.close()


def test_an_existing_file_is_never_made_into_a_new_store(tmp_path: Path, store: Path) -> None:
    (tmp_path / "empty.db").touch()
    for path in (store, tmp_path / "empty.db"):
        before = path.read_bytes()
        with pytest.raises(StoreError, match="đã có kho dữ liệu"):
            create_store(path)
        assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="Không tạo được thư mục"):
        create_store(tmp_path / "file" / "motcua.db")


def test_a_store_begins_with_what_it_is_filled_with(tmp_path: Path) -> None:
    def fill(database: SqliteDatabase) -> None:
        with database.write() as session:
            session.add(Meta(key="station", value="3"))

    database = create_store(tmp_path / "motcua.db", fill)
    with database.read() as session:
        assert session.scalar(select(Meta.value)) == "3"
    database.close()


def test_there_is_no_store_when_filling_it_failed(tmp_path: Path) -> None:
    def fill(_database: SqliteDatabase) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        create_store(tmp_path / "motcua.db", fill)
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_there_is_no_store_when_the_disk_was_full(tmp_path: Path) -> None:
    with files_no_larger_than(20_000), pytest.raises(StoreError):
        create_store(tmp_path / "motcua.db")
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_left_of_an_attempt_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "motcua.db.unfinished").write_bytes(b"half")
    (tmp_path / "motcua.db.unfinished-wal").write_bytes(b"half")
    create_store(tmp_path / "motcua.db").close()
    assert [path.name for path in tmp_path.iterdir()] == ["motcua.db"]


def test_the_program_works_with_the_newest_migration() -> None:
    assert revisions()[0] == HEAD


def test_migrations_are_numbered_in_their_order() -> None:
    assert revisions() == sorted(revisions(), reverse=True)


def test_the_migrated_tables_are_those_of_the_mapped_classes(database: SqliteDatabase) -> None:
    with database.read() as session:
        context = MigrationContext.configure(
            session.connection(),
            opts={"include_name": lambda name, *_: not str(name).startswith("dossier_search")},
        )
        assert compare_metadata(context, metadata) == []


def test_the_migrated_store_has_its_triggers(database: SqliteDatabase) -> None:
    with database.read() as session:
        found = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        assert set(found) == TRIGGERS


def test_a_missing_store_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Không tìm thấy"):
        open_store(tmp_path / "motcua.db")
    assert list(tmp_path.iterdir()) == []


def nothing_at_all(path: Path) -> None:
    path.write_bytes(b"")


def a_letter(path: Path) -> None:
    path.write_text("Kính gửi: UBND phường\n" * 500, encoding="utf-8")


def noise(path: Path) -> None:
    path.write_bytes(bytes(byte * 7 % 256 for byte in range(50_000)))


def another_programs_database(path: Path) -> None:
    connection = sqlite.connect(str(path))
    connection.execute("CREATE TABLE alembic_version (version_num)")
    connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    connection.commit()
    connection.close()


def a_store_without_tables(path: Path) -> None:
    connection = sqlite.connect(str(path))
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.close()


def a_store_without_revision(path: Path) -> None:
    create_store(path).close()
    connection = sqlite.connect(str(path))
    connection.execute("DELETE FROM alembic_version")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "make",
    [
        nothing_at_all,
        a_letter,
        noise,
        another_programs_database,
        a_store_without_tables,
        a_store_without_revision,
    ],
)
def test_a_file_that_is_no_store_is_refused_and_left_as_it_was(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "motcua.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"không phải kho dữ liệu|không đúng định dạng"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_program_is_refused_and_left_as_it_was(store: Path) -> None:
    connection = sqlite.connect(str(store))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = store.read_bytes()
    with pytest.raises(StoreError, match="phiên bản mới hơn"):
        open_store(store)
    assert store.read_bytes() == before


def cut_off(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 3)


def header_gone(path: Path) -> None:
    overwrite(path, 0, b"\0" * 100)


def schema_gone(path: Path) -> None:
    overwrite(path, 100, b"\0" * 3_996)


def random_bytes(path: Path) -> None:
    for at in range(100, path.stat().st_size, 997):
        overwrite(path, at, bytes((at * 31 + i * 17) % 256 for i in range(25)))


@pytest.mark.parametrize("spoil", [cut_off, header_gone, schema_gone, random_bytes])
def test_a_damaged_store_is_told_and_never_a_bug(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    counter = builders.sample_counter(tmp_path)
    for _ in range(3):
        builders.receive(counter)
    counter.close()
    spoil(tmp_path / "motcua.db")
    with pytest.raises(StoreError):
        use(tmp_path)


def use(folder: Path) -> None:
    """Do with the store what a morning at the counter does with it."""
    counter = open_counter(Workplace(folder, builders.SetClock()))
    try:
        clerk = builders.actor(counter)
        counter.dossiers.list(DossierFilter(text="nguyen"))
        counter.days.workload(clerk, busy_day.DAY, clerk.clerk_id)
        builders.receive(counter, clerk)
    finally:
        counter.close()


@pytest.fixture
def next_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the program of tomorrow have one more migration, whose work is given as SQL."""
    folder = tmp_path / "migrations"

    def add(*statements: str) -> None:
        shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        work = "\n".join(f"    op.execute({statement!r})" for statement in statements)
        (folder / "versions" / "9000_tomorrow.py").write_text(
            "from alembic import op\n"
            f"revision, down_revision, branch_labels, depends_on = '9000', '{HEAD}', None, None\n"
            f"def upgrade() -> None:\n{work}\n",
            encoding="utf-8",
        )
        monkeypatch.setattr(migrate, "_MIGRATIONS", folder)
        monkeypatch.setattr(migrate, "HEAD", "9000")

    return add


def test_an_older_store_is_upgraded_after_it_was_copied(
    store: Path, next_migration: Callable[..., None]
) -> None:
    next_migration("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)")
    copies: list[bytes] = []
    database = open_store(store, None, lambda: copies.append(store.read_bytes()))
    with database.read() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "9000"
        assert session.scalar(text("SELECT count(*) FROM tomorrow")) == 0
    database.close()
    assert len(copies) == 1
    assert b"tomorrow" not in copies[0]
    open_store(store, None, lambda: copies.append(b"")).close()
    assert len(copies) == 1


def test_a_failing_upgrade_changes_nothing_and_can_be_tried_again(
    store: Path, next_migration: Callable[..., None]
) -> None:
    next_migration(
        "CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)",
        "DROP TRIGGER dossier_events_no_update",
        "INSERT INTO nowhere VALUES (1)",
    )
    for _ in range(2):
        with pytest.raises(OperationalError, match="nowhere"):
            open_store(store)
        connection = sqlite.connect(str(store))
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert "tomorrow" not in names
        assert names >= TRIGGERS
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        connection.close()


def test_a_store_that_cannot_be_copied_is_not_upgraded(
    store: Path, next_migration: Callable[..., None]
) -> None:
    def fail() -> None:
        raise StoreError("full")

    next_migration("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)")
    before = store.read_bytes()
    with pytest.raises(StoreError, match="full"):
        open_store(store, None, fail)
    assert store.read_bytes() == before


def test_every_schema_that_ever_landed_has_left_a_store() -> None:
    assert sorted(path.stem for path in OLD_STORES.glob("*.sql")) == sorted(revisions())


@pytest.mark.parametrize("dump", sorted(OLD_STORES.glob("*.sql")), ids=lambda path: path.stem)
def test_todays_program_works_on_the_stores_of_all_earlier_ones(dump: Path, tmp_path: Path) -> None:
    old = sqlite.connect(str(tmp_path / "motcua.db"))
    old.executescript(dump.read_text(encoding="utf-8"))
    old.close()
    clock = builders.SetClock(busy_day.NOW)
    counter = open_counter(Workplace(tmp_path, clock))
    upgraded = [row.reason for row in counter.backups.rows()] == [BackupReason.BEFORE_MIGRATION]
    assert upgraded == (dump.stem != HEAD)
    clerk = builders.actor(counter)
    (found,) = counter.dossiers.list(DossierFilter(text="duc c 001085000002")).rows
    assert counter.dossiers.card(clerk, found.id).history
    assert counter.days.workload(clerk, busy_day.DAY, clerk.clerk_id).figures.received
    codes = [row.code for row in counter.dossiers.list(DossierFilter()).rows]
    assert all(re.fullmatch(r"TN10-2611\d\d-\d{4}-\d\d", code) for code in codes)
    procedure = counter.dossiers.procedures()[0].code
    assert builders.receive(counter, clerk, procedure).code not in codes
    assert counter.days.check().findings == ()
    counter.close()
