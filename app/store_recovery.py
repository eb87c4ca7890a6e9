"""Restoring a PC's store: what the use case needs from a place where no store can be opened.

The use case itself is ``app.services.store.restore``.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path

from app.bootstrap import Workplace, backup_places, open_counter, take_up_office
from app.domain.backup_listing import BackupRow
from app.domain.backup_plan import BackupReason
from app.domain.restored import RestoreOrder, RestoreReport
from app.errors import MotCuaError
from app.export.backup_copy import unpack_backup
from app.models.receipt_journal import ReceiptJournal
from app.models.second_place import SecondPlace
from app.models.sqlite_file import StoreKey
from app.places import journal_folders
from app.services.ports import Tick
from app.services.store.backups import backup_rows
from app.services.store.restore import restore
from app.services.store.restore_source import RestorePlace
from app.shipped import shipped_forms, shipped_registers


def restore_store(workplace: Workplace, order: RestoreOrder, tick: Tick) -> RestoreReport:
    """Restore the store of ``workplace``, which nobody may have open; see ``restore``.

    A shared store is restored by its server; there the PC's journal is taken up.
    """
    if workplace.shared is not None:
        return take_up_office(workplace)
    if order.file is not None:
        _save_present(workplace, lambda _done, _total: tick(0, 1))
    return restore(_restore_place(workplace), order, tick)


def backups_at_hand(workplace: Workplace) -> tuple[BackupRow, ...]:
    """Return the copies in all places, newest first, without opening any store.

    None for a shared store, which is not restored from here.
    """
    if workplace.shared is not None:
        return ()
    return backup_rows(backup_places(workplace.data_folder))


def _save_present(workplace: Workplace, tick: Tick) -> None:
    """Back the store up before another takes its place, if it can still be opened.

    Should the restore be cut off, the next one finds this copy; the store itself is kept anyway,
    so what stands in the way of a copy stands in the way of nothing else.
    """
    with contextlib.suppress(MotCuaError), contextlib.closing(open_counter(workplace)) as counter:
        counter.backups.before(BackupReason.BEFORE_RESTORE, tick)


def _restore_place(workplace: Workplace) -> RestorePlace:
    folders = journal_folders(workplace.data_folder)
    return RestorePlace(
        store=workplace.store,
        backups=backup_places(workplace.data_folder),
        second_place=_opener(workplace),
        clock=workplace.clock,
        shipped=shipped_forms(),
        registers=shipped_registers(),
        keys=workplace.keys.at_hand(workplace.data_folder),
        key=workplace.keys.own_key(workplace.data_folder),
        journal=folders[0] if len(folders) > 1 else None,
        unpack=unpack_backup,
    )


def _opener(workplace: Workplace) -> Callable[[StoreKey | None], SecondPlace]:
    folders: tuple[Path, ...] = journal_folders(workplace.data_folder)

    def opened(key: StoreKey | None) -> SecondPlace:
        raw = key.raw if key is not None else None
        return SecondPlace(ReceiptJournal(folders[0], folders[-1], raw), workplace.clock.steady)

    return opened
