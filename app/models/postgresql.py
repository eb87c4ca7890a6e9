"""A store on a PostgreSQL server, shared by several counters over the office's network.

One writer at a time, as with a SQLite file: every writing transaction takes the store's lock first,
so whatever reads the newest row and adds the next one is right without further thought.
"""

import contextlib
from collections.abc import Generator
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError

from app.errors import InputError, StoreError
from app.models.database import Database
from app.models.store_errors import known_error, store_errors
from app.words import N_

# Keys of advisory locks, which each database of a server has for itself.
_WRITING = 0x4D433431
_PRESENT = 0x4D433432

_DRIVER = "postgresql+psycopg"
_SCHEMES = ("postgres", "postgresql", _DRIVER)
# The first line is the client's, the rest the server's: each must notice that the other was
# switched off, the server within a minute, or a dead PC's lock would hold the whole office up.
_CONNECT: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    "application_name": "motcua",
    "options": " ".join(
        f"-c {setting}"
        for setting in (
            "lock_timeout=10s",
            "tcp_keepalives_idle=20",
            "tcp_keepalives_interval=10",
            "tcp_keepalives_count=3",
            "jit=off",
        )
    ),
}
_BEGIN_WRITING = (
    "SELECT set_config('idle_in_transaction_session_timeout', '60s', true), "
    f"pg_advisory_xact_lock({_WRITING})"
)
_BE_PRESENT = f"SELECT pg_try_advisory_lock_shared({_PRESENT})"
_BE_ALONE = f"SELECT pg_try_advisory_lock({_PRESENT})"
# To the server a program that has just gone is there for a moment longer.
_LOOKS, _MOMENT = 10, "SELECT pg_sleep(0.1)"
_BE_GONE = f"SELECT pg_advisory_unlock({_PRESENT})"
_UNDEFINED_TABLE = "42P01"
_REVISION = "SELECT version_num FROM alembic_version"


ServerUrl = URL
"""An address as ``server_url`` gives it; its password does not show when it is printed."""


class PostgresDatabase(Database):
    """The store of one revision on a server; a connection made after an upgrade is refused."""

    def __init__(self, url: URL, revision: str | None = None) -> None:
        """Prepare the connections; the first use opens one.

        Without a ``revision`` nothing is said about whose schema this is, nor that somebody is
        there: for making and upgrading stores.
        """
        self.url = url
        write = _make_engine(url, revision)
        read = write.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True, store_lock=False
        )
        super().__init__(write, read)

    def check_still_there(self) -> None:
        """Nothing to do: a server that is gone does not acknowledge a commit."""

    @contextlib.contextmanager
    def alone(self) -> Generator[Connection]:
        """Give a connection while no other program has this store open, nor can open it.

        StoreError when one has. The connection commits each statement by itself.
        """
        engine = self._write.execution_options(isolation_level="AUTOCOMMIT", store_lock=False)
        with store_errors(), engine.connect() as connection:
            if not _is_alone(connection):
                raise StoreError(
                    N_("Kho dữ liệu chung đang mở ở máy khác."),
                    N_("Đóng Một Cửa ở mọi máy còn lại rồi mở lại ở máy này trước."),
                )
            try:
                yield connection
            finally:
                # The server may be gone, and the lock with it.
                if not connection.invalidated:
                    connection.exec_driver_sql(_BE_GONE)


def server_url(address: str) -> URL:
    """Return ``address``, such as ``postgresql://motcua@server/motcua``, for the program's driver.

    InputError("database_url") when it is no address of a database; it is not repeated there,
    because it may hold a password.
    """
    try:
        url = make_url(address.strip())
    except (ArgumentError, ValueError):
        raise no_address() from None
    if url.drivername not in _SCHEMES or not url.database:
        raise no_address()
    # ``user:@server``, as some tools write it, means no password and not an empty one.
    return url._replace(drivername=_DRIVER, password=url.password or None)


def shown_url(url: URL) -> str:
    """Return where ``url`` leads, without the password or anything else that opens it."""
    user = f"{url.username}@" if url.username else ""
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{user}{url.host or url.query.get('host', '')}{port}/{url.database}"


def bare_address(url: URL) -> str:
    """Return the address ``url`` came from, as PostgreSQL's own programs take it, sans password."""
    return url._replace(drivername="postgresql", password=None).render_as_string()


def no_address() -> InputError:
    """Return what is said where an address of a database is wanted."""
    return InputError(
        "database_url",
        N_("Địa chỉ máy chủ dữ liệu chưa đúng dạng."),
        N_("Nhập như postgresql://motcua@may-chu/motcua (tài khoản, máy chủ, cơ sở dữ liệu)."),
    )


def _is_alone(connection: Connection) -> bool:
    """Take the store's lock; False while another program holds it for longer than a second."""
    for _look in range(_LOOKS):
        if connection.exec_driver_sql(_BE_ALONE).scalar():
            return True
        connection.exec_driver_sql(_MOMENT)
    return False


def _make_engine(url: URL, revision: str | None) -> Engine:
    ours = {name: value for name, value in _CONNECT.items() if name not in url.query}
    # Parameters are citizens' data, and errors reach the log.
    engine = create_engine(url, pool_pre_ping=True, connect_args=ours, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        if revision is not None:
            try:
                _enter(connection, revision)
            except BaseException as error:
                connection.close()
                # Here SQLAlchemy has not wrapped the driver's errors yet.
                known = _gone(error) or known_error(error)
                if known is not None:
                    raise known from error
                raise

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get("store_lock", True):
            connection.exec_driver_sql(_BEGIN_WRITING)

    return engine


def _gone(error: BaseException) -> StoreError | None:
    if getattr(error, "sqlstate", None) != _UNDEFINED_TABLE:
        return None
    return StoreError(
        N_("Máy chủ không còn kho dữ liệu của cơ quan."),
        N_("Ngừng nhập, báo người quản trị máy chủ phục hồi từ bản sao lưu."),
    )


def _enter(connection: Any, revision: str) -> None:
    """Let others know that this program has the store open, as long as the connection lasts."""
    (alone,) = connection.execute(_BE_PRESENT).fetchone()
    (found,) = connection.execute(_REVISION).fetchone()
    connection.commit()
    if not alone:
        raise StoreError(
            N_("Kho dữ liệu chung đang được nâng cấp ở máy khác."),
            N_("Chờ máy đó làm xong rồi thử lại."),
        )
    if found != revision:
        raise StoreError(
            N_("Kho dữ liệu chung đã được phiên bản khác của chương trình nâng cấp."),
            N_("Cài cùng một phiên bản ở mọi máy rồi mở lại; dữ liệu chưa bị thay đổi."),
        )
