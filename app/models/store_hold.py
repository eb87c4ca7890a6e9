"""Keeping every other program out of a store's file while it is moved away.

SQLite's own locks are taken from outside, because the file may be too damaged for SQLite to open.
"""

import contextlib
import os
import sys
from collections.abc import Generator
from pathlib import Path

from app.errors import StoreError
from app.words import N_

# The bytes SQLite locks in every file of its own (sqlite3 os.h): pending, reserved, 510 shared.
_FIRST_LOCK = 0x40000000
_LOCKS = 512


@contextlib.contextmanager
def held(store: Path) -> Generator[None]:
    """Hold the file at ``store``, if there is one; StoreError when another program has it open.

    This program must have closed it. On Windows a file that is open cannot be moved at all, which
    says the same a little later.
    """
    if sys.platform == "win32" or not store.exists():
        yield
        return
    import fcntl

    try:
        descriptor = os.open(store, os.O_RDWR)
    except OSError as error:
        raise StoreError(
            N_("Không được phép ghi vào tệp kho dữ liệu."),
            N_("Cấp quyền ghi cho thư mục dữ liệu rồi thử lại."),
        ) from error
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS, _FIRST_LOCK)
        except OSError as error:
            raise StoreError(
                N_("Kho dữ liệu đang mở ở một chương trình khác."),
                N_("Đóng mọi cửa sổ Một Cửa và lệnh đang chạy rồi thử lại."),
            ) from error
        yield
    finally:
        os.close(descriptor)
