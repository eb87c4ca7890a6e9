"""A PC's place in a store that several counters share: its address, this PC's digit, joining it.

The address is in the PC's settings unless somebody names another; its password may lie in the
system's key store. Servers themselves are ``app.models``' business.
"""

import contextlib
import platform
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.devices.key_store import SystemKeyStore
from app.domain.backup_plan import BackupReason
from app.domain.form_set import Forms
from app.domain.shared_place import SharedPlace, Vow
from app.domain.vietnam_time import to_local
from app.errors import StoreError
from app.models.base import new_uid
from app.models.database import Database
from app.models.encryption import alone_in
from app.models.migrate import HEAD
from app.models.migrate_server import (
    ServerState,
    create_server_store,
    look_at_server,
    open_server_store,
)
from app.models.pg_dump import DumpOrder, dump_store
from app.models.postgresql import PostgresDatabase, ServerUrl, bare_address, server_url, shown_url
from app.models.sqlite_file import StoreKey
from app.services.context import Context
from app.services.ports import Clock, Tick
from app.services.store.move_store import Moved, move_store
from app.services.store.stations import CounterPc, check_in, join, shared_place, take_over
from app.settings import load_settings, save_settings
from app.words import N_

NOT_JOINED = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStore:
    """Where the shared store is, and what this PC is in it; ``digit`` None before it joined."""

    url: ServerUrl
    data_folder: Path
    digit: int | None
    machine: str

    def pc(self) -> CounterPc:
        """Return what tells this PC from the others."""
        return CounterPc(self.machine, platform.node())


def shared_store(data_folder: Path, address: str = "") -> SharedStore | None:
    """Return the shared store at ``address``, or else of the PC's settings; None without any.

    InputError("database_url") when the address cannot be one.
    """
    settings = load_settings(data_folder)
    url = server_url(address or settings.database_url) if address or settings.database_url else None
    if url is None:
        return None
    if not address and settings.password_kept:
        url = url.set(password=SystemKeyStore().load_password(shown_url(url)))
    return SharedStore(
        url=url,
        data_folder=data_folder,
        digit=None if settings.station == NOT_JOINED else settings.station,
        machine=settings.machine or str(new_uid()),
    )


def open_shared(store: SharedStore, copies: Path | None) -> PostgresDatabase:
    """Open the shared store as the counter this PC is; an older one is upgraded first.

    ``copies`` is where it is copied to before; None when somebody vouches for a copy of it.
    StoreError when this PC has not joined, another one has its digit, or the store is none.
    """
    digit = _joined(store)
    database = open_server_store(store.url, lambda revision: _copy(store, copies, revision))
    try:
        check_in(database, digit, store.machine)
    except BaseException:
        database.close()
        raise
    return database


def found_shared(
    store: SharedStore, clock: Clock, digit: int, set_up: Callable[[Database], object]
) -> PostgresDatabase:
    """Make the store in an empty database, begun by ``set_up``; this PC is counter ``digit``."""

    def fill(database: Database) -> None:
        set_up(database)
        join(Context(database, clock, Forms(), digit=digit), store.pc())

    database = create_server_store(store.url, fill)
    remember(store, digit)
    return database


def join_shared(
    store: SharedStore,
    clock: Clock,
    digit: int,
    copies: Path | None,
    *,
    instead: bool | Vow = False,
) -> PostgresDatabase:
    """Make this PC counter ``digit`` of a store that is there, and open it.

    RuleError when another PC is that counter, unless it is gone and this one comes ``instead``:
    on the word of whoever looks after the PC, or of who leads the office.
    """
    database = open_server_store(store.url, lambda revision: _copy(store, copies, revision))
    try:
        context = Context(database, clock, Forms(), digit=digit)
        if isinstance(instead, Vow):
            take_over(context, store.pc(), instead)
        else:
            join(context, store.pc(), instead=instead)
        remember(store, digit)
    except BaseException:
        database.close()
        raise
    return database


def look_at(address: str) -> SharedPlace:
    """Return what stands at ``address``; StoreError when it is out of reach or not for us.

    InputError("database_url") when it cannot be an address.
    """
    url = server_url(address)
    if look_at_server(url) is ServerState.EMPTY:
        return SharedPlace()
    database = PostgresDatabase(url)
    try:
        return shared_place(database)
    finally:
        database.close()


@contextlib.contextmanager
def address_used(data_folder: Path, address: str) -> Generator[None]:
    """Note ``address`` as ``use_address`` does; a failure of what follows takes that back."""
    before = load_settings(data_folder)
    use_address(data_folder, address)
    try:
        yield
    except BaseException:
        save_settings(data_folder, before)
        raise


def use_address(data_folder: Path, address: str) -> None:
    """Note in the PC's settings where the shared store is; empty means the PC's own store.

    A password in it goes into the system's key store, DeviceError when there is none.
    InputError("database_url") when the address cannot be one.
    """
    data_folder.mkdir(parents=True, exist_ok=True)
    settings = replace(load_settings(data_folder), database_url="", password_kept=False)
    if address:
        url = server_url(address)
        if url.password is not None:
            SystemKeyStore().save_password(shown_url(url), str(url.password))
        kept = url.password is not None
        settings = replace(settings, database_url=bare_address(url), password_kept=kept)
    save_settings(data_folder, settings)


def move_to_server(
    store: SharedStore, file: Path, key: StoreKey | None, clock: Clock, tick: Tick
) -> Moved:
    """Move the PC's own store at ``file`` into the empty database; the file is put aside.

    StoreError when somebody has the store open, or not everything arrived: nothing is moved then.
    """
    moved: list[Moved] = []
    with alone_in(file, key) as source:
        create_server_store(
            store.url,
            lambda made: moved.append(move_store(source, made, clock, store.pc(), tick)),
        ).close()
        remember(store, moved[0].chain.digit)
    stamp = f"{to_local(clock.now()):%Y%m%d-%H%M%S}"
    # Windows renames no file that is open, so this comes after the source is closed.
    file.rename(file.with_name(f"motcua-da-chuyen-{stamp}.db"))
    return moved[0]


def remember(store: SharedStore, digit: int) -> None:
    """Note in the PC's settings which counter it is."""
    store.data_folder.mkdir(parents=True, exist_ok=True)
    settings = load_settings(store.data_folder)
    save_settings(store.data_folder, replace(settings, station=digit, machine=store.machine))


def _joined(store: SharedStore) -> int:
    if store.digit is None:
        raise StoreError(
            N_("Máy này chưa nối vào kho dữ liệu chung."),
            N_("Chọn số quầy cho máy: chạy «motcua join --station SỐ»."),
        )
    return store.digit


def _copy(store: SharedStore, folder: Path | None, revision: str) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    database = PostgresDatabase(store.url)
    try:
        order = DumpOrder(
            database=database,
            folder=folder,
            made_at=datetime.now(UTC),
            reason=BackupReason.BEFORE_MIGRATION,
            name=f"motcua-before-{HEAD}-from-{revision}",
        )
        dump_store(order, lambda _done, _total: None)
    except StoreError as error:
        raise StoreError(
            N_("Kho dữ liệu chung cần nâng cấp nhưng máy này không sao lưu được trước."),
            N_("Nhờ người quản trị sao lưu bằng pg_dump, rồi chạy «motcua upgrade --copied»."),
        ) from error
    finally:
        database.close()
