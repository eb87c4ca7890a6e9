"""The numbers of registers: given one after the other, and never again after a restore.

All counters of a store count on together, register by register and year by year. A restore may
have lost the newest numbers, so each epoch after the first counts anew under a name of its own.
"""

from datetime import date

from sqlalchemy import ColumnElement, Date, bindparam, func, or_, select, text
from sqlalchemy.orm import Session

from app.domain.office import Station
from app.models.dossier import CodeCounter
from app.models.dossier_event import HistoryChain
from app.models.register import REGISTER_SERIES, RegisterEntry
from app.services.context import Context

_COUNT_UP = text(
    "INSERT INTO code_counters (series, day, last) VALUES (:series, :day, 1) "
    "ON CONFLICT (series, day) DO UPDATE SET last = code_counters.last + 1 RETURNING last"
).bindparams(bindparam("day", type_=Date))


def next_number(session: Session, register: str, year: int, counter: Station) -> int:
    """Take the next number; the transaction's rollback gives it back."""
    given = {"series": _series(register, counter), "day": date(year, 1, 1)}
    number: int = session.connection().execute(_COUNT_UP, given).scalar_one()
    return number


def raise_number(session: Session, context: Context, entry: RegisterEntry) -> None:
    """Let the next number come after that of an entry which a counter of this store wrote."""
    if entry.station is not None and entry.station not in own_stations(session, context):
        return
    given = Station(entry.station or context.station.digit, entry.epoch or 0)
    key = (_series(entry.register, given), date(entry.year, 1, 1))
    counter = session.get(CodeCounter, key)
    if counter is None:
        counter = CodeCounter(series=key[0], day=key[1], last=0)
        session.add(counter)
    counter.last = max(counter.last, entry.number)


def count_numbered(session: Session, context: Context, counter: CodeCounter) -> int:
    """Return how many entries the store has whose numbers ``counter`` has given."""
    register, _between, own = counter.series.removeprefix(REGISTER_SERIES).partition("/")
    where: list[ColumnElement[bool]] = [
        RegisterEntry.register == register,
        RegisterEntry.year == counter.day.year,
    ]
    if own:
        station, epoch = own.split(".")
        where += [RegisterEntry.station == int(station), RegisterEntry.epoch == int(epoch)]
    else:
        stations = RegisterEntry.station.in_(own_stations(session, context))
        where += [
            or_(RegisterEntry.station.is_(None), stations),
            func.coalesce(RegisterEntry.epoch, 0) == 0,
        ]
    return session.scalar(select(func.count(RegisterEntry.id)).where(*where)) or 0


def own_stations(session: Session, context: Context) -> frozenset[int]:
    """Return the digits of all counters that write into this store."""
    noted = select(HistoryChain.station).where(HistoryChain.store_id == context.store_id)
    return frozenset({context.station.digit, *session.scalars(noted)})


def _series(register: str, counter: Station) -> str:
    series = f"{REGISTER_SERIES}{register}"
    return f"{series}/{counter.digit}.{counter.epoch}" if counter.epoch else series
