"""What the two databases say about disk, file and connection, turned into StoreErrors.

Known failures become one sentence here and nowhere else; anything else is a bug and stays one.
"""

import contextlib
from collections.abc import Generator

from sqlalchemy.exc import DBAPIError

from app.errors import StoreDamagedError, StoreError
from app.models.driver import sqlite
from app.words import N_

_SQLITE: dict[str, tuple[str, str]] = {
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
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
# What the driver says without a name: of bytes that are no text, which it quotes, and in backups.
_NAMELESS = {
    "Could not decode to UTF-8": "SQLITE_CORRUPT",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
}
_LOST = (
    N_("Mất kết nối tới máy chủ dữ liệu."),
    N_("Kiểm tra mạng và máy chủ rồi thử lại; nội dung vẫn còn trên màn hình."),
)
_NO_RIGHT = (
    N_("Tài khoản trên máy chủ dữ liệu thiếu quyền."),
    N_("Nhờ người quản trị cho tài khoản này làm chủ cơ sở dữ liệu của Một Cửa."),
)
_BROKEN = (
    N_("Kho dữ liệu trên máy chủ bị hỏng."),
    N_("Ngừng nhập, báo người quản trị máy chủ phục hồi từ bản sao lưu."),
)
# By the beginning of SQLSTATE (PostgreSQL manual, appendix A); no state at all is no connection.
_POSTGRESQL: dict[str, tuple[str, str]] = {
    "XX001": _BROKEN,
    "XX002": _BROKEN,
    "58P01": _BROKEN,
    "58030": (
        N_("Ổ đĩa của máy chủ dữ liệu báo lỗi khi đọc hoặc ghi."),
        N_("Báo người quản trị máy chủ kiểm tra ổ đĩa rồi thử lại."),
    ),
    "08": _LOST,
    "57P": _LOST,
    "53100": (
        N_("Ổ đĩa của máy chủ dữ liệu đã đầy, chưa lưu được."),
        N_("Báo người quản trị máy chủ rồi bấm lưu lại; nội dung vẫn còn trên màn hình."),
    ),
    "53300": (
        N_("Máy chủ dữ liệu đã hết chỗ cho kết nối mới."),
        N_("Đóng bớt máy đang mở chương trình, hoặc báo người quản trị máy chủ."),
    ),
    "25006": (
        N_("Máy chủ dữ liệu đang ở chế độ chỉ đọc."),
        N_("Báo người quản trị máy chủ; nội dung vẫn còn trên màn hình."),
    ),
    "28": (
        N_("Máy chủ dữ liệu không nhận tài khoản hoặc mật khẩu."),
        N_("Sửa địa chỉ máy chủ trong cài đặt rồi mở lại chương trình."),
    ),
    "3D000": (
        N_("Máy chủ không có cơ sở dữ liệu này."),
        N_("Sửa địa chỉ máy chủ trong cài đặt, hoặc nhờ người quản trị tạo cơ sở dữ liệu."),
    ),
    "42501": _NO_RIGHT,
    "3F000": _NO_RIGHT,
    "22": (
        N_("Có giá trị mà kho dữ liệu không ghi được."),
        N_("Kiểm tra số quá lớn hoặc ký tự lạ trong phiếu rồi lưu lại."),
    ),
    "55P03": (
        N_("Kho dữ liệu đang bị máy khác giữ quá lâu."),
        N_("Chờ một lát rồi bấm lưu lại; nội dung vẫn còn trên màn hình."),
    ),
}

# In English, as most servers are set up; in other languages the refusal is a lost connection.
_REFUSALS = {
    "role ": "28",
    "password": "28",
    "authentication": "28",
    "pg_hba.conf": "28",
    "does not exist": "3D000",
    "too many clients": "53300",
    "remaining connection slots": "53300",
}


@contextlib.contextmanager
def store_errors() -> Generator[None, None, None]:
    """Turn what the drivers say about disk, file and connection into StoreErrors."""
    try:
        yield
    except (DBAPIError, sqlite.Error) as error:
        known = known_error(error.orig if isinstance(error, DBAPIError) else error)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:
        # A damaged schema page raises this before the driver notices the damage itself.
        raise StoreDamagedError(*_SQLITE["SQLITE_CORRUPT"]) from error


def error_name(error: BaseException | None) -> str:
    """Return SQLite's name of ``error``, empty when it is none of SQLite's."""
    name: str = getattr(error, "sqlite_errorname", "") or ""
    if name or not isinstance(error, sqlite.Error):
        return name
    said = str(error)
    return next((name for words, name in _NAMELESS.items() if said.startswith(words)), "")


def known_error(error: BaseException | None) -> StoreError | None:
    """Return what a driver's ``error`` is in words, None when it is none that is to be expected."""
    name = error_name(error)
    for prefix, words in _SQLITE.items():
        if name.startswith(prefix):
            return (StoreDamagedError if prefix in _DAMAGED else StoreError)(*words)
    if not hasattr(error, "sqlstate"):
        return None
    state: str | None = getattr(error, "sqlstate", None)
    if state is None:
        # The client library itself could not reach the server, or take a value.
        match type(error).__name__:
            case "DataError":
                return StoreError(*_POSTGRESQL["22"])
            case "OperationalError":
                return StoreError(*_refused(str(error)))
            case _:
                return None
    for prefix, words in _POSTGRESQL.items():
        if state.startswith(prefix):
            return (StoreDamagedError if words is _BROKEN else StoreError)(*words)
    return None


def _refused(said: str) -> tuple[str, str]:
    """Return what a failure to connect means; a refusal comes in words without a SQLSTATE."""
    return next((_POSTGRESQL[state] for words, state in _REFUSALS.items() if words in said), _LOST)
