"""Making, opening and upgrading a store: numbered migrations, a verified copy before each upgrade.

A missing or empty file is never taken for a new store; only the first-run wizard makes one.
"""

import shutil
from pathlib import Path

from sqlalchemy import Connection

from app.errors import StoreError
from app.models.database import APPLICATION_ID, Database, connect, store_errors
from app.models.driver import sqlite
from app.words import N_

HEAD = "0001"
"""The revision this program works with; a test holds it equal to the newest migration."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def create_store(path: Path) -> Database:
    """Make a new, empty store at ``path``; StoreError when something is there already."""
    if path.exists():
        raise StoreError(
            N_("Thư mục này đã có kho dữ liệu."),
            N_("Mở kho dữ liệu đó, hoặc chọn một thư mục trống."),
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            N_("Không tạo được thư mục dữ liệu."), N_("Chọn thư mục khác có quyền ghi.")
        ) from error
    with store_errors():
        connection = connect(path)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.close()
        database = Database(path)
        _upgrade(database)
    return database


def open_store(path: Path) -> Database:
    """Open the store at ``path``, upgrading an older one after a copy that was checked.

    StoreError when the file is missing, is not a store, or comes from a newer program.
    """
    if not path.exists():
        raise StoreError(
            N_("Không tìm thấy kho dữ liệu."),
            N_("Kiểm tra thư mục dữ liệu, hoặc thiết lập cơ quan mới."),
        )
    revision = _revision(path)
    if revision > HEAD:
        raise StoreError(
            N_("Kho dữ liệu do phiên bản mới hơn của chương trình tạo ra."),
            N_("Cài phiên bản mới của chương trình rồi mở lại; dữ liệu chưa bị thay đổi."),
        )
    if revision < HEAD:
        _copy_before_upgrade(path, revision)
    database = Database(path)
    if revision < HEAD:
        _upgrade(database)
    return database


def _revision(path: Path) -> str:
    with store_errors():
        if path.stat().st_size == 0:
            raise _not_a_store()
        # Looked at without a word of ours in the file: pragmas would write into a stranger's.
        connection = sqlite.connect(str(path))
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION_ID:
                raise _not_a_store()
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    return str(revision)


def _not_a_store() -> StoreError:
    return StoreError(
        N_("Tệp này không phải kho dữ liệu của Một Cửa."),
        N_("Chọn lại thư mục dữ liệu, hoặc phục hồi từ bản sao lưu."),
    )


def _copy_before_upgrade(path: Path, revision: str) -> None:
    target = path.with_name(f"{path.stem}-before-{HEAD}-from-{revision}{path.suffix}")
    part = target.with_suffix(".part")
    with store_errors():
        source, copy = connect(path), sqlite.connect(str(part))
        try:
            source.backup(copy)
            (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        finally:
            copy.close()
            source.close()
    if verdict != "ok":
        part.unlink()
        raise StoreError(
            N_("Kho dữ liệu có lỗi nên chưa nâng cấp."),
            N_("Gọi người quản trị phục hồi từ bản sao lưu rồi mở lại."),
        )
    shutil.move(part, target)


def _upgrade(database: Database) -> None:
    # Loading alembic costs as much as opening the window, and hardly any start needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with database.write() as session:
        connection: Connection = session.connection()
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
