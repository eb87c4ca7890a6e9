"""Whether the file at the store's place can be a store at all, seen before anything opens it.

An empty file would open as a healthy database without tables, and noise as an encrypted store.
"""

from pathlib import Path

from app.errors import StoreDamagedError
from app.models.backup_file import backups_in
from app.models.encryption import is_encrypted
from app.models.key_marker import load_marker
from app.models.second_place import SecondPlace
from app.paths import STORE_NAME
from app.places import backup_folders, had_store
from app.words import N_

_MAGIC = b"SQLite format 3\0"
# The database header of SQLite's file format, section 1.3.
_HEADER = 100


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

    elif (missing := _cut_off(store)) > 0:
        raise StoreDamagedError(
            N_("Tệp kho dữ liệu bị cắt cụt, thiếu {size} KB ở cuối."),
            N_("Không nhập tiếp. Phục hồi từ bản sao lưu và nhật ký biên nhận."),
            size=-(-missing // 1024),
        )


def has_log(store: Path) -> bool:
    """Say whether there are steps beside the store that are not in its file yet."""
    log = store.with_name(f"{store.name}-wal")
    return log.exists() and log.stat().st_size > 0


def without_log(behind: StoreDamagedError, second: SecondPlace) -> StoreDamagedError:
    """Return why a store without its log is ``behind``, if the program last ended in mid-work.

    Then there was a log; a program that ends by itself folds it into the store, and brings the
    mark up to the last line of the journal.
    """
    mark, _problem = second.load_mark()
    if mark is None or "count" not in behind.values:
        return behind
    if mark.raised(line.entry for line in second.entries()) == mark:
        return behind
    return StoreDamagedError(
        N_("Tệp motcua.db-wal đã mất, và những bước ghi sau cùng mất theo nó."),
        N_("Phục hồi để ghi lại từ nhật ký; không dùng phần mềm dọn rác trong thư mục dữ liệu."),
    )


def _cut_off(store: Path) -> int:
    """Return how many bytes are missing at the end of a plain store, by what its header says.

    With a log beside it the file may rightly be shorter: the rest is still in the log.
    """
    with store.open("rb") as file:
        header = file.read(_HEADER)
    if header[: len(_MAGIC)] != _MAGIC or len(header) < _HEADER or has_log(store):
        return 0
    page = int.from_bytes(header[16:18])
    page = 65_536 if page == 1 else page
    # An older SQLite does not keep the count, and says so by a version of its own.
    counted = header[24:28] == header[92:96]
    return page * int.from_bytes(header[28:32]) - store.stat().st_size if counted else 0


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
