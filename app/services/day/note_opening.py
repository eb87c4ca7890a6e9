"""Open the counter: keep what was seen of clock, devices and store, and list such evidence.

What is seen comes from the screen; nothing that is missing keeps anybody from opening but a
clock nobody believes, which would put the evidence on a wrong day.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.opening import OpeningRow, read_seen, seen_as_text
from app.domain.roles import Actor, Permission
from app.models.office import Clerk, CounterOpening
from app.services import audit
from app.services.audit import Audited
from app.services.context import Context
from app.services.office.clock import require_right_clock
from app.services.opening_commands import NoteOpening, OpeningNoted


def note_opening(context: Context, command: NoteOpening) -> OpeningNoted:
    """Keep that the counter was opened; ClockError while the clock is in doubt.

    A counter may be opened again the same day: what is seen after a repair is evidence, too.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    require_right_clock(context)
    now = context.now()
    with context.database.write() as session:
        session.add(
            CounterOpening(
                station=context.station.digit,
                opened_at=now,
                opened_on=context.today(),
                clerk_id=command.actor.clerk_id,
                seen=seen_as_text(command.strip, command.lines),
            )
        )
        act, clerk_id = Audited.OPEN_COUNTER, command.actor.clerk_id
        audit.note(session, context, clerk_id, act, command.strip.value)
    return OpeningNoted(now)


def is_opened_today(context: Context) -> bool:
    """Say whether this counter was opened today."""
    opened = select(CounterOpening.id).where(
        CounterOpening.opened_on == context.today(),
        CounterOpening.station == context.station.digit,
    )
    with context.database.read() as session:
        return session.scalar(opened.limit(1)) is not None


def openings(context: Context, actor: Actor, first: date, last: date) -> tuple[OpeningRow, ...]:
    """Return the openings of every counter of this store on these days, oldest first."""
    actor.require(Permission.EXPORT_DAY)
    wanted = (
        select(CounterOpening, Clerk.name)
        .join(Clerk, Clerk.id == CounterOpening.clerk_id)
        .where(CounterOpening.opened_on.between(first, last))
        .order_by(CounterOpening.opened_at, CounterOpening.id)
    )
    with context.database.read() as session:
        return tuple(_row(opening, name) for opening, name in session.execute(wanted))


def last_openings(session: Session, context: Context, most: int) -> tuple[OpeningRow, ...]:
    """Return this counter's newest openings, newest first."""
    wanted = (
        select(CounterOpening, Clerk.name)
        .join(Clerk, Clerk.id == CounterOpening.clerk_id)
        .where(CounterOpening.station == context.station.digit)
        .order_by(CounterOpening.id.desc())
        .limit(most)
    )
    return tuple(_row(opening, name) for opening, name in session.execute(wanted))


def _row(opening: CounterOpening, clerk_name: str) -> OpeningRow:
    strip, lines = read_seen(opening.seen)
    return OpeningRow(
        id=opening.id,
        opened_at=opening.opened_at,
        station=opening.station,
        clerk_name=clerk_name,
        strip=strip,
        lines=lines,
    )
