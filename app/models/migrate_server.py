"""Making, opening and upgrading a store on a PostgreSQL server.

Only one program does so at a time, and only while no other one has the store open. An empty
database is never taken for a new store; only the first-run wizard makes one.
"""

from collections.abc import Callable
from enum import StrEnum

from sqlalchemy import URL, Connection

from app.errors import StoreError
from app.models import migrate
from app.models.database import Database
from app.models.postgresql import PostgresDatabase
from app.models.store_errors import store_errors
from app.models.tables import metadata
from app.words import N_

OLDEST_SERVER = 14
"""The oldest major version of PostgreSQL the program works with."""

# Stands on the table every store has, so that another program's database is never taken for one.
_MARK = f"Một Cửa {0x4D433431:X}"
_MARK_UNFINISHED = f"{_MARK} …"
_SAY_MARK = "COMMENT ON TABLE alembic_version IS '{mark}'"
_LOOK = """
    SELECT current_setting('server_version_num')::int / 10000,
        current_setting('server_encoding'),
        obj_description(to_regclass('alembic_version'), 'pg_class'),
        (SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace
            AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e'))
"""
_REVISION = "SELECT version_num FROM alembic_version"
_CLEAR = (
    f"DROP TABLE {', '.join(sorted(metadata.tables))}, dossier_search, alembic_version CASCADE",
    "DROP FUNCTION refuse_change",
)


class ServerState(StrEnum):
    """What a server's database holds."""

    EMPTY = "empty"
    STORE = "store"


def look_at_server(url: URL) -> ServerState:
    """Return what stands at ``url``; nothing is changed.

    StoreError when it cannot be reached, is too old, or is another program's or a newer one's.
    """
    database = PostgresDatabase(url)
    try:
        with database.read() as session:
            connection = session.connection()
            state = _state(connection)
            if state is ServerState.STORE and _revision(connection) > migrate.HEAD:
                raise migrate.newer_store()
            return state
    finally:
        database.close()


def create_server_store(
    url: URL, fill: Callable[[Database], object] | None = None
) -> PostgresDatabase:
    """Make a store in the empty database at ``url``, let ``fill`` begin it, and return it open.

    There is a store once both are done and none before: whatever stops them leaves the database
    free for another attempt. StoreError when something is there already.
    """
    database = PostgresDatabase(url)
    try:
        with database.read() as session:
            _refuse_second(session.connection())
        with database.alone() as connection:
            _refuse_second(connection)
            _clear(connection)
            try:
                migrate.upgrade(database, lambda made: _mark(made, _MARK_UNFINISHED))
                if fill is not None:
                    fill(database)
                _mark(connection, _MARK)
            except BaseException:
                _clear(connection)
                raise
    finally:
        database.close()
    return PostgresDatabase(url, migrate.HEAD)


def open_server_store(url: URL, copy: Callable[[str], object]) -> PostgresDatabase:
    """Open the store at ``url``, upgrading an older one after ``copy`` was made of it.

    ``copy`` is given the revision upgraded from. StoreError when there is no store, or it comes
    from a newer program, or other counters have it open while it must be upgraded.
    """
    database = PostgresDatabase(url)
    try:
        with database.read() as session:
            connection = session.connection()
            if _state(connection) is ServerState.EMPTY:
                raise StoreError(
                    N_("Máy chủ chưa có kho dữ liệu."),
                    N_("Kiểm tra địa chỉ máy chủ, hoặc thiết lập cơ quan mới."),
                )
            revision = _revision(connection)
        if revision > migrate.HEAD:
            raise migrate.newer_store()
        if revision < migrate.HEAD:
            with database.alone() as connection:
                # Another PC may have done it while this one asked.
                if _revision(connection) < migrate.HEAD:
                    copy(revision)
                    migrate.upgrade(database)
    finally:
        database.close()
    return PostgresDatabase(url, migrate.HEAD)


def _state(connection: Connection) -> ServerState:
    version, encoding, mark, tables = connection.exec_driver_sql(_LOOK).one()
    if version < OLDEST_SERVER or encoding != "UTF8":
        raise StoreError(
            N_("Máy chủ dữ liệu không phù hợp: PostgreSQL {version}, bảng mã {encoding}."),
            N_("Cần PostgreSQL {oldest} trở lên và cơ sở dữ liệu bảng mã UTF8."),
            version=version,
            encoding=encoding,
            oldest=OLDEST_SERVER,
        )
    if mark == _MARK:
        return ServerState.STORE
    if mark == _MARK_UNFINISHED or not tables:
        return ServerState.EMPTY
    raise StoreError(
        N_("Cơ sở dữ liệu này không phải của Một Cửa."),
        N_("Dùng một cơ sở dữ liệu riêng, trống, cho Một Cửa."),
    )


def _refuse_second(connection: Connection) -> None:
    if _state(connection) is ServerState.STORE:
        raise StoreError(
            N_("Máy chủ đã có kho dữ liệu của cơ quan."),
            N_("Nối máy này vào kho dữ liệu đó, hoặc nhờ tạo một cơ sở dữ liệu trống."),
        )


def _revision(connection: Connection) -> str:
    return str(connection.exec_driver_sql(_REVISION).scalar_one())


def _mark(connection: Connection, mark: str) -> None:
    connection.exec_driver_sql(_SAY_MARK.format(mark=mark))


def _clear(connection: Connection) -> None:
    """Take away what an attempt that did not come to its end has left, if there is any."""
    mark = connection.exec_driver_sql(_LOOK).one()[2]
    if mark == _MARK_UNFINISHED:
        with store_errors():
            for statement in _CLEAR:
                connection.exec_driver_sql(statement)
