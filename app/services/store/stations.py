"""The counters of a shared store: which PC has which digit, and giving a PC one.

A store in a file has one counter, which needs none of this.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.office import Station
from app.domain.shared_place import SharedPlace, checked_digit
from app.errors import RuleError, StoreError
from app.models.database import Database
from app.models.dossier_event import GENESIS, HistoryChain
from app.models.office import Meta, Office
from app.services import audit, history
from app.services.answers import Saved
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.context import Context
from app.words import N_

_KEY = "pc:"


@dataclass(frozen=True, slots=True)
class CounterPc:
    """A PC at a counter: ``machine`` tells it from all others, ``name`` is what people call it."""

    machine: str
    name: str


def counters(database: Database) -> dict[int, CounterPc]:
    """Return which PC has which digit."""
    with database.read() as session:
        return _counters(session)


def shared_place(database: Database) -> SharedPlace:
    """Return whose store this is and which digits are taken, for a PC that may join."""
    with database.read() as session:
        office = session.scalars(select(Office.name).order_by(Office.valid_from.desc()).limit(1))
        taken = {digit: pc.name for digit, pc in _counters(session).items()}
        return SharedPlace(office.first() or "", taken)


def check_in(database: Database, digit: int, machine: str) -> None:
    """Raise StoreError unless ``digit`` is this PC's: two PCs must not issue codes under one."""
    holder = counters(database).get(digit)
    if holder is None:
        raise StoreError(
            N_("Kho dữ liệu chung chưa biết máy này (số {digit})."),
            N_("Nối máy vào kho dữ liệu chung: chạy «motcua join --station {digit}»."),
            digit=digit,
        )
    if holder.machine != machine:
        raise StoreError(
            N_("Số {digit} trong kho dữ liệu chung là của máy khác («{name}»)."),
            N_("Nối lại máy này với một số còn trống: chạy «motcua join --station SỐ»."),
            digit=digit,
            name=holder.name,
        )


def join(context: Context, pc: CounterPc, *, take_over: bool = False) -> Saved:
    """Give the counter of ``context`` to ``pc``; a digit ``pc`` had before becomes free.

    RuleError when another PC has the digit, unless it is gone for good and ``pc`` takes over, or
    when another store's dossiers came in under it.
    """
    digit = checked_digit(context.station.digit)
    with context.database.write() as session:
        held = _counters(session)
        holder = held.get(digit)
        if holder is not None and holder.machine != pc.machine and not take_over:
            raise _taken(digit, holder)
        for other, one in held.items():
            if one.machine == pc.machine and other != digit:
                session.delete(session.get_one(Meta, f"{_KEY}{other}"))
        session.merge(Meta(key=f"{_KEY}{digit}", value=f"{pc.machine} {pc.name}"))
        _begin(session, context)
        audit.note(session, context, None, Audited.JOIN_STORE, f"{digit} {pc.name}")
    context.forget_references()
    return Saved(Changes.OFFICE)


def _counters(session: Session) -> dict[int, CounterPc]:
    rows = session.scalars(select(Meta).where(Meta.key.startswith(_KEY)))
    return {
        int(row.key.removeprefix(_KEY)): CounterPc(*row.value.partition(" ")[::2]) for row in rows
    }


def _begin(session: Session, context: Context) -> None:
    """Note the beginning of the counter's history, unless it has one."""
    digit = context.station.digit
    owners = set(
        session.scalars(select(HistoryChain.store_id).where(HistoryChain.station == digit))
    )
    if not owners:
        begun = history.Chain(
            station=digit,
            epoch=Station(digit).epoch,
            store_id=context.store_id,
            genesis=GENESIS,
            begun_at=context.now(),
        )
        history.begin_chain(session.connection(), begun)
    elif context.store_id not in owners:
        raise RuleError(
            N_("Số {digit} đã có trong hồ sơ nhập từ kho dữ liệu khác."),
            N_("Chọn số khác cho máy này, để không bao giờ trùng mã."),
            digit=digit,
        )


def _taken(digit: int, holder: CounterPc) -> RuleError:
    return RuleError(
        N_("Số {digit} trong kho dữ liệu chung là của máy khác («{name}»)."),
        N_("Chọn số còn trống; nếu máy kia đã bỏ hẳn thì chọn thay máy đó."),
        digit=digit,
        name=holder.name,
    )
