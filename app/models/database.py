"""The store: one SQLite file opened so that what is acknowledged survives a power cut.

WAL with synchronous=FULL and immediate writing transactions (docs/decisions). Known failures of
the disk become StoreErrors here and nowhere else; anything else is a bug and stays one.
"""

import contextlib
from collections.abc import Generator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.models.driver import sqlite
from app.words import N_

APPLICATION_ID = 0x4D433431
"""Written into the file's header, so that another program's database is never taken for a store."""

_BUSY_SECONDS = 5.0
_FIXED_WAL = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
_PRAGMAS = (
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "trusted_schema=OFF",
    "cache_size=-65536",
    "temp_store=MEMORY",
)

_KNOWN: dict[str, tuple[str, str]] = {
    "SQLITE_FULL": (
        N_("Ổ đĩa đã đầy, chưa lưu được."),
        N_("Giải phóng dung lượng rồi bấm lưu lại; nội dung vẫn còn trên màn hình."),
    ),
    "SQLITE_BUSY": (
        N_("Kho dữ liệu đang bị chương trình khác giữ."),
        N_("Đóng chương trình đang mở kho dữ liệu rồi thử lại."),
    ),
    "SQLITE_READONLY": (
        N_("Thư mục dữ liệu chỉ cho đọc, không ghi được."),
        N_("Cấp quyền ghi cho thư mục dữ liệu hoặc chọn thư mục khác."),
    ),
    "SQLITE_CANTOPEN": (
        N_("Không mở được kho dữ liệu."),
        N_("Kiểm tra thư mục dữ liệu còn đó và được phép ghi."),
    ),
    "SQLITE_IOERR": (
        N_("Ổ đĩa báo lỗi khi đọc hoặc ghi."),
        N_("Giữ nguyên màn hình, kiểm tra ổ đĩa rồi thử lại."),
    ),
    "SQLITE_CORRUPT": (
        N_("Kho dữ liệu bị hỏng."),
        N_("Ngừng nhập, gọi người quản trị phục hồi từ bản sao lưu."),
    ),
    "SQLITE_NOTADB": (
        N_("Tệp kho dữ liệu không đúng định dạng."),
        N_("Chọn lại thư mục dữ liệu hoặc phục hồi từ bản sao lưu."),
    ),
}


class Database:
    """An open store. ``write`` is one immediate transaction, ``read`` one consistent snapshot."""

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``, which ``migrate.open_store`` has made sure is a store."""
        self.path = path
        self._write = _make_engine(path)
        self._read = self._write.execution_options(sqlite_begin="DEFERRED")
        self._identity = _file_identity(path)

    @contextlib.contextmanager
    def write(self) -> Generator[Session, None, None]:
        """Give a session whose commit at the end is durable; any error rolls everything back."""
        with store_errors(), Session(self._write, expire_on_commit=False) as session:
            yield session
            self.check_still_there()
            session.commit()

    @contextlib.contextmanager
    def transaction(self) -> Generator[Connection, None, None]:
        """Like ``write``, without the mapped objects: for statements made once and run often."""
        with store_errors(), self._write.connect() as connection, connection.begin():
            yield connection
            self.check_still_there()

    @contextlib.contextmanager
    def read(self) -> Generator[Session, None, None]:
        """Give a session that sees one state of the store and never blocks the writer."""
        with store_errors(), Session(self._read, expire_on_commit=False) as session:
            yield session

    @contextlib.contextmanager
    def raw(self) -> Generator[sqlite.Connection, None, None]:
        """Give a bare driver connection of its own, for backup and checks."""
        with store_errors():
            connection = connect(self.path)
            try:
                yield connection
            finally:
                connection.close()

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
        """Close every connection; the last one folds the log into the file."""
        self._write.dispose()


def connect(path: Path) -> sqlite.Connection:
    """Return a bare connection with the pragmas of the house and no implicit transactions."""
    connection = sqlite.connect(
        str(path), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        _prepare(connection)
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


@contextlib.contextmanager
def store_errors() -> Generator[None, None, None]:
    """Turn what the driver says about disk and file into StoreErrors; let bugs through."""
    try:
        yield
    except (DatabaseError, sqlite.Error) as error:
        known = _known(error.orig if isinstance(error, DatabaseError) else error)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:
        # A damaged schema page raises this before the driver notices the damage itself.
        raise StoreError(*_KNOWN["SQLITE_CORRUPT"]) from error


def _known(error: BaseException | None) -> StoreError | None:
    name: str = getattr(error, "sqlite_errorname", "") or ""
    for prefix, (title, advice) in _KNOWN.items():
        if name.startswith(prefix):
            return StoreError(title, advice)
    return None


def _make_engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", module=sqlite, connect_args={"timeout": _BUSY_SECONDS}
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        # The driver must never begin by itself: its BEGIN is deferred, and a deferred
        # transaction that turns into a writer fails at once instead of waiting.
        connection.isolation_level = None
        _prepare(connection)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        kind = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
        connection.connection.driver_connection.execute(f"BEGIN {kind}")

    return engine


def _prepare(connection: Any) -> None:
    mode, synchronous = journal_mode()
    for pragma in (f"journal_mode={mode}", f"synchronous={synchronous}", *_PRAGMAS):
        connection.execute(f"PRAGMA {pragma}")


def _file_identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
