"""A folder beside the store in which another one is made ready: brought in, folded, put in place.

What is done to it meanwhile is the restore's and the drill's business. Whatever stops them, the
folder is cleared by the next one; nothing but their own work ever lies in it.
"""

import contextlib
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

from app.durable_file import rename_durably, sync_file
from app.errors import StoreError
from app.models.driver import sqlite
from app.models.quarantine import files_of
from app.models.sqlite_file import StoreKey, connect
from app.models.store_errors import store_errors
from app.words import N_

RESTORE, DRILL = "phuc-hoi", "dien-tap"

_CHUNK = 1 << 20
_PAGES = 2000

Told = Callable[[int, int], None]


class Workshop:
    """``store`` is where the store lies that is made ready here."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.store = folder / name

    @contextlib.contextmanager
    def open(self) -> Generator["Workshop"]:
        """Give the folder, empty; afterwards it is gone, with all that was left in it."""
        self._clear()
        with self._errors():
            self.folder.mkdir()
        try:
            yield self
        finally:
            with contextlib.suppress(OSError):
                self._clear()

    def bring(self, source: Path, told: Told) -> None:
        """Copy the finished store at ``source``; ``told`` hears of the bytes and may raise."""
        with self._errors():
            size, done = source.stat().st_size, 0
            self._check_room(size)
            with source.open("rb") as old, self.store.open("wb") as new:
                while chunk := old.read(_CHUNK):
                    new.write(chunk)
                    done += len(chunk)
                    told(done, size)

    def bring_in_use(self, store: Path, key: StoreKey | None, told: Told) -> None:
        """Copy ``store`` as it stands with its log, without changing either."""
        with self._errors():
            self._check_room(sum(path.stat().st_size for path in files_of(store)))
        address = f"{store.resolve().as_uri()}?mode=ro"
        with (
            store_errors(),
            contextlib.closing(sqlite.connect(address, uri=True)) as source,
            contextlib.closing(sqlite.connect(str(self.store))) as copy,
        ):
            if key is not None:
                key.apply(source)
                key.apply(copy)
            source.backup(
                copy, pages=_PAGES, progress=lambda _code, left, all: told(all - left, all)
            )

    def fold(self, key: StoreKey | None) -> None:
        """Make one durable file of the store, which everybody has closed."""
        with store_errors(), contextlib.closing(connect(self.store, key)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            # Leaving the log's mode removes the log; opening the store goes back to it.
            connection.execute("PRAGMA journal_mode=DELETE")
        with self._errors():
            sync_file(self.store)

    def put_in_place(self, store: Path) -> None:
        """Give the folded store its place for good, where no file of another one may lie."""
        with self._errors():
            rename_durably(self.store, store)

    def _check_room(self, size: int) -> None:
        if shutil.disk_usage(self.folder).free < size:
            raise StoreError(
                N_("Ổ đĩa của kho dữ liệu không đủ chỗ trống để phục hồi (cần {size} MB)."),
                N_("Xóa bớt tệp không dùng rồi thử lại; chưa có gì bị thay đổi."),
                size=-(-size // (1 << 20)),
            )

    def _clear(self) -> None:
        with self._errors():
            if self.folder.exists():
                shutil.rmtree(self.folder)

    @contextlib.contextmanager
    def _errors(self) -> Generator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                N_("Không ghi được vào thư mục phục hồi «{folder}»."),
                N_("Kiểm tra chỗ trống và quyền ghi của ổ đĩa rồi thử lại."),
                folder=str(self.folder),
            ) from error
