"""Back up: a copy of the store that was checked, then carried to the other places it belongs in.

How a copy is made is in ``app.models.store_copy``; remembering what failed, in ``backups``.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.domain.backup_listing import PlaceKind, PlaceOutcome
from app.domain.backup_plan import second_is_due
from app.domain.office import Station
from app.domain.roles import Permission
from app.errors import DeviceError, FileError, MotCuaError, StoreError
from app.models.backup_file import BackupFile, backups_in, thin_out
from app.models.dossier_event import HistoryChain
from app.models.office import AuditRecord
from app.models.pg_dump import DumpOrder, dump_problem, dump_store
from app.models.postgresql import PostgresDatabase
from app.models.sqlite_file import SqliteDatabase
from app.models.store_copy import CopyOrder, copy_store, folder_errors
from app.models.store_facts import NO_WORK, ChainHead, StoreFacts
from app.services import audit, history
from app.services.answers import BackedUp
from app.services.audit import Audited
from app.services.commands import BackUp
from app.services.context import Context
from app.services.office.set_up import store_fact
from app.services.ports import BackupPlaces, CarryBackup, Tick
from app.services.store.confirm_restored import unconfirmed_restore
from app.words import N_

STICK_FOLDER = "MotCua-sao-luu"

_PARTS = 1000


@dataclass(frozen=True, slots=True)
class _Journey:
    """One more place a finished copy goes to."""

    place: PlaceKind
    folder: Path
    passphrase: str | None


def back_up(
    context: Context, places: BackupPlaces, carry: CarryBackup, command: BackUp, tick: Tick
) -> BackedUp:
    """Copy the store while the counter goes on working, check the copy, and carry it on.

    FileError when the main place cannot be written, StoreError when the copy is not whole; what
    was begun is gone then, and also when ``tick`` cancels. A place that cannot be reached is told
    in the answer and harms nothing.
    """
    if command.actor is not None:
        command.actor.require(Permission.BACK_UP)
    folder = _ready_folder(places, command)
    if command.if_changed and (last := _unchanged(context, folder)) is not None:
        return _answer(last, repeated=True)
    journeys = tuple(_journeys(context, places, command))
    copy = _copy(context, folder, command, _stage(tick, 0, len(journeys) + 1))
    _thin_out(context, folder)
    outcomes = tuple(
        _carry(context, carry, copy, journey, _stage(tick, number, len(journeys) + 1))
        for number, journey in enumerate(journeys, 1)
    )
    if command.actor is not None:
        with context.database.write() as session:
            named = " ".join((copy.path.name, *(one.place.value for one in outcomes if one.path)))
            audit.note(session, context, command.actor.clerk_id, Audited.BACK_UP, named)
    return _answer(copy, places=outcomes)


def copy_problem(context: Context) -> StoreError | None:
    """Return why this PC cannot copy the store itself, None when it can.

    A store on a server is then copied by whoever looks after the server. StoreError when that is
    out of reach, which tells nothing of the PC.
    """
    database = context.database
    return dump_problem(database) if isinstance(database, PostgresDatabase) else None


def last_backup(context: Context, places: BackupPlaces) -> BackupFile | None:
    """Return the newest copy in the main place that was found whole.

    One dated in the future was made by a clock that ran ahead, and tells nothing of today.
    """
    now = context.now()
    return next(
        (one for one in backups_in(places.main) if one.verified and one.made_at <= now), None
    )


def has_changed(context: Context, since: BackupFile | None) -> bool:
    """Say whether the store holds anything that the copy ``since`` does not."""
    if since is None or since.manifest is None:
        return True
    facts: StoreFacts = since.manifest.facts
    with context.database.read() as session:
        if store_fact(session, "store_id") != facts.store_id:
            return True
        audited = session.scalars(
            select(AuditRecord.id)
            .where(AuditRecord.action.not_in(NO_WORK))
            .order_by(AuditRecord.id.desc())
            .limit(1)
        ).first()
        chains = session.execute(select(HistoryChain.station, HistoryChain.epoch)).all()
        heads = {
            ChainHead(chain.station, chain.epoch, head.sequence, head.hash)
            for chain in chains
            if (
                head := history.head(session.connection(), Station(chain.station, chain.epoch))
            ).sequence
        }
    return (audited or 0) != facts.audited or heads != set(facts.chains)


def may_thin_out(context: Context) -> bool:
    """Say whether what the plan does not want may go: nothing while a restore is not confirmed."""
    with context.database.read() as session:
        return unconfirmed_restore(session) is None


def _ready_folder(places: BackupPlaces, command: BackUp) -> Path:
    """Return the folder to copy into; only our own and one just named are made.

    A chosen folder that is missing lies on a disk that was pulled: making it anew would fill the
    place where that disk should be.
    """
    folder = Path(command.folder) if command.folder else places.main
    if command.folder or places.own:
        with suppress(OSError), folder_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
    return folder


def _unchanged(context: Context, folder: Path) -> BackupFile | None:
    last = last_backup(context, BackupPlaces(folder))
    return None if has_changed(context, last) else last


def _copy(
    context: Context, folder: Path, command: BackUp, tick: Callable[[int, int], None]
) -> BackupFile:
    database, now = context.database, context.now()
    if isinstance(database, PostgresDatabase):
        dump = DumpOrder(database=database, folder=folder, made_at=now, reason=command.reason)
        return dump_store(dump, tick)
    assert isinstance(database, SqliteDatabase)
    database.check_still_there()
    order = CopyOrder(
        source=database.path,
        key=database.key,
        folder=folder,
        made_at=now,
        reason=command.reason,
    )
    return copy_store(order, tick)


def _journeys(context: Context, places: BackupPlaces, command: BackUp) -> Iterator[_Journey]:
    if command.folder:
        return
    if places.second is not None:
        there = next(iter(backups_in(places.second)), None)
        if second_is_due(there.made_at if there else None, context.now(), command.reason):
            yield _Journey(PlaceKind.SECOND, places.second, None)
    if command.stick:
        yield _Journey(PlaceKind.STICK, Path(command.stick) / STICK_FOLDER, _passphrase(context))


def _passphrase(context: Context) -> str | None:
    """Return what to encrypt a copy with that leaves the office; None where it is already."""
    database = context.database
    if isinstance(database, SqliteDatabase) and database.key is not None:
        return None
    with database.read() as session:
        return store_fact(session, "export_passphrase")


def _carry(
    context: Context, carry: CarryBackup, copy: BackupFile, journey: _Journey, tick: Tick
) -> PlaceOutcome:
    try:
        if journey.place is PlaceKind.SECOND and not journey.folder.is_dir():
            raise FileError(N_("Không thấy thư mục «{folder}»."), folder=str(journey.folder))
        path = carry(copy.path, journey.folder, journey.passphrase, tick)
    except MotCuaError as failure:
        # An export of the day, which the sentences are made for, would advise to export again.
        kind = DeviceError if isinstance(failure, DeviceError) else FileError
        advice = N_("Bản sao chính vẫn tốt; cắm lại ổ đĩa, hoặc sửa ở Cài đặt, phần Sao lưu.")
        return PlaceOutcome(journey.place, failure=kind(failure.title, advice, **failure.values))
    _thin_out(context, journey.folder)
    return PlaceOutcome(journey.place, path)


def _thin_out(context: Context, folder: Path) -> None:
    if may_thin_out(context):
        thin_out(folder, context.now())


def _stage(tick: Tick, number: int, stages: int) -> Callable[[int, int], None]:
    """Return the progress of one of several copies as part of the whole."""

    def told(done: int, total: int) -> None:
        tick(number * _PARTS + done * _PARTS // max(total, 1), stages * _PARTS)

    return told


def _answer(
    copy: BackupFile, *, places: tuple[PlaceOutcome, ...] = (), repeated: bool = False
) -> BackedUp:
    assert copy.manifest is not None
    return BackedUp(copy.path, copy.made_at, copy.manifest.facts.dossiers, places, repeated)
