"""All that is asked about backups, with the memory of what went wrong since the store was opened.

One verb is in ``back_up``; here is also what the status strip and the settings show.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import Lock

from app.domain.backup_listing import (
    BackupRow,
    BackupState,
    BackupStatus,
    PlaceKind,
    PlaceOutcome,
)
from app.domain.backup_plan import (
    BackupReason,
    KeptPlace,
    check_kept_place,
    is_due,
    journal_kept_from,
)
from app.domain.data_folder import FolderFacts
from app.domain.roles import Permission
from app.errors import InputError, MotCuaError, StoreError
from app.models.backup_file import BackupFile, backups_in
from app.models.second_place import SecondPlace
from app.models.sqlite_file import SqliteDatabase
from app.models.store_copy import folder_errors
from app.services.answers import BackedUp
from app.services.commands import BackUp, ChoosePlaces
from app.services.context import Context
from app.services.ports import BackupPlaces, CarryBackup, Tick
from app.services.store.back_up import (
    back_up,
    copy_problem,
    has_changed,
    last_backup,
    may_thin_out,
)
from app.words import N_


class Backups:
    """The backups of one open store; ``places`` is asked anew each time, as settings change.

    What is in enough of them need not stay in the journal, which is in the ``second`` place.
    """

    def __init__(
        self,
        context: Context,
        places: Callable[[], BackupPlaces],
        carry: CarryBackup,
        second: SecondPlace,
    ) -> None:
        self._context, self._ask_places, self._carry = context, places, carry
        self._second = second
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
            self._thin_journal()
        return made

    def before(self, reason: BackupReason, tick: Tick) -> BackedUp | None:
        """Make sure of a copy of everything before something that changes much.

        None where whoever looks after the office's server does so.
        """
        if self._problem is not None:
            return None
        return self.make(BackUp(reason=reason, if_changed=True), tick)

    def fresh(self, tick: Tick) -> Path:
        """Return a copy of everything there is now; an older one if nothing has come since.

        MotCuaError when there can be none, also where the office's server keeps the copies.
        """
        if self._problem is not None:
            raise self._problem
        return self.make(BackUp(reason=BackupReason.CLOSING, if_changed=True), tick).path

    def status(self) -> BackupStatus:
        """Return how the backups are now; takes a few milliseconds."""
        now, places = self._context.now(), self._ask_places()
        last = last_backup(self._context, places)
        made_at = last.made_at if last is not None else None
        if self._problem is not None:
            return BackupStatus(last=made_at, changed=True, elsewhere=self._problem)
        changed = has_changed(self._context, last)
        return BackupStatus(
            last=made_at,
            changed=changed,
            due=is_due(made_at, now, changed=changed, failed_at=self._failed_at),
            failure=self._failure,
            trouble=self._trouble if places.second is not None else None,
        )

    @cached_property
    def _problem(self) -> MotCuaError | None:
        return copy_problem(self._context)

    def rows(self) -> tuple[BackupRow, ...]:
        """Return the copies in the main and the second place, newest first."""
        return backup_rows(self._ask_places())

    def prepare(self, command: ChoosePlaces, look: Callable[[Path], FolderFacts]) -> bool:
        """Check the folders somebody chose, make them, and move the journal at once.

        Return False when the disk is away on which the journal was. InputError with the name of a
        ``KeptPlace`` says why a folder will not do, StoreError why the journal stays where it is.
        """
        command.actor.require(Permission.CHANGE_OFFICE)
        chosen = {
            KeptPlace.MAIN: command.main,
            KeptPlace.SECOND: command.second,
            KeptPlace.JOURNAL: command.journal,
        }
        for place, folder in chosen.items():
            if folder:
                self._prepare(place, Path(folder), look)
        main = Path(command.main or self._ask_places().main)
        if command.second and Path(command.second).resolve() == main.resolve():
            raise InputError(
                KeptPlace.SECOND,
                N_("Hai nơi sao lưu là cùng một thư mục."),
                N_("Chọn nơi thứ hai trên ổ đĩa khác, hoặc để trống."),
            )
        return self._second.move_to(Path(command.journal) if command.journal else None)

    def places(self) -> BackupPlaces:
        """Return where copies go at the moment."""
        return self._ask_places()

    def _prepare(self, place: KeptPlace, folder: Path, look: Callable[[Path], FolderFacts]) -> None:
        if not folder.is_absolute():
            raise InputError(
                place,
                N_("Cần đường dẫn đầy đủ của thư mục."),
                N_("Bấm «Chọn…» để chọn thư mục."),
            )
        check_kept_place(place, look(folder), self._store_bytes())
        with folder_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)

    def _thin_journal(self) -> None:
        copies = backups_in(self._ask_places().main)
        day = journal_kept_from(copies, self._context.now())
        if day is not None and may_thin_out(self._context):
            # The backup is made; lines that stay too long harm nobody.
            with suppress(StoreError):
                self._second.forget_before(day)

    def _store_bytes(self) -> int:
        database = self._context.database
        return database.path.stat().st_size if isinstance(database, SqliteDatabase) else 0


def backup_rows(places: BackupPlaces) -> tuple[BackupRow, ...]:
    """Return the copies in ``places``, newest first."""
    rows = [_row(PlaceKind.MAIN, one) for one in backups_in(places.main)]
    if places.second is not None:
        rows += [_row(PlaceKind.SECOND, one) for one in backups_in(places.second)]
    return tuple(sorted(rows, key=lambda row: row.made_at, reverse=True))


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
