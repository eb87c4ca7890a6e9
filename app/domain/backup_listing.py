"""What a screen shows of the backups: each copy, how all is at the moment, and what came of one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.domain.backup_plan import BackupReason, is_old
from app.errors import MotCuaError
from app.words import N_


class PlaceKind(StrEnum):
    """Where a copy lies."""

    MAIN = "main"
    SECOND = "second"
    STICK = "stick"


PLACE_LABELS: dict[PlaceKind, str] = {
    PlaceKind.MAIN: N_("Nơi chính"),
    PlaceKind.SECOND: N_("Nơi thứ hai"),
    PlaceKind.STICK: N_("USB"),
}


class BackupState(StrEnum):
    """What is known of a copy without reading it again."""

    VERIFIED = "verified"
    UNCHECKED = "unchecked"
    DAMAGED = "damaged"


BACKUP_STATE_LABELS: dict[BackupState, str] = {
    BackupState.VERIFIED: N_("đã kiểm tra"),
    BackupState.UNCHECKED: N_("chưa kiểm tra"),
    BackupState.DAMAGED: N_("bị hỏng"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A copy in one of the places; a copy nobody checked tells no number of dossiers."""

    place: PlaceKind
    path: Path
    made_at: datetime
    size: int
    state: BackupState
    dossiers: int | None = None
    reason: BackupReason | None = None
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class PlaceOutcome:
    """What came of carrying a copy to another place: where it lies now, or why it does not."""

    place: PlaceKind
    path: Path | None = None
    failure: MotCuaError | None = None


class BackupConcern(StrEnum):
    """How much there is to worry about, the worst first; nothing where others see to it."""

    ELSEWHERE = "elsewhere"
    FAILED = "failed"
    NONE_YET = "none_yet"
    OLD = "old"
    PLACE_FAILED = "place_failed"
    FINE = "fine"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStatus:
    """How the backups are: the newest good copy in the main place, and what is not in it.

    ``failure`` tells why the last attempt came to nothing, ``trouble`` that the copy itself was
    made but another place did not get it. ``due`` says that one should be made by itself now.
    ``elsewhere`` tells why this PC makes none: whoever looks after the office's server does.
    """

    last: datetime | None
    changed: bool
    due: bool = False
    failure: MotCuaError | None = None
    trouble: PlaceOutcome | None = None
    elsewhere: MotCuaError | None = None

    def concern(self, now: datetime) -> BackupConcern:
        """Return the one thing to say about the backups at ``now``."""
        if self.elsewhere is not None:
            return BackupConcern.ELSEWHERE
        if self.failure is not None:
            return BackupConcern.FAILED
        if self.last is None:
            return BackupConcern.NONE_YET
        if is_old(self.last, now, changed=self.changed):
            return BackupConcern.OLD
        return BackupConcern.FINE if self.trouble is None else BackupConcern.PLACE_FAILED
