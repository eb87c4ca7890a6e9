"""The clerks of the counter: who they are, their PINs, and signing in at the desk."""

from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.clerk import checked_clerk_name, checked_pin, require_supervisor
from app.domain.listings import ClerkRow
from app.domain.roles import Actor, Permission, Role
from app.domain.vietnam_time import short_moment
from app.errors import NotFoundError, RuleError
from app.models.office import Clerk
from app.services import audit
from app.services.answers import Saved, SignedIn
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.commands import ClerkInput
from app.services.context import Context
from app.words import N_

MOST_FAILURES = 5
FIRST_LOCK = timedelta(minutes=1)
LONGEST_LOCK = timedelta(hours=1)

_hasher = PasswordHasher()


def clerks(context: Context, *, active_only: bool = True) -> tuple[ClerkRow, ...]:
    """Return the clerks by desk and name; those without a PIN only carry an old register's name."""
    with context.database.read() as session:
        rows = session.scalars(select(Clerk).order_by(Clerk.desk, Clerk.name)).all()
    return tuple(
        ClerkRow(row.id, row.name, row.role, row.desk, row.active, row.pin_hash is not None)
        for row in rows
        if row.active or not active_only
    )


def sign_in(context: Context, clerk_id: int, pin: str) -> SignedIn:
    """Return who is at the desk now; RuleError after a wrong PIN or while locked.

    Five failures lock for a minute, and every further one twice as long, up to an hour; the lock
    is in the store, so starting the program again does not lift it.
    """
    now = context.now()
    with context.database.read() as session:
        clerk = session.get(Clerk, clerk_id)
    if clerk is None or not clerk.active or clerk.pin_hash is None:
        raise NotFoundError(
            N_("Tài khoản này không còn dùng."), N_("Chọn tên khác trong danh sách.")
        )
    if clerk.locked_until is not None and now < clerk.locked_until:
        raise RuleError(
            N_("Nhập sai mã PIN nhiều lần, tạm khóa đến {until}."),
            N_("Chờ hết giờ khóa, hoặc nhờ lãnh đạo đặt lại mã PIN."),
            until=short_moment(clerk.locked_until),
        )
    # Hashing takes a tenth of a second on purpose, so no transaction is held open meanwhile.
    right = _matches(clerk.pin_hash, pin)
    with context.database.write() as session:
        row = session.get_one(Clerk, clerk_id)
        _note_attempt(session, context, row, right)
    if not right:
        raise RuleError(
            N_("Mã PIN không đúng."),
            N_("Nhập lại; sau {most} lần sai sẽ tạm khóa."),
            most=MOST_FAILURES,
        )
    return SignedIn(Actor(clerk.id, clerk.name, Role(clerk.role), clerk.desk))


def save_clerk(context: Context, actor: Actor, given: ClerkInput) -> Saved:
    """Add or change a clerk; an empty PIN leaves the old one.

    InputError names the field to mend, or ``clerks`` when no supervisor would be left.
    """
    actor.require(Permission.CHANGE_CLERKS)
    with context.database.write() as session:
        clerk = put_clerk(session, given)
        _keep_a_supervisor(session)
        audit.note(session, context, actor.clerk_id, Audited.SAVE_CLERK, str(clerk.id))
    return Saved(Changes.CLERKS)


def put_clerk(session: Session, given: ClerkInput) -> Clerk:
    """Write a clerk in the caller's transaction; InputError names the field to mend."""
    others = select(Clerk.name).where(Clerk.id != (given.id or 0))
    name = checked_clerk_name(given.name, session.scalars(others).all())
    clerk = (
        session.get_one(Clerk, given.id) if given.id is not None else Clerk(name=name, failures=0)
    )
    if given.pin or (clerk.pin_hash is None and given.active):
        clerk.pin_hash = _hasher.hash(checked_pin(given.pin))
        clerk.failures, clerk.locked_until = 0, None
    clerk.name, clerk.role, clerk.desk, clerk.active = (
        name,
        given.role.value,
        given.desk,
        given.active,
    )
    session.add(clerk)
    session.flush()
    return clerk


def _keep_a_supervisor(session: Session) -> None:
    can_sign_in = select(Clerk.role).where(Clerk.active, Clerk.pin_hash.is_not(None))
    require_supervisor(Role(role) for role in session.scalars(can_sign_in))


def _matches(pin_hash: str, pin: str) -> bool:
    try:
        return _hasher.verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def _note_attempt(session: Session, context: Context, clerk: Clerk, right: bool) -> None:
    if right:
        clerk.failures, clerk.locked_until = 0, None
    else:
        clerk.failures += 1
        beyond = clerk.failures - MOST_FAILURES
        if beyond >= 0:
            clerk.locked_until = context.now() + min(FIRST_LOCK * 2**beyond, LONGEST_LOCK)
    act = Audited.SIGN_IN if right else Audited.SIGN_IN_FAILED
    audit.note(session, context, clerk.id, act)
