"""What the store tells when the counter is opened: one look at everything that may stop a day."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.domain.catalogue import CatalogueState
from app.domain.dossier_state import DossierState
from app.domain.opening import RESULT_WAITS_LONG, OpeningView, Room, RoomPlace
from app.domain.roles import Actor, Permission
from app.models.dossier import NOT_CANCELLED, NOT_STANDING, CodeCounter, Dossier
from app.models.office import ExportRecord, WorkingDay
from app.models.second_place import SecondPlace
from app.models.sqlite_file import SqliteDatabase
from app.services.catalogue.change_procedure import catalogue_today
from app.services.context import Context
from app.services.day.hanging import hanging
from app.services.day.note_opening import last_openings
from app.services.office.clock import clock_doubt, own_series
from app.services.ports import BackupPlaces
from app.services.store.backups import Backups
from app.services.store.upkeep import Upkeep

_OPENINGS_SHOWN = 12


def opening_view(
    context: Context, actor: Actor, backups: Backups, upkeep: Upkeep, second: SecondPlace
) -> OpeningView:
    """Return how everything stands now; takes a few milliseconds, and asks no device."""
    actor.require(Permission.EXPORT_DAY)
    now, today = context.now(), context.today()
    catalogue = catalogue_today(context)
    offered = [one for one in catalogue if one.state is not CatalogueState.ENDED]
    doubt, waiting_since = clock_doubt(context), today - timedelta(days=RESULT_WAITS_LONG)
    overdue = (Dossier.finished_at.is_(None), Dossier.promised_at < now, NOT_STANDING)
    ready = Dossier.state == DossierState.RESULT_READY.value
    hangs, health, backup = hanging(context, actor, now), upkeep.health(), backups.status()
    with context.database.read() as session:
        return OpeningView(
            at=now,
            today=today,
            clock=doubt,
            year_confirmed=today.year in context.calendar.confirmed_years,
            health=health,
            backup=backup,
            trouble=second.trouble,
            exported_at=_exported_at(session, context),
            unclosed=_unclosed(session, context),
            procedures=len(offered),
            unverified=sum(one.state is CatalogueState.UNVERIFIED for one in offered),
            hanging=hangs,
            waiting=_count(session, ready, Dossier.finished_on < waiting_since),
            due_today=_count(session, Dossier.finished_at.is_(None), Dossier.promised_on == today),
            overdue=_count(session, *overdue),
            openings=last_openings(session, context, _OPENINGS_SHOWN),
        )


def rooms(context: Context, places: BackupPlaces) -> tuple[Room, ...]:
    """Return how much may still be written where the store and its copies lie.

    May take seconds where a place lies on a network.
    """
    found: list[Room] = []
    if isinstance(context.database, SqliteDatabase):
        found.append(_room(RoomPlace.STORE, context.database.path.parent))
    found.append(_room(RoomPlace.BACKUPS, places.main, own=places.own))
    if places.second is not None:
        found.append(_room(RoomPlace.SECOND, places.second))
    return tuple(found)


def _room(place: RoomPlace, folder: Path, *, own: bool = False) -> Room:
    # The program's own folder is made with the first copy; any other should be there.
    folder = folder.parent if own and not folder.exists() else folder
    try:
        return Room(place, shutil.disk_usage(folder).free)
    except OSError:
        return Room(place, None)


def _count(session: Session, *where: ColumnElement[bool]) -> int:
    wanted = select(func.count()).select_from(Dossier).where(NOT_CANCELLED, *where)
    return session.scalar(wanted) or 0


def _exported_at(session: Session, context: Context) -> datetime | None:
    # Older rows do not say of which counter they are.
    own = or_(ExportRecord.station == context.station.digit, ExportRecord.station.is_(None))
    return session.scalar(select(func.max(ExportRecord.written_at)).where(own))


def _unclosed(session: Session, context: Context) -> date | None:
    """Return the last day before today with numbers of this counter, unless it was closed."""
    numbered = select(func.max(CodeCounter.day)).where(
        CodeCounter.series.in_(own_series(context)),
        CodeCounter.day < context.today(),
        ~CodeCounter.mistaken,
    )
    day = session.scalar(numbered)
    return day if day is not None and session.get(WorkingDay, day) is None else None
