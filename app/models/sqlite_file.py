"""A store that is one SQLite file, opened so that what is acknowledged survives a power cut.

WAL with synchronous=FULL and immediate writing transactions (docs/decisions); with a key the file
is encrypted by SQLCipher.
"""

import contextlib
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event

from app.errors import StoreError
from app.models.database import Database
from app.models.driver import sqlite
from app.models.store_errors import store_errors
from app.words import N_

APPLICATION_ID = 0x4D433431
"""Written into the file's header, so that another program's database is never taken for a store."""

KEY_BYTES = 32

# Device and number of a file.
_Identity = tuple[int, int]

_LEFT = ".cu"
_BUSY_SECONDS = 5.0
_FIXED_WAL = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
_PRAGMAS = (
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "trusted_schema=OFF",
    "cache_size=-65536",
    "temp_store=MEMORY",
)


@dataclass(frozen=True, slots=True)
class StoreKey:
    """The 32 random bytes a store is encrypted with; never shown by ``repr``."""

    raw: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise ValueError(f"a store's key has {KEY_BYTES} bytes")

    def apply(self, connection: sqlite.Connection) -> None:
        """Open an encrypted file with this key: the first thing said on a connection."""
        # The library would write a wrong key's failures to the error stream by itself.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"""PRAGMA key = "x'{self.raw.hex()}'" """)


class SqliteDatabase(Database):
    """A store in the file at ``path``; ``migrate.open_store`` has made sure that it is one."""

    def __init__(self, path: Path, key: StoreKey | None = None) -> None:
        """Open the file, with ``key`` when it is encrypted."""
        self.path = path
        self.key = key
        self._identity = _file_identity(path)
        self._log_identity: _Identity | None = None
        write = _make_engine(path, self._connection)
        super().__init__(write, write.execution_options(sqlite_begin="DEFERRED"))

    @contextlib.contextmanager
    def raw(self) -> Generator[sqlite.Connection, None, None]:
        """Give a bare driver connection of its own, for backup and checks.

        StoreError when the file was deleted or replaced while open.
        """
        with store_errors(), contextlib.closing(self._connection()) as connection:
            yield connection

    def check_still_there(self) -> None:
        """Raise StoreError when the file was deleted or replaced while open.

        On POSIX the open file goes on accepting commits that nobody will ever find again.
        """
        if _file_identity(self.path) != self._identity:
            raise StoreError(
                N_("Kho dữ liệu đã bị xóa hoặc thay thế khi chương trình đang chạy."),
                N_("Đóng chương trình, không nhập tiếp, gọi người quản trị phục hồi dữ liệu."),
            )

    def close(self) -> None:
        """Close every connection; the last one to a file folds the log into it.

        The log of a file that was replaced is set aside: it would be folded into whatever lies in
        its place, by the next to open that.
        """
        super().close()
        identity = _file_identity(self.path)
        if identity not in (None, self._identity) and self._log_identity is not None:
            # Only if it is ours: a store that was put here may have brought its own.
            with contextlib.suppress(OSError):
                if _file_identity(self._log) == self._log_identity:
                    self._log.replace(self._log.with_name(f"{self._log.name}{_LEFT}"))

    @property
    def _log(self) -> Path:
        return self.path.with_name(f"{self.path.name}-wal")

    def _connection(self) -> sqlite.Connection:
        """Connect to the file that was opened: the first to open another settles our log in it."""
        self.check_still_there()
        connection = _existing(self.path)
        try:
            _prepare(connection, self.key)
        except BaseException:
            connection.close()
            raise
        self._log_identity = _file_identity(self._log)
        return connection


def connect(path: Path, key: StoreKey | None = None) -> sqlite.Connection:
    """Return a bare connection with the pragmas of the house and no implicit transactions."""
    connection = sqlite.connect(
        str(path), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        _prepare(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def journal_mode(version: tuple[int, ...] = sqlite.sqlite_version_info) -> tuple[str, str]:
    """Return journal mode and synchronous level that are durable on this SQLite version.

    Versions 3.7.0 to 3.51.2 (but the patched 3.44.6 and 3.50.7) can damage a WAL store when two
    connections reset the log at once; there a truncated rollback journal is used instead.
    """
    fixed = version >= _FIXED_WAL[0] or any(
        version[:2] == patched[:2] and version >= patched for patched in _FIXED_WAL[1:]
    )
    return ("WAL", "FULL") if fixed else ("TRUNCATE", "EXTRA")


def _make_engine(path: Path, connection: Callable[[], sqlite.Connection]) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        module=sqlite,
        creator=connection,
        # A traceback on a terminal must not tell what a citizen is called.
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        kind = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
        connection.connection.driver_connection.execute(f"BEGIN {kind}")

    return engine


def _existing(path: Path) -> sqlite.Connection:
    """Connect to a file that is there: one that was deleted must not be made anew, empty."""
    # The driver must never begin by itself: its BEGIN is deferred, and a deferred transaction
    # that turns into a writer fails at once instead of waiting.
    return sqlite.connect(
        f"{path.resolve().as_uri()}?mode=rw",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _prepare(connection: sqlite.Connection, key: StoreKey | None) -> None:
    if key is not None:
        key.apply(connection)
    mode, synchronous = journal_mode()
    for pragma in (f"journal_mode={mode}", f"synchronous={synchronous}", *_PRAGMAS):
        connection.execute(f"PRAGMA {pragma}")


def _file_identity(path: Path) -> _Identity | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
