"""Composition of what the screen needs to restore a store; libraries load when they are used."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.plugs import RecoveryPlugs

if TYPE_CHECKING:
    from app.bootstrap import Workplace
    from app.domain.backup_listing import BackupRow
    from app.domain.restored import RestoreOrder, RestoreReport
    from app.services.ports import Tick


def recovery_plugs(workplace: "Callable[[Path], Workplace]") -> RecoveryPlugs:
    """Return plugs for the stores this run of the program opens."""

    def backups(folder: Path) -> "tuple[BackupRow, ...]":
        from app.store_recovery import backups_at_hand

        return backups_at_hand(workplace(folder))

    def restore(folder: Path, order: "RestoreOrder", tick: "Tick") -> "RestoreReport":
        from app.store_recovery import restore_store

        return restore_store(workplace(folder), order, tick)

    return RecoveryPlugs(backups=backups, restore=restore)
