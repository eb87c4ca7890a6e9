"""Wishes about the data of the office's other counters that share no network with this one."""

from pathlib import Path

from app.domain.backup_plan import BackupReason
from app.domain.merge_report import BundleAtHand, MergedRow
from app.services import answers, commands
from app.services.context import Context
from app.services.day.backups import Backups
from app.services.office import merge
from app.services.ports import BundleFinder, BundleOpener, Tick


class Exchange:
    """What a screen or the command line asks about other counters' bundles."""

    def __init__(
        self,
        context: Context,
        backups: Backups,
        open_bundle: BundleOpener,
        find_bundles: BundleFinder,
    ) -> None:
        self._context, self._backups = context, backups
        self._open_bundle, self._find_bundles = open_bundle, find_bundles

    def bundles_in(self, folder: Path) -> tuple[BundleAtHand, ...]:
        """Return the bundles that lie in ``folder``, in the order they can be taken in."""
        return self._find_bundles(folder)

    def merge(self, command: commands.MergeBundle, tick: Tick) -> answers.Merged:
        """Take a bundle in, once there is a copy of everything before; or only look at it."""
        if not command.dry_run:
            self._backups.before(BackupReason.BEFORE_MERGE, lambda _done, _total: tick(0, 1))
        return merge.merge(self._context, command, self._open_bundle, tick)

    def merged(self) -> tuple[MergedRow, ...]:
        """Return what has been taken in so far, newest first."""
        return merge.merged_bundles(self._context)
