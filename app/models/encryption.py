"""Encrypting a store's file, decrypting it and changing its key: a verified copy takes its place.

Until the copy was found equal the old file is not touched, and then one rename decides; whatever
stops the work leaves the one or the other. Where keys come from is not known here.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

from app.durable_file import rename_durably, sync_file
from app.errors import KeyNeededError, StoreError
from app.models.driver import sqlite
from app.models.sqlite_file import StoreKey
from app.models.store_errors import store_errors
from app.models.store_facts import read_facts, verify_store
from app.words import N_

Tick = Callable[[int, int], None]

_MAGIC = b"SQLite format 3\0"
_PAGE = 4096
_WAIT_SECONDS = 5.0

# Parts of a thousand, as measured on a store of 1.3 GB.
_EXPORTED, _COMPARED, _VERIFIED, _ALL = 400, 450, 990, 1000

# Windows does not rename over a file that is open; there the store is closed a moment before.
_MAY_REPLACE_OPEN = os.name == "posix"

_SCHEMA = """
    SELECT type, name, tbl_name, sql FROM {schema}.sqlite_master ORDER BY type, name
"""


def is_encrypted(path: Path) -> bool:
    """Say whether the file looks like an encrypted store: whole pages that tell nothing."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            begin = file.read(len(_MAGIC))
    except OSError:
        return False
    return size > 0 and size % _PAGE == 0 and begin != _MAGIC


def check_key(path: Path, key: StoreKey) -> None:
    """Return if ``key`` opens the file; KeyNeededError when it does not.

    A wrong key and a damaged first page look the same: the cipher knows no difference.
    """
    # Immutable: a key that may be wrong must leave no trace beside the store.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with store_errors(), contextlib.closing(sqlite.connect(address, uri=True)) as connection:
            key.apply(connection)
            # Read from the first page, and from no other.
            connection.execute("PRAGMA schema_version").fetchone()
    except StoreError as error:
        if getattr(error.__cause__, "sqlite_errorname", "") != "SQLITE_NOTADB":
            raise
        raise KeyNeededError(
            N_("Khóa không đúng, hoặc tệp kho dữ liệu bị hỏng."),
            N_("So khóa với tờ giấy trong phong bì; nếu đúng, phục hồi từ bản sao lưu."),
        ) from error


def convert_store(path: Path, old: StoreKey | None, new: StoreKey | None, tick: Tick) -> None:
    """Replace the store at ``path`` by an equal one under another key; None is no key.

    Nobody else may have it open. ``tick`` hears parts done of all, and cancels by raising.
    StoreError leaves the store as it was.
    """
    part = _part(path)
    with disk_errors():
        remove_leftovers(path)
        _check_space(path)
    try:
        with alone_in(path, old) as store:
            _export(store, part, new, tick)
            _verify(store, part, new, tick)
            if _MAY_REPLACE_OPEN:
                with disk_errors():
                    rename_durably(part, path)
        if not _MAY_REPLACE_OPEN:
            with disk_errors():
                rename_durably(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            remove_leftovers(path)
        raise
    tick(_ALL, _ALL)


@contextlib.contextmanager
def disk_errors() -> Generator[None]:
    """Turn a failure to write beside the store into a StoreError."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            N_("Không ghi hoặc thay được tệp cạnh kho dữ liệu."),
            N_("Đóng chương trình khác đang mở tệp, kiểm tra quyền ghi của thư mục rồi làm lại."),
        ) from error


def remove_leftovers(path: Path) -> None:
    """Remove what an interrupted conversion left beside the store: it may be readable by anybody.

    Raises OSError.
    """
    part = _part(path)
    for file in (part, part.with_name(f"{part.name}-journal")):
        file.unlink(missing_ok=True)


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.converting")


def _check_space(path: Path) -> None:
    needed = path.stat().st_size * 11 // 10 + _PAGE
    if shutil.disk_usage(path.parent).free < needed:
        raise StoreError(
            N_("Ổ đĩa không đủ chỗ để chuyển đổi kho dữ liệu: cần thêm {megabytes} MB."),
            N_("Giải phóng dung lượng rồi làm lại; kho dữ liệu vẫn như cũ."),
            megabytes=needed // 1024**2 + 1,
        )


@contextlib.contextmanager
def alone_in(path: Path, key: StoreKey | None) -> Generator[sqlite.Connection]:
    """Open the store with its log folded in and everybody else kept out until the end."""
    opened = sqlite.connect(str(path), timeout=_WAIT_SECONDS, isolation_level=None)
    with store_errors(), contextlib.closing(opened) as store:
        if key is not None:
            key.apply(store)
        store.execute("PRAGMA temp_store=MEMORY")
        store.execute("PRAGMA locking_mode=EXCLUSIVE")
        # Fails while anybody has the store open; afterwards it is one file, which one rename
        # replaces. The next opening takes up the log again.
        store.execute("PRAGMA journal_mode=DELETE")
        store.execute("BEGIN EXCLUSIVE")
        store.execute("COMMIT")
        yield store


def _export(store: sqlite.Connection, part: Path, key: StoreKey | None, tick: Tick) -> None:
    tick(0, _ALL)
    named = "" if key is None else f"x'{key.raw.hex()}'"
    store.execute("ATTACH ? AS target KEY ?", (str(part), named))
    # Nobody but us knows this file yet; it is synced as a whole before anybody does.
    store.execute("PRAGMA target.journal_mode=OFF")
    store.execute("PRAGMA target.synchronous=OFF")
    try:
        store.execute("SELECT sqlcipher_export('target')").fetchone()
    except sqlite.OperationalError as error:
        # The function hides the code behind a general one; its words are all there is.
        raise StoreError(
            N_("Không chép được kho dữ liệu sang tệp mới ({what})."),
            N_("Kiểm tra dung lượng và ổ đĩa rồi làm lại; kho dữ liệu vẫn như cũ."),
            what=error,
        ) from error
    for mark in ("application_id", "user_version"):
        (value,) = store.execute(f"PRAGMA main.{mark}").fetchone()
        store.execute(f"PRAGMA target.{mark}={value}")
    tick(_EXPORTED, _ALL)
    _compare(store)
    store.execute("DETACH target")
    _search(part, key)
    sync_file(part)
    tick(_COMPARED, _ALL)


def _compare(store: sqlite.Connection) -> None:
    """Raise unless both files have the same tables, rules and numbers of rows."""
    schemas = [store.execute(_SCHEMA.format(schema=s)).fetchall() for s in ("main", "target")]
    if schemas[0] != schemas[1]:
        raise _different("schema")
    for name in _tables(store, "table", "shadow"):
        counts = [
            store.execute(f'SELECT count(*) FROM {schema}."{name}"').fetchone()
            for schema in ("main", "target")
        ]
        if counts[0] != counts[1]:
            raise _different(name)


def _search(part: Path, key: StoreKey | None) -> None:
    """Let the full-text index of the new file compare its words with their places."""
    with contextlib.closing(sqlite.connect(str(part), isolation_level=None)) as copy:
        if key is not None:
            key.apply(copy)
        copy.execute("PRAGMA journal_mode=MEMORY")
        for name in _tables(copy, "virtual"):
            # A command in the guise of a row; nothing is inserted.
            copy.execute(f'INSERT INTO "{name}"("{name}") VALUES(\'integrity-check\')')


def _tables(connection: sqlite.Connection, *kinds: str) -> list[str]:
    listed = connection.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
    return [str(name) for name, kind in listed if kind in kinds]


def _verify(store: sqlite.Connection, part: Path, key: StoreKey | None, tick: Tick) -> None:
    """Read the whole new file again: pages, references, every chain and where it ends."""
    if key is not None and (page := _first_bad_page(part, key)) is not None:
        raise _different(page)
    facts = verify_store(part, key, look=lambda: tick(_COMPARED, _ALL))
    if facts != read_facts(store):
        raise _different("facts")
    tick(_VERIFIED, _ALL)


def _first_bad_page(part: Path, key: StoreKey) -> str | None:
    address = f"{part.resolve().as_uri()}?mode=ro&immutable=1"
    with contextlib.closing(sqlite.connect(address, uri=True)) as connection:
        key.apply(connection)
        found = connection.execute("PRAGMA cipher_integrity_check").fetchone()
    return None if found is None else str(found[0])


def _different(what: str) -> StoreError:
    return StoreError(
        N_("Bản vừa chuyển đổi không giống kho dữ liệu ({what}) nên đã bị bỏ."),
        N_("Kho dữ liệu vẫn như cũ; chạy «motcua check» để tìm lỗi."),
        what=what,
    )
