"""Making, opening and upgrading a store: numbered migrations, a copy of it before each upgrade.

Here for a SQLite file; ``migrate_server`` does the same on a PostgreSQL server.
A missing or empty file is never taken for a new store; only the first-run wizard makes one.
"""

import contextlib
from collections.abc import Callable, Generator
from pathlib import Path

from sqlalchemy import Connection

from app.errors import StoreError
from app.models.database import Database
from app.models.driver import sqlite
from app.models.sqlite_file import APPLICATION_ID, SqliteDatabase, StoreKey, connect
from app.models.store_errors import store_errors
from app.words import N_

HEAD = "0006"
"""The revision this program works with; a test holds it equal to the newest migration."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_HAS_REVISION = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"


def create_store(
    path: Path,
    fill: Callable[[Database], object] | None = None,
    key: StoreKey | None = None,
) -> SqliteDatabase:
    """Make a store at ``path``, let ``fill`` write what it begins with, and return it open.

    There is a store once both are done and none before: whatever stops them leaves the place
    free for another attempt. StoreError when something is there already.
    """
    if path.exists():
        raise StoreError(
            N_("Thư mục này đã có kho dữ liệu."),
            N_("Mở kho dữ liệu đó, hoặc chọn một thư mục trống."),
        )
    unfinished = path.with_name(f"{path.name}.unfinished")
    with _folder_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove(unfinished)
    _make(unfinished, fill, key)
    with _folder_errors():
        unfinished.rename(path)
    return SqliteDatabase(path, key)


def open_store(
    path: Path, key: StoreKey | None = None, copy: Callable[[], object] | None = None
) -> SqliteDatabase:
    """Open the store at ``path``, upgrading an older one after ``copy`` has made one of it.

    Without ``copy`` the store must be one itself. StoreError when the file is missing, is not a
    store, or comes from a newer program.
    """
    if not path.exists():
        raise StoreError(
            N_("Không tìm thấy kho dữ liệu."),
            N_("Kiểm tra thư mục dữ liệu, hoặc thiết lập cơ quan mới."),
        )
    revision = _revision(path, key)
    if revision > HEAD:
        raise newer_store()
    if revision < HEAD and copy is not None:
        copy()
    database = SqliteDatabase(path, key)
    if revision < HEAD:
        try:
            upgrade(database)
        except BaseException:
            database.close()
            raise
    return database


def _make(path: Path, fill: Callable[[Database], object] | None, key: StoreKey | None) -> None:
    try:
        with store_errors(), contextlib.closing(connect(path, key)) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        with contextlib.closing(SqliteDatabase(path, key)) as database:
            upgrade(database)
            if fill is not None:
                fill(database)
    except BaseException:
        _remove(path)
        raise


@contextlib.contextmanager
def _folder_errors() -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            N_("Không tạo được thư mục dữ liệu."), N_("Chọn thư mục khác có quyền ghi.")
        ) from error


def _remove(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def _revision(path: Path, key: StoreKey | None) -> str:
    # Looked at without a word of ours in the file: pragmas would write into a stranger's.
    with store_errors(), contextlib.closing(sqlite.connect(str(path))) as connection:
        if key is not None:
            key.apply(connection)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application == APPLICATION_ID and connection.execute(_HAS_REVISION).fetchone():
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if row is not None:
                return str(row[0])
    raise StoreError(
        N_("Tệp này không phải kho dữ liệu của Một Cửa."),
        N_("Chọn lại thư mục dữ liệu, hoặc phục hồi từ bản sao lưu."),
    )


def newer_store() -> StoreError:
    """Return what is said of a store whose schema this program does not know."""
    return StoreError(
        N_("Kho dữ liệu do phiên bản mới hơn của chương trình tạo ra."),
        N_("Cài phiên bản mới của chương trình rồi mở lại; dữ liệu chưa bị thay đổi."),
    )


def upgrade(database: Database, finish: Callable[[Connection], object] | None = None) -> None:
    """Bring the schema of ``database`` to HEAD in one transaction, ``finish`` being part of it."""
    # Loading alembic costs as much as opening the window, and hardly any start needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with database.write() as session:
        connection: Connection = session.connection()
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
        if finish is not None:
            finish(connection)
