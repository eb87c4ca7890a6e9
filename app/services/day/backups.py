"""All that is asked about backups, with the memory of what went wrong since the store was opened.

One verb is in ``back_up``; here is also what the status strip and the settings show.
"""

from collections.abc import Callable
from datetime import datetime
from threading import Lock

from app.domain.backup_listing import (
    BackupRow,
    BackupState,
    BackupStatus,
    PlaceKind,
    PlaceOutcome,
)
from app.domain.backup_plan import BackupReason, is_due
from app.errors import MotCuaError
from app.models.backup_file import BackupFile, backups_in
from app.services.answers import BackedUp
from app.services.commands import BackUp
from app.services.context import Context
from app.services.day.back_up import back_up, has_changed, last_backup
from app.services.ports import BackupPlaces, CarryBackup, Tick


class Backups:
    """The backups of one open store; ``places`` is asked anew each time, as settings change."""

    def __init__(
        self, context: Context, places: Callable[[], BackupPlaces], carry: CarryBackup
    ) -> None:
        self._context, self._ask_places, self._carry = context, places, carry
        self._one_at_a_time = Lock()
        self._failure: MotCuaError | None = None
        self._failed_at: datetime | None = None
        self._trouble: PlaceOutcome | None = None

    def make(self, command: BackUp, tick: Tick) -> BackedUp:
        """Copy the store to its places; see ``back_up`` for what can fail."""
        with self._one_at_a_time:
            try:
                made = back_up(self._context, self._ask_places(), self._carry, command, tick)
            except MotCuaError as failure:
                if not command.folder:
                    self._failure, self._failed_at = failure, self._context.now()
                raise
        if not command.folder:
            self._failure = self._failed_at = None
            for outcome in made.places:
                if outcome.place is PlaceKind.SECOND:
                    self._trouble = outcome if outcome.failure is not None else None
        return made

    def before(self, reason: BackupReason, tick: Tick) -> BackedUp:
        """Make sure of a copy of everything before something that changes much."""
        return self.make(BackUp(reason=reason, if_changed=True), tick)

    def status(self) -> BackupStatus:
        """Return how the backups are now; takes a few milliseconds."""
        now, places = self._context.now(), self._ask_places()
        last = last_backup(self._context, places)
        changed = has_changed(self._context, last)
        made_at = last.made_at if last is not None else None
        return BackupStatus(
            last=made_at,
            changed=changed,
            due=is_due(made_at, now, changed=changed, failed_at=self._failed_at),
            failure=self._failure,
            trouble=self._trouble if places.second is not None else None,
        )

    def rows(self) -> tuple[BackupRow, ...]:
        """Return the copies in the main and the second place, newest first."""
        places = self._ask_places()
        rows = [_row(PlaceKind.MAIN, one) for one in backups_in(places.main)]
        if places.second is not None:
            rows += [_row(PlaceKind.SECOND, one) for one in backups_in(places.second)]
        return tuple(sorted(rows, key=lambda row: row.made_at, reverse=True))

    def places(self) -> BackupPlaces:
        """Return where copies go at the moment."""
        return self._ask_places()


def _row(place: PlaceKind, copy: BackupFile) -> BackupRow:
    manifest = copy.manifest
    state = BackupState.VERIFIED if copy.verified else BackupState.UNCHECKED
    return BackupRow(
        place=place,
        path=copy.path,
        made_at=copy.made_at,
        size=copy.size,
        state=BackupState.DAMAGED if copy.damaged else state,
        dossiers=manifest.facts.dossiers if manifest is not None else None,
        reason=manifest.reason if manifest is not None else None,
        encrypted=manifest is not None and manifest.encrypted,
    )
