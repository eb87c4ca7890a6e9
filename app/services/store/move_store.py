"""Moving the store of one PC onto a server: every row as it is, then a new chapter of its history.

The old file stays what it was; should somebody go on working in it, no code is ever given twice.
"""

from dataclasses import dataclass

from app.domain.form_set import Forms
from app.domain.office import Station
from app.errors import StoreError
from app.models.database import Database
from app.models.driver import sqlite
from app.models.move_store import copy_rows
from app.services import audit, history
from app.services.audit import Audited
from app.services.context import Context
from app.services.ports import Clock, Tick
from app.services.store.begin_epoch import Issued, begin_epoch
from app.services.store.stations import CounterPc, join
from app.words import N_

REASON = "moved to a server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was moved: rows by table, and the chain this counter writes from now on."""

    rows: dict[str, int]
    chain: Station


def move_store(
    source: sqlite.Connection, target: Database, clock: Clock, pc: CounterPc, tick: Tick
) -> Moved:
    """Copy the store behind ``source``, which nobody else may write, into the empty ``target``.

    StoreError when not everything arrived, or a chain of the history does not hold there.
    """
    digit = int(source.execute("SELECT value FROM meta WHERE key = 'station'").fetchone()[0])
    with target.transaction() as connection:
        rows = copy_rows(source, connection, tick)
    with target.read() as session:
        for chain in history.chains(session):
            if history.first_break(session, chain) is not None:
                raise StoreError(
                    N_("Lịch sử của quầy {station} không liền mạch, chưa chuyển lên máy chủ."),
                    N_("Chạy «motcua check» để biết chỗ sai; kho dữ liệu vẫn ở máy này."),
                    station=chain.digit,
                )
    context = Context(target, clock, Forms(), digit=digit)
    begun = begin_epoch(context, Issued(digit, context.today()), REASON)
    join(context, pc)
    with target.write() as session:
        audit.note(session, context, None, Audited.MOVE_STORE, str(rows["dossiers"]))
    return Moved(rows=rows, chain=begun)
