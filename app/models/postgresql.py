"""A store on a PostgreSQL server, shared by several counters over the office's network.

One writer at a time, as with a SQLite file: every writing transaction takes the store's lock first,
so whatever reads the newest row and adds the next one is right without further thought.
"""

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import Connection

from app.models.database import Database

_LOCK = 0x4D433431
_LOCK_SECONDS = 10
_CONNECT_SECONDS = 5


class PostgresDatabase(Database):
    """A store behind ``url``, for example ``postgresql+psycopg://motcua@server/motcua``."""

    def __init__(self, url: str) -> None:
        """Prepare the connections; the first use opens one."""
        self.url = url
        write = _make_engine(url)
        read = write.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True, store_lock=False
        )
        super().__init__(write, read)

    def check_still_there(self) -> None:
        """Nothing to do: a server that is gone does not acknowledge a commit."""

    def damage(self) -> tuple[str, ...]:
        """Return nothing: the server checks its pages as it reads them."""
        return ()


def _make_engine(url: str) -> Engine:
    engine = create_engine(
        url, pool_pre_ping=True, connect_args={"connect_timeout": _CONNECT_SECONDS}
    )

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get("store_lock", True):
            connection.execute(text(f"SET LOCAL lock_timeout = '{_LOCK_SECONDS}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})

    return engine
