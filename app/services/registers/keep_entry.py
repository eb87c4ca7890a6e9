"""Write an entry into a register, or change one; what stood there is kept with who altered it.

Numbers run from 1 in each register and year without a gap (``numbers``): the number is taken in the
very transaction that stores the entry, and no entry is ever deleted.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.archive import BOXES, kept_until
from app.domain.register_values import read_values
from app.domain.registers import OUTAGES, Register, Registers, due_on
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import office_day, short_date
from app.errors import InputError, RuleError
from app.models.register import RegisterEntry
from app.services import audit
from app.services.audit import Audited
from app.services.context import Context
from app.services.register_commands import EntrySaved, SaveEntry
from app.services.registers.archive import move_dossiers
from app.services.registers.entry import (
    Change,
    content_of,
    entry_of,
    label_of,
    require_standing,
    saved,
    set_words,
    touch,
)
from app.services.registers.new_entry import add_entry
from app.services.store.journal_lines import note_line
from app.words import N_


def keep_entry(context: Context, registers: Registers, command: SaveEntry) -> EntrySaved:
    """Store a new entry with the next number of its year, or change one.

    InputError names the column to mend, ``happened`` for when it happened; RuleError for a
    register that is no longer kept, and for an ended entry nobody but a supervisor may change.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    register = registers.get(command.register)
    with context.database.write() as session:
        if command.entry_id is None:
            entry = _add(session, context, register, command)
        else:
            entry = _change(session, context, register, command, command.entry_id)
            move_dossiers(session, context, command.actor, entry)
        note_line(session, context, entry)
        return saved(entry)


def _add(
    session: Session, context: Context, register: Register, command: SaveEntry
) -> RegisterEntry:
    happened_at = _happened_at(context, command.happened_at or context.now())
    day = office_day(happened_at)
    if not register.is_in_force(day):
        raise RuleError(
            N_("Ngày {day} sổ này không còn hoặc chưa được dùng."),
            N_("Chọn sổ đang dùng trong danh sách."),
            day=short_date(day),
        )
    values = _read(context, register, command.values, happened_at)
    return add_entry(session, context, register, command.actor, values, happened_at)


def _change(
    session: Session, context: Context, register: Register, command: SaveEntry, entry_id: int
) -> RegisterEntry:
    entry = entry_of(session, entry_id)
    require_standing(entry)
    if entry.closed_on is not None:
        command.actor.require(Permission.CLOSE_DAY)
    happened_at = _happened_at(context, command.happened_at or entry.happened_at)
    if office_day(happened_at).year != entry.year:
        raise InputError(
            "happened",
            N_("Dòng này thuộc sổ năm {year}."),
            N_("Chọn ngày trong năm ấy; ghi nhầm năm thì hủy dòng và ghi dòng mới."),
            year=entry.year,
        )
    before = content_of(entry)
    kept = {one.id for one in register.asked(closing=True)}
    values = _read(context, register, command.values, happened_at)
    values |= {name: text for name, text in before.values.items() if name in kept}
    changes = (*before.changes, *_changes(context, command.actor, before.values, values))
    entry.content = replace(before, values=values, changes=changes).as_json()
    entry.happened_at, entry.happened_on = happened_at, office_day(happened_at)
    entry.due_on = due_on(register, entry.happened_on, values, context.calendar)
    touch(entry, context.now())
    set_words(session, register, entry)
    altered = [one.column for one in changes[len(before.changes) :]]
    labels = ", ".join(register.column(name).label for name in altered)
    detail = f"{label_of(register, entry)}: {labels}" if labels else label_of(register, entry)
    audit.note(session, context, command.actor.clerk_id, Audited.CHANGE_ENTRY, detail)
    return entry


def _changes(
    context: Context, actor: Actor, before: Mapping[str, str], after: Mapping[str, str]
) -> list[Change]:
    """Return what differs; a column that is empty counts as empty text."""
    return [
        Change(
            at=context.now(),
            clerk=actor.name,
            column=name,
            before=before.get(name, ""),
            after=after.get(name, ""),
        )
        for name in sorted({*before, *after})
        if before.get(name, "") != after.get(name, "")
    ]


def _read(
    context: Context, register: Register, typed: Mapping[str, str], happened_at: datetime
) -> dict[str, str]:
    asked, day = register.asked(closing=False), office_day(happened_at)
    values = read_values(asked, typed, register, day, context.missing_letters)
    if register.id == OUTAGES and values.get("until"):
        _check_end(context, datetime.fromisoformat(values["until"]), happened_at)
    if register.id == BOXES and not values.get("keep_until"):
        last = kept_until(values["keep"], day)
        return {**values, **({"keep_until": last.isoformat()} if last else {})}
    return values


def _check_end(context: Context, until: datetime, began: datetime) -> None:
    """Refuse an outage that ends before it began, or later than anybody can know (InputError)."""
    if until <= began:
        raise InputError(
            "until",
            N_("Sự cố kết thúc trước lúc bắt đầu."),
            N_("Sửa lại lúc bắt đầu hoặc lúc khắc phục."),
        )
    if until > context.now():
        raise InputError(
            "until",
            N_("Lúc này chưa đến."),
            N_("Để trống khi sự cố chưa khắc phục; ghi lại khi đã xong."),
        )


def _happened_at(context: Context, at: datetime) -> datetime:
    if at > context.now():
        raise InputError(
            "happened",
            N_("Lúc này chưa đến."),
            N_("Ghi việc đã xảy ra, ngày giờ không quá hiện tại."),
        )
    return at
