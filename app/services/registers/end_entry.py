"""Close an entry once its matter is settled, or cancel one written by mistake; none is deleted."""

from dataclasses import replace

from app.domain.register_values import read_values
from app.domain.registers import Registers
from app.domain.roles import Permission
from app.domain.vietnam_time import short_date
from app.errors import InputError, RuleError
from app.models.register import RegisterLink
from app.services import audit
from app.services.audit import Audited
from app.services.context import Context
from app.services.register_commands import CancelEntry, CloseEntry, EntrySaved
from app.services.registers.archive import move_dossiers
from app.services.registers.entry import (
    content_of,
    entry_of,
    label_of,
    require_standing,
    saved,
    set_words,
    touch,
)
from app.services.store.journal_lines import note_line
from app.words import N_


def close_entry(context: Context, registers: Registers, command: CloseEntry) -> EntrySaved:
    """Note how an entry ended; InputError names what is missing, ``closed_on`` for a wrong day."""
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        entry = entry_of(session, command.entry_id)
        register = registers.get(entry.register)
        require_standing(entry)
        if register.closing is None or entry.closed_on is not None:
            raise RuleError(N_("Dòng này không chờ việc gì nữa."), N_("Mở lại sổ để xem."))
        day = command.closed_on or context.today()
        if not entry.happened_on <= day <= context.today():
            raise InputError(
                "closed_on",
                N_("Ngày xong phải từ {first} đến hôm nay."),
                first=short_date(entry.happened_on),
            )
        content = content_of(entry)
        ending = read_values(
            register.asked(closing=True),
            command.values,
            register,
            entry.happened_on,
            context.missing_letters,
        )
        entry.content = replace(content, values={**content.values, **ending}).as_json()
        entry.closed_on = day
        touch(entry, context.now())
        set_words(session, register, entry)
        move_dossiers(session, context, command.actor, entry)
        note_line(session, context, entry)
        label = label_of(register, entry)
        audit.note(session, context, command.actor.clerk_id, Audited.CLOSE_ENTRY, label)
        return saved(entry)


def cancel_entry(context: Context, registers: Registers, command: CancelEntry) -> EntrySaved:
    """Cancel an entry with a reason: whoever wrote it on its day, later a supervisor.

    RuleError while dossiers are excused by it.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    reason = " ".join(command.reason.split())
    if not reason:
        raise InputError("reason", N_("Chưa ghi lý do hủy."), N_("Ghi ngắn gọn rồi hủy lại."))
    with context.database.write() as session:
        entry = entry_of(session, command.entry_id)
        require_standing(entry)
        own = entry.clerk_id == command.actor.clerk_id and entry.happened_on == context.today()
        if not own:
            command.actor.require(Permission.CLOSE_DAY)
        approved = session.query(RegisterLink).filter(
            RegisterLink.entry_id == entry.id, RegisterLink.approved_at.is_not(None)
        )
        if approved.count():
            raise RuleError(
                N_("Còn hồ sơ được loại trừ theo dòng này."),
                N_("Bỏ loại trừ các hồ sơ ấy trước rồi hủy dòng."),
            )
        entry.cancelled_reason = reason
        touch(entry, context.now())
        session.flush()
        move_dossiers(session, context, command.actor, entry)
        note_line(session, context, entry)
        label = label_of(registers.get(entry.register), entry)
        audit.note(session, context, command.actor.clerk_id, Audited.CANCEL_ENTRY, label)
        return saved(entry)
