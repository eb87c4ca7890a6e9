"""What writing use cases answer: plain data with the record of what they changed.

Kept apart from the use cases so that a screen can name the types without loading the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from app.domain.backup_listing import PlaceOutcome
from app.domain.clock_guard import Verdict
from app.domain.listings import ImportResult
from app.domain.merge_report import MergeReport
from app.domain.restored import DrillResult
from app.domain.roles import Actor
from app.domain.sign_in import PasswordWish
from app.errors import MotCuaError
from app.services.changes import Changes


@dataclass(frozen=True, slots=True)
class Received:
    """A dossier that is durable in the store; ``repeated`` when the same form was saved before."""

    dossier_id: int
    code: str
    promised_at: datetime
    explanation: str
    print_id: int
    repeated: bool = False
    changes: Changes = Changes.DOSSIERS | Changes.PRINTS


@dataclass(frozen=True, slots=True)
class StepTaken:
    """Dossiers that moved on, by code, and the papers that wait for a printer because of it."""

    codes: tuple[str, ...]
    print_ids: tuple[int, ...] = ()
    changes: Changes = Changes.DOSSIERS | Changes.PRINTS


@dataclass(frozen=True, slots=True)
class VisitEnded:
    """A visit that ended without a dossier: its number this year, and its paper."""

    turned_away_id: int
    number: str
    print_ids: tuple[int, ...]
    changes: Changes = Changes.DOSSIERS | Changes.PRINTS


@dataclass(frozen=True, slots=True)
class BatchFailure:
    """A dossier of a batch that did not move on, and why: templates, to be filled with ``values``.

    ``field`` names what must be corrected, empty where nothing was typed wrong.
    """

    dossier_id: int
    title: str
    advice: str
    values: Mapping[str, object]
    field: str = ""


@dataclass(frozen=True, slots=True)
class BatchDone:
    """What of a batch moved on, and what was left."""

    done: tuple[int, ...]
    failed: tuple[BatchFailure, ...] = ()
    changes: Changes = Changes.DOSSIERS


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is at the desk now, and whether a password must be chosen before anything else."""

    actor: Actor
    password_wish: PasswordWish = PasswordWish.NONE
    changes: Changes = Changes.NOTHING


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that the printer (or the folder of PDF files) accepted.

    Unless ``confirmed``, the printer has not said within some seconds that the sheet came out.
    ``file`` is where it was saved instead, where there is no printer but a folder.
    """

    print_id: int
    title: str
    confirmed: bool = True
    file: Path | None = None
    changes: Changes = Changes.PRINTS


@dataclass(frozen=True, slots=True)
class DayClosed:
    """A day whose figures are fixed."""

    day: date
    changes: Changes = Changes.DAYS


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was read back and found whole.

    ``days`` are all it caught up with, the day asked for last. ``backup`` names the copy of the
    store in it; ``missing_backup`` says why there is none although one was wished for.
    """

    folder: Path
    files: tuple[str, ...]
    dossiers: int
    events: int
    encrypted: bool
    days: tuple[date, ...] = ()
    backup: str = ""
    missing_backup: MotCuaError | None = None
    changes: Changes = Changes.DAYS


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of a register did, or would do."""

    result: ImportResult
    changes: Changes = Changes.DOSSIERS | Changes.CLERKS | Changes.CATALOGUE


@dataclass(frozen=True, slots=True)
class Merged:
    """What taking another counter's bundle in did, or would do."""

    report: MergeReport
    changes: Changes = Changes.DOSSIERS | Changes.CLERKS | Changes.CATALOGUE | Changes.DAYS


@dataclass(frozen=True, slots=True)
class ReturnedUnmatched:
    """A result handed out for a dossier of another counter that has not arrived yet."""

    code: str
    returned_at: datetime
    changes: Changes = Changes.DAYS


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A verified copy of the store, and what came of carrying it to other places.

    ``repeated`` when nothing had changed and the copy is the one there was.
    """

    path: Path
    made_at: datetime
    dossiers: int
    places: tuple[PlaceOutcome, ...] = ()
    repeated: bool = False
    changes: Changes = Changes.BACKUPS


@dataclass(frozen=True, slots=True)
class AuditExported:
    """A file with lines of the audit, read back."""

    path: Path
    lines: int
    changes: Changes = Changes.NOTHING


@dataclass(frozen=True, slots=True)
class ClockAnswered:
    """What the day that was typed means for the PC's clock; only ``BELIEVED`` changes anything."""

    verdict: Verdict
    changes: Changes = Changes.NOTHING


@dataclass(frozen=True, slots=True)
class PrintAnswered:
    """What is known of a sheet by now."""

    print_id: int
    changes: Changes = Changes.PRINTS


@dataclass(frozen=True, slots=True)
class PapersAsked:
    """Papers that wait for a printer, in the order they were asked for, and what joins them."""

    print_ids: tuple[int, ...]
    batch: str
    changes: Changes = Changes.PRINTS


@dataclass(frozen=True, slots=True)
class PapersPrinted:
    """How many sheets of a batch came out this time."""

    count: int
    changes: Changes = Changes.PRINTS


@dataclass(frozen=True, slots=True)
class PapersDropped:
    """How many papers are not wanted any more."""

    count: int
    changes: Changes = Changes.PRINTS


@dataclass(frozen=True, slots=True)
class PaperSaved:
    """The PDF file a paper was saved as."""

    path: Path
    changes: Changes = Changes.NOTHING


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """What opens the store when the PC cannot: 32 bytes, never shown by ``repr``."""

    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Drilled:
    """What came of restoring the newest backup for practice."""

    result: DrillResult
    changes: Changes = Changes.BACKUPS


@dataclass(frozen=True, slots=True)
class FormCorrected:
    """The version of a form set that papers are issued with from now on."""

    version: int
    changes: Changes = Changes.FORMS


@dataclass(frozen=True, slots=True)
class Saved:
    """Settings or a draft that are in the store now."""

    changes: Changes = Changes.NOTHING
