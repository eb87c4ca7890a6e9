"""Whether the file at the store's place can be a store at all, seen before anything opens it.

An empty file would open as a healthy database without tables, and noise as an encrypted store.
"""

from pathlib import Path

from app.errors import StoreDamagedError
from app.models.backup_file import backups_in
from app.models.encryption import is_encrypted
from app.models.key_marker import load_marker
from app.paths import STORE_NAME
from app.places import backup_folders, had_store
from app.words import N_

_MAGIC = b"SQLite format 3\0"


def check_store_file(data_folder: Path) -> None:
    """Raise StoreDamagedError when a store was used here and its file is gone or is none.

    What never was a store is left to whoever opens it: it may be another program's file.
    """
    store = data_folder / STORE_NAME
    if not store.exists():
        if had_store(data_folder):
            raise StoreDamagedError(
                N_("Tệp kho dữ liệu không còn trong thư mục dữ liệu."),
                N_("Không lập kho mới. Phục hồi từ bản sao lưu và nhật ký biên nhận."),
            )
    elif store.stat().st_size == 0:
        raise StoreDamagedError(
            N_("Tệp kho dữ liệu trống rỗng, không còn dữ liệu nào."),
            N_("Không nhập tiếp. Phục hồi từ bản sao lưu và nhật ký biên nhận."),
        )
    elif not _looks_like_store(store) and had_store(data_folder):
        raise StoreDamagedError(
            N_("Phần đầu tệp kho dữ liệu bị ghi đè, không còn đọc được."),
            N_("Không nhập tiếp. Phục hồi từ bản sao lưu và nhật ký biên nhận."),
        )


def _looks_like_store(store: Path) -> bool:
    with store.open("rb") as file:
        if file.read(len(_MAGIC)) == _MAGIC:
            return True
    return is_encrypted(store) and not _was_plain(store.parent)


def _was_plain(data_folder: Path) -> bool:
    """Say whether the store here was never encrypted, as far as anything beside it tells."""
    if load_marker(data_folder) is not None:
        return False
    folders = (folder for folder in backup_folders(data_folder) if folder is not None)
    newest = next((one for folder in folders for one in backups_in(folder) if one.manifest), None)
    return newest is not None and newest.manifest is not None and not newest.manifest.encrypted
