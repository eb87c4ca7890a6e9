"""The counters of a shared store: which PC has which digit, and giving a PC one.

A store in a file has one counter, which needs none of this.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.office import Station
from app.domain.roles import PERMISSIONS, Permission, Role
from app.domain.shared_place import Leader, SharedPlace, SharedSeat, Vow, checked_digit
from app.domain.sign_in import Secret
from app.errors import RuleError, StoreError
from app.models.database import Database
from app.models.dossier_event import GENESIS, HistoryChain
from app.models.office import Clerk, Meta, Office
from app.models.postgresql import PostgresDatabase, shown_url
from app.services import audit, history
from app.services.answers import Saved
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.context import Context
from app.services.office.sign_in import prove
from app.words import N_

_KEY = "pc:"
_LEADS = Permission.CHANGE_OFFICE


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
        return SharedPlace(office.first() or "", taken, tuple(_leaders(session)))


def shared_seat(context: Context) -> SharedSeat | None:
    """Return this PC's place in the shared store, None when the store is its own."""
    database = context.database
    if not isinstance(database, PostgresDatabase):
        return None
    pcs = {digit: pc.name for digit, pc in counters(database).items()}
    return SharedSeat(shown_url(database.url), context.station.digit, pcs)


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


def take_over(context: Context, pc: CounterPc, vow: Vow) -> Saved:
    """Give the counter of a PC that is gone for good to ``pc``, on the word of who leads.

    RuleError when that is not proved, or not theirs to say.
    """
    leader = prove(context, vow.leader_id, vow.secret, vow.kind)
    leader.require(_LEADS)
    return join(context, pc, instead=True, by=leader.clerk_id)


def join(context: Context, pc: CounterPc, *, instead: bool = False, by: int | None = None) -> Saved:
    """Give the counter of ``context`` to ``pc``; a digit ``pc`` had before becomes free.

    RuleError when another PC has the digit, unless it is gone for good and ``pc`` comes in its
    stead, or when another store's dossiers came in under it. ``by`` is the clerk who said so.
    """
    digit = checked_digit(context.station.digit)
    with context.database.write() as session:
        held = _counters(session)
        holder = held.get(digit)
        if holder is not None and holder.machine != pc.machine and not instead:
            raise _taken(digit, holder)
        for other, one in held.items():
            if one.machine == pc.machine and other != digit:
                session.delete(session.get_one(Meta, f"{_KEY}{other}"))
        session.merge(Meta(key=f"{_KEY}{digit}", value=f"{pc.machine} {pc.name}"))
        _begin(session, context)
        audit.note(session, context, by, Audited.JOIN_STORE, f"{digit} {pc.name}")
    context.forget_references()
    return Saved(Changes.OFFICE)


def _leaders(session: Session) -> Iterator[Leader]:
    active = select(Clerk).where(Clerk.active, Clerk.pin_hash.is_not(None)).order_by(Clerk.id)
    for clerk in session.scalars(active):
        if _LEADS in PERMISSIONS[Role(clerk.role)]:
            # Not asked for every day: the PIN of the day would be too little.
            asked = Secret.PASSWORD if clerk.password_hash else Secret.PIN
            yield Leader(clerk.id, clerk.name, asked)


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
