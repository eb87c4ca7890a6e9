"""The sample office's store for a test: a file, or a database of the tests' PostgreSQL server.

Which of the two is decided for each run of a test by ``conftest``; everything else in the tests is
the same for both.
"""

import atexit
import contextlib
import functools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from app.bootstrap import Workplace
from app.models.postgresql import PostgresDatabase
from app.models.sqlite_file import SqliteDatabase, connect
from app.paths import STORE_NAME
from app.services.counter import Counter
from app.settings import Settings, load_settings, save_settings
from tests.postgres_server import server

_SAMPLE_STATION = 1

SQLITE, POSTGRESQL = "sqlite", "postgresql"
KINDS = (SQLITE, POSTGRESQL)

Found = Callable[[Path, str], None]
"""Founds the sample office in a folder, or in the empty database at an address."""


class _Choice:
    """What the test that runs now wants, and the databases made for it."""

    kind = SQLITE
    made: list[str] = []  # noqa: RUF012


@contextlib.contextmanager
def stores_are(kind: str) -> Iterator[None]:
    """Let stores made from now on be of ``kind``."""
    before, _Choice.kind = _Choice.kind, kind
    yield
    _Choice.kind = before


@contextlib.contextmanager
def tidied() -> Iterator[None]:
    """Remove the databases made meanwhile; there are as many of them as tests."""
    before = len(_Choice.made)
    yield
    for name in _Choice.made[before:]:
        server().drop_database(name)
    del _Choice.made[before:]


def lay_store(folder: Path, found: Found, station: int) -> None:
    """Lay a copy of the sample office's store into ``folder``, as the counter ``station``."""
    folder.mkdir(parents=True, exist_ok=True)
    if _Choice.kind == SQLITE:
        path = Path(shutil.copyfile(_sample_file(found), folder / STORE_NAME))
        if station != _SAMPLE_STATION:
            with contextlib.closing(connect(path)) as file:
                file.execute("UPDATE meta SET value = ? WHERE key = 'station'", [str(station)])
                file.execute("UPDATE history_chains SET station = ?", [station])
        return
    template, settings = _sample_database(found)
    name = server().make_database(template)
    _Choice.made.append(name)
    url = server().url(name)
    if station != _SAMPLE_STATION:
        with psycopg.connect(url) as connection:
            connection.execute("UPDATE meta SET key = %s WHERE key LIKE 'pc:%%'", [f"pc:{station}"])
            connection.execute("UPDATE history_chains SET station = %s", [station])
    save_settings(folder, replace(settings, database_url=url, station=station))


@functools.cache
def _sample_file(found: Found) -> Path:
    """Found the sample office once a run: hashing its PINs takes longer than most tests."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-sample-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    found(folder, "")
    return folder / STORE_NAME


@functools.cache
def _sample_database(found: Found) -> tuple[str, Settings]:
    name = server().make_database()
    with tempfile.TemporaryDirectory(prefix="motcua-sample-") as folder:
        found(Path(folder), server().url(name))
        return name, load_settings(Path(folder))


def empty_address() -> str:
    """Return the address of an empty database, or nothing where stores are files."""
    if _Choice.kind == SQLITE:
        return ""
    name = server().make_database()
    _Choice.made.append(name)
    return server().url(name)


def ask(folder: Path, question: str) -> list[tuple[object, ...]]:
    """Return the rows of a store that is closed; ``folder`` is the PC's data folder."""
    url = load_settings(folder).database_url
    opened = psycopg.connect(url) if url else connect(folder / STORE_NAME)
    with contextlib.closing(opened) as connection:
        return connection.execute(question).fetchall()  # type: ignore[arg-type]


def change_closed(folder: Path, *statements: tuple[str, *tuple[object, ...]]) -> None:
    """Run statements with their values on a store that is closed, in the PC's data folder."""
    url = load_settings(folder).database_url
    opened = psycopg.connect(url, autocommit=True) if url else connect(folder / STORE_NAME)
    with contextlib.closing(opened) as connection:
        for statement, *values in statements:
            connection.execute(statement.replace("?", "%s") if url else statement, values)  # type: ignore[arg-type]


def change(counter: Counter, statement: str, *values: object) -> None:
    """Run ``statement`` on the bare store: for what no use case would ever do."""
    database = counter.context.database
    if isinstance(database, SqliteDatabase):
        with database.raw() as connection:
            connection.execute(statement, values)
    else:
        assert isinstance(database, PostgresDatabase)
        with psycopg.connect(_bare(database)) as connection:
            connection.execute(statement.replace("?", "%s"), values)  # type: ignore[arg-type]


def allow_changes(counter: Counter, table: str = "dossier_events") -> None:
    """Take the triggers away that keep ``table`` append-only, as whoever owns the store can."""
    if counter.context.database.dialect == SQLITE:
        change(counter, f"DROP TRIGGER {table}_no_update")
        change(counter, f"DROP TRIGGER {table}_no_delete")
    else:
        change(counter, f"DROP TRIGGER {table}_no_change ON {table}")


def copied_office(source: Path, folder: Path) -> None:
    """Lay a copy of all that a PC has, its store with what lies beside it, into ``folder``."""
    shutil.copytree(source, folder)
    settings = load_settings(folder)
    if settings.database_url:
        save_settings(folder, replace(settings, database_url=_copied(settings.database_url)))


def copied_store(source: Workplace, folder: Path) -> None:
    """Lay a copy of a closed store into ``folder``: what an old backup put back would be."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = load_settings(source.data_folder)
    if not settings.database_url:
        shutil.copyfile(source.store, folder / STORE_NAME)
        return
    save_settings(folder, replace(settings, database_url=_copied(settings.database_url)))


def _copied(address: str) -> str:
    name = server().make_database(urlsplit(address).path.lstrip("/"))
    _Choice.made.append(name)
    return server().url(name)


def _bare(database: PostgresDatabase) -> str:
    url = database.url.set(drivername="postgresql")
    return url.render_as_string(hide_password=False)
