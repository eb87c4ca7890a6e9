"""The clerks of the counter: who they are, and giving them a PIN; signing in is in ``sign_in``."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.clerk import (
    checked_clerk_name,
    checked_password,
    checked_pin,
    require_supervisor,
)
from app.domain.listings import ClerkRow
from app.domain.printable import check_printable
from app.domain.roles import Actor, Permission, Role
from app.models.office import Clerk
from app.services import audit
from app.services.answers import Saved
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.commands import ClerkInput
from app.services.context import Context
from app.services.office.hashing import hashed
from app.services.office.sign_in import asked_of, locked_until


def clerks(context: Context, *, active_only: bool = True) -> tuple[ClerkRow, ...]:
    """Return the clerks by desk and name; those without a PIN only carry an old register's name."""
    with context.database.read() as session:
        rows = session.scalars(select(Clerk).order_by(Clerk.desk, Clerk.name)).all()
        return tuple(
            ClerkRow(
                row.id,
                row.name,
                row.role,
                row.desk,
                row.active,
                row.pin_hash is not None,
                row.password_hash is not None,
                asked_of(session, context, row),
                locked_until(context, row),
            )
            for row in rows
            if row.active or not active_only
        )


def save_clerk(context: Context, actor: Actor, given: ClerkInput) -> Saved:
    """Add or change a clerk; a new PIN also takes the old password away, see ``ClerkInput``.

    InputError names the field to mend, or ``clerks`` when no supervisor would be left.
    """
    actor.require(Permission.CHANGE_CLERKS)
    check_printable("name", given.name, context.missing_letters)
    secrets = new_secrets(given)
    with context.database.write() as session:
        clerk = put_clerk(session, given, secrets)
        _keep_a_supervisor(session)
        detail = f"{clerk.id} pin" if given.pin else str(clerk.id)
        audit.note(session, context, actor.clerk_id, Audited.SAVE_CLERK, detail)
    return Saved(Changes.CLERKS)


@dataclass(frozen=True, slots=True)
class NewSecrets:
    """What is kept of a new PIN and of the password given with it, None without one."""

    pin_hash: str
    password_hash: str | None


def new_secrets(given: ClerkInput) -> NewSecrets | None:
    """Return what is kept of new secrets, None where the old ones stay.

    InputError names the field to mend. Hashing takes long on purpose, so it is done before the
    store is held for writing.
    """
    if not given.pin:
        return None
    name = checked_clerk_name(given.name)
    pin = checked_pin(given.pin)
    password = checked_password(given.password, name) if given.password else ""
    return NewSecrets(hashed(pin), hashed(password) if password else None)


def put_clerk(session: Session, given: ClerkInput, secrets: NewSecrets | None) -> Clerk:
    """Write a clerk in the caller's transaction; InputError names the field to mend."""
    others = select(Clerk.name).where(Clerk.id != (given.id or 0))
    name = checked_clerk_name(given.name, session.scalars(others).all())
    clerk = (
        session.get_one(Clerk, given.id) if given.id is not None else Clerk(name=name, failures=0)
    )
    if secrets is not None:
        clerk.pin_hash, clerk.password_hash = secrets.pin_hash, secrets.password_hash
        clerk.password_on, clerk.failures, clerk.locked_until = None, 0, None
    elif clerk.pin_hash is None and given.active:
        # Says that one is missing.
        checked_pin(given.pin)
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
