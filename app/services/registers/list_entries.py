"""List the entries of a register, show one, count what waits; nothing here changes a register."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from app.domain.register_entries import (
    EntryCard,
    EntryFilter,
    EntryPage,
    RegisterCount,
    Which,
    seeks_identity,
    sought_words,
)
from app.domain.registers import Register, Registers
from app.domain.roles import Actor, Permission
from app.models.office import Clerk
from app.models.register import RegisterEntry
from app.services import audit
from app.services.audit import Audited
from app.services.context import Context
from app.services.registers.entry import (
    changes_of,
    content_of,
    entry_of,
    entry_rows,
    label_of,
    linked_dossiers,
)

PAGE_ROWS = 500
_STANDS = RegisterEntry.cancelled_reason == ""
_OPEN = and_(_STANDS, RegisterEntry.closed_on.is_(None))


def list_entries(
    context: Context, registers: Registers, actor: Actor, wanted: EntryFilter
) -> EntryPage:
    """Return the newest entries that are wanted; a person's identity number looked for is noted."""
    actor.require(Permission.SEE_DOSSIERS)
    register = registers.get(wanted.register)
    conditions = conditions_of(context, register, wanted)
    with context.database.read() as session:
        found = entries_where(session, conditions, PAGE_ROWS)
        total = session.scalar(select(func.count(RegisterEntry.id)).where(*conditions)) or 0
        page = EntryPage(rows=entry_rows(session, register, found, context.today()), total=total)
    if seeks_identity(wanted.text):
        with context.database.write() as session:
            audit.note(session, context, actor.clerk_id, Audited.LOOK_UP_BY_IDENTITY, register.name)
    return page


def entry_card(context: Context, registers: Registers, actor: Actor, entry_id: int) -> EntryCard:
    """Return one entry with its dossiers and alterations, identity numbers masked."""
    actor.require(Permission.SEE_DOSSIERS)
    with context.database.read() as session:
        return _card(session, context, registers, entry_id, whole=False)


def open_entry(context: Context, registers: Registers, actor: Actor, entry_id: int) -> EntryCard:
    """Return the same with every number in full, to be worked on; the audit hears of numbers."""
    actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        entry = entry_of(session, entry_id)
        register = registers.get(entry.register)
        values = content_of(entry).values
        if any(values.get(name) for name in register.identities):
            label = label_of(register, entry)
            audit.note(session, context, actor.clerk_id, Audited.LOOK_UP_BY_IDENTITY, label)
        return _card(session, context, registers, entry_id, whole=True)


def register_counts(context: Context, registers: Registers) -> tuple[RegisterCount, ...]:
    """Return how many entries of each register wait, for its line in the rail."""
    overdue = func.count(RegisterEntry.id).filter(RegisterEntry.due_on < context.today())
    statement = (
        select(RegisterEntry.register, func.count(RegisterEntry.id), overdue)
        .where(_OPEN)
        .group_by(RegisterEntry.register)
    )
    with context.database.read() as session:
        counted = {name: (total, late) for name, total, late in session.execute(statement)}
    return tuple(
        RegisterCount(register=one.id, open=counted[one.id][0], overdue=counted[one.id][1])
        if one.closing is not None and one.id in counted
        else RegisterCount(register=one.id)
        for one in registers.all
    )


def conditions_of(
    context: Context, register: Register, wanted: EntryFilter
) -> list[ColumnElement[bool]]:
    """Return what a filter asks of the rows."""
    conditions: list[ColumnElement[bool]] = [RegisterEntry.register == register.id]
    if wanted.first is not None:
        conditions.append(RegisterEntry.happened_on >= wanted.first)
    if wanted.last is not None:
        conditions.append(RegisterEntry.happened_on <= wanted.last)
    match wanted.which:
        case Which.ALL:
            pass
        case Which.OPEN:
            conditions.append(_OPEN)
        case Which.OVERDUE:
            conditions += [_OPEN, RegisterEntry.due_on < context.today()]
        case Which.CANCELLED:
            conditions.append(~_STANDS)
    words = sought_words(wanted.text)
    return [*conditions, *(RegisterEntry.words.contains(word, autoescape=True) for word in words)]


def entries_where(
    session: Session, conditions: Sequence[ColumnElement[bool]], limit: int | None = None
) -> list[tuple[RegisterEntry, str]]:
    """Return entries with the names of their clerks, newest first.

    In the order they were written down, which the uid tells: two counters' numbers do not.
    """
    statement = (
        select(RegisterEntry, Clerk.name)
        .join(Clerk, Clerk.id == RegisterEntry.clerk_id)
        .where(*conditions)
        .order_by(RegisterEntry.year.desc(), RegisterEntry.uid.desc())
        .limit(limit)
    )
    return [(entry, name) for entry, name in session.execute(statement)]


def _card(
    session: Session, context: Context, registers: Registers, entry_id: int, *, whole: bool
) -> EntryCard:
    found = entries_where(session, [RegisterEntry.id == entry_id])
    entry = found[0][0] if found else entry_of(session, entry_id)
    register = registers.get(entry.register)
    (row,) = entry_rows(session, register, found, context.today(), whole=whole)
    return EntryCard(
        row=row,
        dossiers=linked_dossiers(session, entry_id),
        awaited=tuple(one.code for one in content_of(entry).waiting),
        changes=changes_of(register, entry, whole=whole),
        stored=content_of(entry).values if whole else None,
    )
