"""Damage of a store on a server, made in its real files and behind its constraints' backs."""

import secrets
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest

from app.models.migrate_server import create_server_store
from app.models.office import Meta
from app.models.postgresql import PostgresDatabase, server_url
from app.models.server_damage import find_damage
from tests import stores
from tests.models.faults import overwrite
from tests.postgres_server import server

# No foreign key is looked at, as for somebody who repairs a store by hand.
_UNCHECKED = "SET session_replication_role = replica"


@pytest.fixture
def name() -> Iterator[str]:
    with stores.stores_are(stores.POSTGRESQL), stores.tidied():
        address = stores.empty_address()
        made = create_server_store(server_url(address))
        with made.write() as session:
            session.add(Meta(key="long", value=secrets.token_hex(20_000)))
        made.close()
        yield urlsplit(address).path.lstrip("/")


def change(name: str, *statements: str) -> None:
    with psycopg.connect(server().url(name), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[arg-type]


def found(name: str) -> list[str]:
    database = PostgresDatabase(server_url(server().url(name)))
    try:
        return list(find_damage(database, lambda: None))
    finally:
        database.close()


def copy_of(name: str) -> str:
    """Copy a database file by file, so that nothing of the copy has been read yet."""
    copy = f"{name}_copy"
    server().say("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", copy, name)
    return copy


def spoil(name: str, copy: str, relation: str, data: bytes) -> None:
    """Write ``data`` over the page that ``relation`` has in the files of ``copy``."""
    with psycopg.connect(server().url(name)) as connection:
        (path,) = connection.execute(f"SELECT pg_relation_filepath({relation})").fetchone() or ("",)  # type: ignore[arg-type]
        (key,) = connection.execute(
            "SELECT oid FROM pg_database WHERE datname = %s", [copy]
        ).fetchone() or (0,)
    file = server().folder / "data" / "base" / str(key) / str(path).rpartition("/")[2]
    overwrite(file, 0, data)


def test_a_whole_store_has_none(name: str) -> None:
    assert found(name) == []


@pytest.mark.parametrize(
    "relation",
    ["'meta'", "(SELECT reltoastrelid::regclass FROM pg_class WHERE relname = 'meta')"],
)
def test_a_damaged_page_is_found_by_reading_every_row(name: str, relation: str) -> None:
    copy = copy_of(name)
    try:
        spoil(name, copy, relation, b"\xff" * 4000)
        assert found(copy) == ["table meta"]
    finally:
        server().drop_database(copy)


def test_a_row_without_what_it_belongs_to_is_found(name: str) -> None:
    change(
        name,
        _UNCHECKED,
        "INSERT INTO event_counts VALUES ('2026-11-16', 'receive', 99, 1)",
    )
    assert found(name) == ["foreign_key event_counts.clerk_id"]


def test_an_index_that_is_not_valid_and_a_row_given_twice_are_found(name: str) -> None:
    change(
        name,
        "UPDATE pg_index SET indisvalid = false, indisready = false "
        "WHERE indexrelid = 'pk_meta'::regclass",
        "INSERT INTO meta VALUES ('long', 'again')",
    )
    assert found(name) == ["index pk_meta", "twice meta.key"]


def test_an_index_that_lost_a_row_is_found_where_amcheck_is(name: str) -> None:
    try:
        change(name, "CREATE EXTENSION amcheck")
    except psycopg.errors.FeatureNotSupported:
        pytest.skip("this server has no amcheck")
    change(
        name,
        "UPDATE pg_index SET indisready = false WHERE indexrelid = 'pk_meta'::regclass",
        "INSERT INTO meta VALUES ('not in the index', '1')",
        "UPDATE pg_index SET indisready = true WHERE indexrelid = 'pk_meta'::regclass",
    )
    assert found(name) == ["index pk_meta"]


def test_whoever_stops_it_stops_it_between_two_tables(name: str) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    database = PostgresDatabase(server_url(server().url(name)))
    with pytest.raises(KeyboardInterrupt):
        list(find_damage(database, stop))
    database.close()
