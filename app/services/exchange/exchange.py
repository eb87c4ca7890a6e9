"""Wishes about the office's other counters, and about what leaves this one for them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from app.domain.backup_plan import BackupReason
from app.domain.merge_report import BundleAtHand, MergedRow
from app.domain.office import Station
from app.domain.roles import Actor
from app.models.office import MergedBundle
from app.services import answers, commands, history
from app.services.context import Context
from app.services.exchange import merge
from app.services.exchange.export_key import forget_export_key, make_export_key
from app.services.exchange.export_outlook import export_outlook
from app.services.export_answers import ExportKeyMade, ExportOutlook
from app.services.news import Mark, News, news
from app.services.plugs import Plugs
from app.services.ports import Tick
from app.services.store.backups import Backups


class Exchange:
    """What a screen or the command line asks about other counters' bundles."""

    def __init__(
        self,
        context: Context,
        plugs: Plugs,
        backups: Backups,
    ) -> None:
        self._context, self._plugs, self._backups = context, plugs, backups

    def outlook(self, stick: Path | None = None) -> ExportOutlook:
        """Return what is to be known before an export; a ``stick`` is looked at."""
        return export_outlook(self._context, stick, self._plugs.look_at_stick)

    def make_export_key(self, actor: Actor, path: Path) -> ExportKeyMade:
        """Make a key of the office for its exports and write its file to ``path``."""
        return make_export_key(self._context, actor, path, self._plugs.new_office_key)

    def forget_export_key(self, actor: Actor) -> answers.Saved:
        """Close exports with the passphrase again."""
        return forget_export_key(self._context, actor)

    def bundles_in(self, place: Path) -> tuple[BundleAtHand, ...]:
        """Return other counters' bundles in ``place``, in the order they can be taken in."""
        own = self._context.store_id
        found = [one for one in self._plugs.find_bundles(place) if one.facts.store_id != own]
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
        return merge.merge(self._context, command, self._plugs.open_bundle, tick)

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
