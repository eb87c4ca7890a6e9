"""Signing in and out at the desk, one's own password, and letting a locked colleague in again.

Who the clerks are is in ``clerks``; the rules are ``domain.sign_in``'s.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.clerk import checked_password, checked_pin
from app.domain.roles import Actor, Permission, Role
from app.domain.sign_in import (
    LONGEST_LOCK,
    MOST_FAILURES,
    Secret,
    lock_after,
    password_wish,
    secret_asked,
)
from app.domain.vietnam_time import local, short_moment
from app.errors import InputError, NotFoundError, RuleError
from app.models.office import AuditRecord, Clerk
from app.services import audit
from app.services.answers import Saved, SignedIn
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.commands import ChangePassword
from app.services.context import Context
from app.services.office.hashing import hashed, matches
from app.words import N_


def sign_in(context: Context, clerk_id: int, secret: str, kind: Secret = Secret.PIN) -> SignedIn:
    """Return who is at the desk now; RuleError after a wrong secret, the wrong kind, or a lock.

    A password is right at any time, a PIN only once the password was given on the same day. Five
    failures lock for a minute, every further one twice as long, up to an hour. The lock is in the
    store, so starting the program again does not lift it.
    """
    clerk = _prove(context, clerk_id, secret, kind)
    today = context.today()
    with context.database.write() as session:
        row = session.get_one(Clerk, clerk_id)
        _forget_failures(row)
        if kind is Secret.PASSWORD:
            row.password_on = today
        audit.note(session, context, clerk_id, Audited.SIGN_IN, kind.value)
    role = Role(clerk.role)
    wish = password_wish(
        role,
        has_password=clerk.password_hash is not None,
        password_on=clerk.password_on,
        today=today,
    )
    return SignedIn(Actor(clerk.id, clerk.name, role, clerk.desk), wish)


def sign_out(context: Context, actor: Actor, *, unattended: bool = False) -> Saved:
    """Note that ``actor`` has left the desk, or that it locked itself because nobody was there."""
    with context.database.write() as session:
        act = Audited.LOCK if unattended else Audited.SIGN_OUT
        audit.note(session, context, actor.clerk_id, act)
    return Saved()


def change_password(context: Context, command: ChangePassword) -> Saved:
    """Give the clerk the new secrets; InputError names the field, RuleError a wrong present one."""
    actor = command.actor
    with context.database.read() as session:
        known = session.get(Clerk, actor.clerk_id)
    has_password = known is not None and known.password_hash is not None
    if not command.password and (command.pin == "" or not has_password):
        raise InputError("password", N_("Chưa nhập mật khẩu mới."), N_("Nhập từ 10 ký tự."))
    password = checked_password(command.password, actor.name) if command.password else ""
    pin = checked_pin(command.pin) if command.pin else ""
    kind = Secret.PASSWORD if has_password else Secret.PIN
    _prove(context, actor.clerk_id, command.current, kind)
    new_password, new_pin = (hashed(secret) if secret else "" for secret in (password, pin))
    with context.database.write() as session:
        row = session.get_one(Clerk, actor.clerk_id)
        _forget_failures(row)
        row.password_hash = new_password or row.password_hash
        row.pin_hash = new_pin or row.pin_hash
        row.password_on = context.today()
        changed = " ".join(
            kind.value for kind, new in ((Secret.PASSWORD, password), (Secret.PIN, pin)) if new
        )
        audit.note(session, context, actor.clerk_id, Audited.CHANGE_PASSWORD, changed)
    return Saved(Changes.CLERKS)


def put_off_password(context: Context, actor: Actor) -> Saved:
    """Leave a clerk who has no password in peace for today; the next day it must be chosen."""
    with context.database.write() as session:
        row = session.get_one(Clerk, actor.clerk_id)
        if row.password_hash is None:
            row.password_on = context.today()
    return Saved()


def release_clerk(context: Context, actor: Actor, clerk_id: int) -> Saved:
    """Let a clerk who is locked out try again at once."""
    actor.require(Permission.CHANGE_CLERKS)
    with context.database.write() as session:
        _forget_failures(session.get_one(Clerk, clerk_id))
        audit.note(session, context, actor.clerk_id, Audited.RELEASE_CLERK, str(clerk_id))
    return Saved(Changes.CLERKS)


def release_by(
    context: Context, clerk_id: int, by_id: int, secret: str, kind: Secret = Secret.PIN
) -> Saved:
    """Do the same for somebody who only proves who they are, without sitting down at the desk."""
    return release_clerk(context, prove(context, by_id, secret, kind), clerk_id)


def prove(context: Context, clerk_id: int, secret: str, kind: Secret = Secret.PIN) -> Actor:
    """Return who that is, without letting them sit down; raises as ``sign_in`` does."""
    clerk = _prove(context, clerk_id, secret, kind)
    return Actor(clerk.id, clerk.name, Role(clerk.role), clerk.desk)


def asked_of(session: Session, context: Context, clerk: Clerk) -> Secret:
    """Return what ``clerk`` must give to sign in now; setting the clock back changes nothing."""
    today, has_password = context.today(), clerk.password_hash is not None
    asked = secret_asked(has_password=has_password, password_on=clerk.password_on, today=today)
    if asked is Secret.PIN and has_password and _later_day_was_seen(session, clerk.id, today):
        return Secret.PASSWORD
    return asked


def locked_until(context: Context, clerk: Clerk) -> datetime | None:
    """Return when ``clerk`` may try again, None if at once.

    Setting the PC's clock forward does not lift a lock while the program runs; setting it back
    makes a lock no longer than the longest one.
    """
    if clerk.locked_until is None:
        return None
    now, held = context.now(), context.locks.get(clerk.id, 0.0) - context.steady()
    left = max(min(clerk.locked_until - now, LONGEST_LOCK), timedelta(seconds=held))
    return now + left if left > timedelta(0) else None


def _prove(context: Context, clerk_id: int, secret: str, kind: Secret) -> Clerk:
    """Return the clerk if ``secret`` is right; a failure is counted before RuleError tells it."""
    with context.database.read() as session:
        clerk = session.get(Clerk, clerk_id)
        if clerk is None or not clerk.active or clerk.pin_hash is None:
            raise NotFoundError(
                N_("Tài khoản này không còn dùng."), N_("Chọn tên khác trong danh sách.")
            )
        asked = asked_of(session, context, clerk)
    _require_unlocked(context, clerk)
    kept = clerk.password_hash if kind is Secret.PASSWORD else clerk.pin_hash
    if kept is None or (kind is Secret.PIN and asked is Secret.PASSWORD):
        raise RuleError(
            N_("Lần đăng nhập đầu tiên trong ngày cần mật khẩu."),
            N_("Nhập mật khẩu; những lần sau trong ngày chỉ cần mã PIN."),
        )
    # Hashing takes a tenth of a second on purpose, so no transaction is held open meanwhile.
    if not matches(kept, secret):
        _note_failure(context, clerk_id)
        raise _wrong(kind)
    return clerk


def _later_day_was_seen(session: Session, clerk_id: int, today: date) -> bool:
    """Say whether anybody was seen on a day after ``today`` since the clerk gave the password.

    The lines of the audit are in the order of what happened, whatever its clock said.
    """
    given = session.scalars(
        select(AuditRecord.id)
        .where(
            AuditRecord.clerk_id == clerk_id,
            AuditRecord.action.in_((Audited.SIGN_IN, Audited.CHANGE_PASSWORD)),
            AuditRecord.detail.startswith(Secret.PASSWORD),
        )
        .order_by(AuditRecord.id.desc())
        .limit(1)
    ).first()
    tomorrow = today + timedelta(days=1)
    midnight = local(tomorrow.year, tomorrow.month, tomorrow.day)
    later = select(AuditRecord.id).where(
        AuditRecord.id >= (given or 0), AuditRecord.occurred_at >= midnight
    )
    return session.scalars(later.limit(1)).first() is not None


def _require_unlocked(context: Context, clerk: Clerk) -> None:
    until = locked_until(context, clerk)
    if until is None:
        return
    if clerk.locked_until is not None and clerk.locked_until > until:
        # The clock ran ahead when the lock began; from now on it ends within the hour.
        with context.database.write() as session:
            session.get_one(Clerk, clerk.id).locked_until = until
    raise RuleError(
        N_("Nhập sai nhiều lần, tạm khóa đến {until}."),
        N_("Chờ hết giờ khóa, hoặc nhờ lãnh đạo phụ trách mở khóa."),
        until=short_moment(until),
    )


def _wrong(kind: Secret) -> RuleError:
    if kind is Secret.PASSWORD:
        return RuleError(
            N_("Mật khẩu không đúng."),
            N_("Xem phím Caps Lock và bộ gõ rồi nhập lại; sau {most} lần sai sẽ tạm khóa."),
            most=MOST_FAILURES,
        )
    return RuleError(
        N_("Mã PIN không đúng."),
        N_("Nhập lại; sau {most} lần sai sẽ tạm khóa."),
        most=MOST_FAILURES,
    )


def _note_failure(context: Context, clerk_id: int) -> None:
    with context.database.write() as session:
        row = session.get_one(Clerk, clerk_id)
        row.failures += 1
        if lock := lock_after(row.failures):
            row.locked_until = context.now() + lock
            context.locks[clerk_id] = context.steady() + lock.total_seconds()
        audit.note(session, context, clerk_id, Audited.SIGN_IN_FAILED)


def _forget_failures(row: Clerk) -> None:
    row.failures, row.locked_until = 0, None
