"""Making, opening and upgrading a store on a server, and leaving alone what is none."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from app.errors import StoreError
from app.models import migrate
from app.models.database import Database
from app.models.migrate_server import (
    ServerState,
    create_server_store,
    look_at_server,
    open_server_store,
)
from app.models.office import Meta
from app.models.postgresql import server_url
from app.models.tables import metadata
from tests import stores
from tests.models.test_migrate import MIGRATIONS

TEXTS = (
    "SELECT table_name, column_name FROM information_schema.columns "
    "WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') "
    "AND collation_name IS DISTINCT FROM 'C'"
)


@pytest.fixture
def address() -> Iterator[str]:
    with stores.stores_are(stores.POSTGRESQL), stores.tidied():
        yield stores.empty_address()


def say(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[arg-type]


def tables(address: str) -> int:
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        return int(found.fetchone()[0])  # type: ignore[index]


def no_copy(_revision: str) -> None:
    raise AssertionError("nothing to upgrade")


def test_an_empty_database_is_no_store_and_becomes_none_by_looking(address: str) -> None:
    url = server_url(address)
    assert look_at_server(url) is ServerState.EMPTY
    with pytest.raises(StoreError, match="Máy chủ chưa có kho dữ liệu"):
        open_server_store(url, no_copy)
    assert tables(address) == 0


def test_the_migrated_tables_are_those_of_the_mapped_classes(address: str) -> None:
    database = create_server_store(server_url(address))
    with database.read() as session:
        context = MigrationContext.configure(
            session.connection(),
            opts={"include_name": lambda name, *_: not str(name).startswith("dossier_search")},
        )
        assert compare_metadata(context, metadata) == []
    database.close()


def test_every_text_is_in_binary_order_as_in_a_file(address: str) -> None:
    database = create_server_store(server_url(address))
    with database.read() as session:
        assert session.execute(text(TEXTS)).all() == []
    database.close()


def test_a_store_is_made_once_and_opened_from_then_on(address: str) -> None:
    url = server_url(address)
    create_server_store(url).close()
    assert look_at_server(url) is ServerState.STORE
    with pytest.raises(StoreError, match="Máy chủ đã có kho dữ liệu"):
        create_server_store(url)
    open_server_store(url, no_copy).close()


def test_there_is_no_store_when_filling_it_failed(address: str) -> None:
    def fill(database: Database) -> None:
        with database.write() as session:
            session.add(Meta(key="half", value="done"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        create_server_store(server_url(address), fill)
    assert look_at_server(server_url(address)) is ServerState.EMPTY
    assert tables(address) == 0


def test_what_a_crash_left_of_an_attempt_is_no_hindrance(address: str) -> None:
    create_server_store(server_url(address)).close()
    say(address, "COMMENT ON TABLE alembic_version IS 'Một Cửa 4D433431 …'")
    assert look_at_server(server_url(address)) is ServerState.EMPTY
    create_server_store(server_url(address)).close()


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE customers (id int)",),
        ("CREATE TABLE alembic_version (version_num text)",
         "INSERT INTO alembic_version VALUES ('0001')"),
        ("CREATE VIEW somebody AS SELECT 1",),
    ],
)  # fmt: skip
def test_another_programs_database_is_refused_and_left_as_it_was(
    address: str, statements: tuple[str, ...]
) -> None:
    say(address, *statements)
    before = tables(address)
    for attempt in (
        look_at_server,
        create_server_store,
        lambda url: open_server_store(url, no_copy),
    ):
        with pytest.raises(StoreError, match="không phải của Một Cửa"):
            attempt(server_url(address))
    assert tables(address) == before


def test_a_store_of_a_newer_program_is_refused(address: str) -> None:
    create_server_store(server_url(address)).close()
    say(address, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="phiên bản mới hơn"):
        open_server_store(server_url(address), no_copy)
    with pytest.raises(StoreError, match="phiên bản mới hơn"):
        look_at_server(server_url(address))


def test_a_role_without_rights_is_told_so(address: str) -> None:
    say(address, "DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN")
    with pytest.raises(StoreError, match="thiếu quyền"):
        create_server_store(server_url(address.replace("motcua@", "guest@")))


@pytest.fixture
def next_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the program of tomorrow have one more migration, whose work is given as SQL."""

    def add(*statements: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        work = "\n".join(f"    op.execute({statement!r})" for statement in statements)
        (folder / "versions" / "9000_tomorrow.py").write_text(
            f"from alembic import op\nrevision, down_revision = '9000', '{migrate.HEAD}'\n"
            f"branch_labels = depends_on = None\ndef upgrade() -> None:\n{work}\n",
            encoding="utf-8",
        )
        monkeypatch.setattr(migrate, "_MIGRATIONS", folder)
        monkeypatch.setattr(migrate, "HEAD", "9000")

    return add


def test_an_older_store_is_upgraded_once_it_was_copied(
    address: str, next_migration: Callable[..., None]
) -> None:
    url, copied = server_url(address), list[str]()
    create_server_store(url).close()
    before = migrate.HEAD
    next_migration("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)")
    open_server_store(url, copied.append).close()
    open_server_store(url, no_copy).close()
    assert copied == [before]
    assert tables(address) == len(metadata.tables) + 3


def test_without_a_copy_nothing_is_upgraded(
    address: str, next_migration: Callable[..., None]
) -> None:
    url = server_url(address)
    create_server_store(url).close()
    next_migration("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)")

    def no_program(_revision: str) -> None:
        raise StoreError("no pg_dump")

    with pytest.raises(StoreError, match="no pg_dump"):
        open_server_store(url, no_program)
    assert tables(address) == len(metadata.tables) + 2


def test_a_failing_upgrade_changes_nothing(
    address: str, next_migration: Callable[..., None]
) -> None:
    url = server_url(address)
    create_server_store(url).close()
    next_migration(
        "CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)", "INSERT INTO nowhere VALUES (1)"
    )
    for _ in range(2):
        with pytest.raises(ProgrammingError, match="nowhere"):
            open_server_store(url, lambda _revision: None)
        assert tables(address) == len(metadata.tables) + 2


def test_no_store_is_upgraded_under_a_program_that_has_it_open(
    address: str, next_migration: Callable[..., None]
) -> None:
    url = server_url(address)
    running = create_server_store(url)
    with running.read() as session:
        session.execute(text("SELECT 1"))
    next_migration("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)")
    with pytest.raises(StoreError, match="đang mở ở máy khác"):
        open_server_store(url, no_copy)
    running.close()
    open_server_store(url, lambda _revision: None).close()
