"""What went wrong while writing, in a sentence a clerk can act on; one for each kind of fault."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.errors import DeviceError, FileError, MotCuaError
from app.export.disk import device_is_gone
from app.words import N_

_FULL = {errno.ENOSPC, errno.EDQUOT}
_PROTECTED = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.EIO, errno.ENXIO, errno.ENODEV, errno.ENOENT, errno.ENOTDIR, errno.ESTALE}
_MEGABYTE = 1 << 20

# Windows has codes of its own for faults that errno folds into others.
_WINDOWS_IN_USE = {32, 33}
_WINDOWS_FULL = {39, 112}
_WINDOWS_PROTECTED = {19}
_WINDOWS_GONE = {3, 15, 21, 55, 64, 1006, 1117, 1167}


@contextmanager
def in_words(path: Path) -> Generator[None]:
    """Turn an OSError of the block, which writes to ``path``, into a FileError or DeviceError."""
    try:
        yield
    except OSError as error:
        raise explained(error, path) from error


def explained(error: OSError, path: Path) -> MotCuaError:
    """Return the sentence for ``error``, which came while writing ``path``."""
    windows, code = getattr(error, "winerror", None), error.errno
    if windows in _WINDOWS_IN_USE:
        return FileError(
            N_("Tệp «{name}» đang được chương trình khác mở."),
            N_("Đóng tệp đó, ví dụ trong Excel, rồi xuất lại."),
            name=path.name,
        )
    if windows in _WINDOWS_FULL or code in _FULL:
        return FileError(
            N_("Hết chỗ trống khi đang ghi «{name}»."),
            N_("Xóa bớt tệp cũ hoặc dùng USB khác, rồi xuất lại."),
            name=path.name,
        )
    # A pulled stick may first look write-protected to the system.
    if windows in _WINDOWS_GONE or code in _GONE or device_is_gone(path.parent):
        return pulled(path)
    if windows in _WINDOWS_PROTECTED or code in _PROTECTED:
        return DeviceError(
            N_("Không được phép ghi «{name}»: nơi này bị khóa chống ghi."),
            N_("Mở khóa chống ghi trên USB, đóng tệp nếu đang mở, hoặc chọn nơi khác."),
            name=path.name,
        )
    if code == errno.EFBIG:
        return FileError(
            N_("Tệp «{name}» quá lớn đối với nơi ghi."),
            N_("USB định dạng FAT32 chỉ giữ tệp dưới 4 GB; dùng USB định dạng exFAT."),
            name=path.name,
        )
    return FileError(
        N_("Không ghi được «{name}»: {reason}."),
        N_("Thử lại; nếu vẫn lỗi, chọn nơi khác."),
        name=path.name,
        reason=error.strerror or type(error).__name__,
    )


def pulled(path: Path) -> DeviceError:
    """Return the sentence for a device that is gone."""
    return DeviceError(
        N_("Không còn thấy nơi đang ghi «{name}»: USB có thể đã bị rút ra."),
        N_("Cắm lại USB rồi xuất lại: phần đã ghi đúng được giữ, phần ghi dở không được tính."),
        name=path.name,
    )


def no_space(needed: int, free: int) -> FileError:
    """Return the sentence for a place that is known to be too small before writing; bytes."""
    return FileError(
        N_("Không đủ chỗ trống: cần {needed} MB, chỉ còn {free} MB."),
        N_("Xóa bớt tệp cũ hoặc dùng USB khác, rồi xuất lại."),
        needed=-(-needed // _MEGABYTE),
        free=free // _MEGABYTE,
    )


def read_back_differs(path: Path) -> DeviceError:
    """Return the sentence for a device that did not keep what was written."""
    return DeviceError(
        N_("Đọc lại «{name}» thấy khác với dữ liệu đã ghi."),
        N_("USB này hỏng hoặc giả dung lượng: bỏ đi, dùng USB khác và xuất lại."),
        name=path.name,
    )


def not_a_folder(path: Path) -> FileError:
    """Return the sentence for a target that is no folder."""
    return FileError(
        N_("«{name}» không phải là thư mục hoặc không còn nữa."),
        N_("Cắm lại USB hoặc chọn một thư mục khác."),
        name=path.name or str(path),
    )
