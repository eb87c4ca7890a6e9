"""Wishes about the office's other counters: their bundles, or their news on the same store."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from app.domain.backup_plan import BackupReason
from app.domain.merge_report import BundleAtHand, MergedRow
from app.domain.office import Station
from app.models.office import MergedBundle
from app.services import answers, commands, history
from app.services.context import Context
from app.services.exchange import merge
from app.services.news import Mark, News, news
from app.services.ports import BundleFinder, BundleOpener, Tick
from app.services.store.backups import Backups


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

    def bundles_in(self, place: Path) -> tuple[BundleAtHand, ...]:
        """Return other counters' bundles in ``place``, in the order they can be taken in."""
        own = self._context.store_id
        found = [one for one in self._find_bundles(place) if one.facts.store_id != own]
        with self._context.database.read() as session:
            known = {
                chain: history.head(session.connection(), chain).sequence
                for chain in history.chains(session)
            }
            taken_in = set(session.scalars(select(MergedBundle.manifest_sha256)))
        return tuple(
            replace(one, known=one.manifest_sha256 in taken_in or _is_known(one, known))
            for one in found
        )

    def merge(self, command: commands.MergeBundle, tick: Tick) -> answers.Merged:
        """Take a bundle in, once there is a copy of everything before; or only look at it."""
        if not command.dry_run:
            self._backups.before(BackupReason.BEFORE_MERGE, lambda _done, _total: tick(0, 1))
        return merge.merge(self._context, command, self._open_bundle, tick)

    def news(self, since: Mark | None) -> News:
        """Return what other counters on the same store did since the mark ``since``."""
        return news(self._context, since)

    def merged(self) -> tuple[MergedRow, ...]:
        """Return what has been taken in so far, newest first."""
        return merge.merged_bundles(self._context)


def _is_known(bundle: BundleAtHand, known: Mapping[Station, int]) -> bool:
    """Say whether its events are all here; one without events may still have lines that are not."""
    return bool(bundle.facts.parts) and all(
        known.get(Station(part.station, part.epoch), 0) >= part.last_sequence
        for part in bundle.facts.parts
    )
