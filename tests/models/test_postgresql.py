"""A store on a server: addresses without their secrets, one writer at a time, and who is there."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.errors import InputError, StoreError
from app.models.migrate import HEAD
from app.models.migrate_server import create_server_store
from app.models.office import Meta
from app.models.postgresql import PostgresDatabase, bare_address, server_url, shown_url
from tests import stores
from tests.postgres_server import server

SECRET = "geheim"


@pytest.fixture
def address() -> Iterator[str]:
    with stores.stores_are(stores.POSTGRESQL), stores.tidied():
        yield stores.empty_address()


@pytest.fixture
def database(address: str) -> Iterator[PostgresDatabase]:
    opened = create_server_store(server_url(address))
    yield opened
    opened.close()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_an_address_leads_to_the_same(scheme: str) -> None:
    url = server_url(f" {scheme}://motcua:{SECRET}@may-chu:5433/kho?sslmode=require ")
    assert url.drivername == "postgresql+psycopg"
    assert (url.username, url.password, url.host, url.port) == ("motcua", SECRET, "may-chu", 5433)
    assert bare_address(url) == "postgresql://motcua@may-chu:5433/kho?sslmode=require"


@pytest.mark.parametrize(
    "address",
    [
        "",
        SECRET,
        f"mysql://u:{SECRET}@h/db",
        f"postgresql://u:{SECRET}@h",
        f"postgres://{SECRET}:x",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(InputError) as refused:
        server_url(address)
    assert refused.value.field == "database_url"
    assert SECRET not in str(refused.value)


def test_an_empty_password_is_none() -> None:
    assert server_url("postgresql://motcua:@may-chu/kho").password is None


def test_an_address_is_shown_without_anything_that_opens_the_store() -> None:
    url = server_url(f"postgresql://u:{SECRET}@h/db?password={SECRET}&sslpassword={SECRET}")
    assert shown_url(url) == "postgresql://u@h/db"
    standby = server_url("postgresql://u@/db?host=a,b&target_session_attrs=read-write")
    assert shown_url(standby) == "postgresql://u@a,b/db"
    assert SECRET not in repr(url).replace(f"password={SECRET}", "")


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    database = PostgresDatabase(server_url(f"postgresql://u:{SECRET}@127.0.0.1:1/db"))
    with (
        pytest.raises(StoreError, match="Mất kết nối tới máy chủ") as failed,
        database.read() as one,
    ):
        one.execute(text("SELECT 1"))
    assert SECRET not in str(failed.value)
    database.close()


def test_a_database_that_is_not_there_is_one_sentence() -> None:
    database = PostgresDatabase(server_url(server().url("khong-co")))
    with pytest.raises(StoreError, match="không có cơ sở dữ liệu này"), database.read() as session:
        session.execute(text("SELECT 1"))
    database.close()


def test_an_account_the_server_does_not_know_is_one_sentence() -> None:
    url = server().url("postgres").replace("motcua@", "nobody@")
    database = PostgresDatabase(server_url(url))
    with pytest.raises(StoreError, match="không nhận tài khoản"), database.read() as session:
        session.execute(text("SELECT 1"))
    database.close()


def test_a_value_the_server_cannot_keep_is_one_sentence(database: PostgresDatabase) -> None:
    with pytest.raises(StoreError, match="không ghi được"), database.write() as session:
        session.add(Meta(key="x", value="a\0b"))
    with pytest.raises(StoreError, match="không ghi được"), database.write() as session:
        session.execute(text("INSERT INTO calendar_years VALUES (99999999999, '', '')"))


def test_errors_hold_no_values(database: PostgresDatabase) -> None:
    with pytest.raises(DBAPIError) as failed, database.write() as session:
        session.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Nguyễn Văn Đức"})
    assert "Đức" not in str(failed.value)


def test_writers_wait_for_each_other_and_readers_for_nobody(database: PostgresDatabase) -> None:
    with database.write() as session:
        session.add(Meta(key="n", value="0"))
    barrier = threading.Barrier(4)

    def count_up(_number: int) -> None:
        barrier.wait()
        for _ in range(10):
            with database.write() as session:
                row = session.get_one(Meta, "n")
                row.value = str(int(row.value) + 1)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count_up, range(4)))
    with database.write() as writer, database.read() as reader:
        writer.get_one(Meta, "n").value = "41"
        assert reader.get_one(Meta, "n").value == "40"


def test_a_reader_cannot_write(database: PostgresDatabase) -> None:
    with pytest.raises(StoreError, match="chỉ đọc"), database.read() as session:
        session.add(Meta(key="x", value=""))
        session.flush()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE dossier_events SET kind = ''", "DELETE FROM dossier_events",
     "TRUNCATE audit_records", "UPDATE audit_records SET detail = ''"],
)  # fmt: skip
def test_what_happened_cannot_be_changed(database: PostgresDatabase, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), database.write() as session:
        session.execute(text(statement))


def test_a_pc_switched_off_in_the_middle_holds_nobody_up_for_long(
    database: PostgresDatabase,
) -> None:
    """The server is told to notice; that it then does is its own business."""
    with database.write() as session:
        said = session.execute(
            text("SELECT name, setting FROM pg_settings WHERE name LIKE '%_timeout'")
        ).all()
    settings = dict(said)
    assert settings["idle_in_transaction_session_timeout"] == "60000"
    assert settings["lock_timeout"] == "10000"


def test_nobody_is_alone_while_another_program_has_the_store_open(
    address: str, database: PostgresDatabase
) -> None:
    with database.read() as session:
        session.execute(text("SELECT 1"))
    other = PostgresDatabase(server_url(address))
    with pytest.raises(StoreError, match="đang mở ở máy khác"), other.alone():
        pass
    database.close()
    with other.alone():
        late = PostgresDatabase(server_url(address), HEAD)
        with pytest.raises(StoreError, match="đang được nâng cấp"), late.read() as session:
            session.execute(text("SELECT 1"))
        late.close()
    other.close()


@pytest.mark.usefixtures("database")
def test_a_program_does_not_go_on_in_a_store_another_one_has_upgraded(address: str) -> None:
    with psycopg.connect(address) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    older = PostgresDatabase(server_url(address), HEAD)
    with (
        pytest.raises(StoreError, match="phiên bản khác của chương trình"),
        older.read() as session,
    ):
        session.execute(text("SELECT 1"))
    older.close()
