"""Put a new entry into a register: its number, its due day, and a line in the audit.

Who may write one, and what must stand in it, is for those who ask.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.registers import Register, due_on
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.models.register import RegisterEntry
from app.services import audit
from app.services.audit import Audited
from app.services.context import Context
from app.services.registers.entry import Content, label_of, set_words
from app.services.registers.numbers import next_number


def add_entry(
    session: Session,
    context: Context,
    register: Register,
    actor: Actor,
    values: Mapping[str, str],
    happened_at: datetime,
) -> RegisterEntry:
    """Add an entry with these stored ``values`` in the caller's transaction, who journals it."""
    day = office_day(happened_at)
    entry = RegisterEntry(
        register=register.id,
        number=next_number(session, register.id, day.year, context.station),
        year=day.year,
        happened_at=happened_at,
        happened_on=day,
        due_on=due_on(register, day, values, context.calendar),
        content=Content(values).as_json(),
        words="",
        clerk_id=actor.clerk_id,
        changed_at=context.now(),
        station=context.station.digit,
        epoch=context.station.epoch,
    )
    session.add(entry)
    session.flush()
    set_words(session, register, entry)
    label = label_of(register, entry)
    audit.note(session, context, actor.clerk_id, Audited.ADD_ENTRY, label)
    return entry
