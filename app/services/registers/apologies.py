"""The register of apologies keeps itself: a line with each letter, closed when its dossier is done.

What stands in a line is ``app.domain.apologies``; the line is worked on like any other.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.apologies import APOLOGIES
from app.domain.roles import Actor
from app.models.dossier import Dossier
from app.models.register import RegisterEntry, RegisterLink
from app.services.context import Context
from app.services.registers.entry import set_words, touch
from app.services.registers.new_entry import add_entry
from app.services.store.journal_lines import note_line


def write_apology(
    session: Session,
    context: Context,
    actor: Actor,
    dossier: Dossier,
    values: Mapping[str, str],
) -> None:
    """Add the line of a letter that is being written, in the transaction of its step.

    An office that keeps no such register (any more) has no line; printing again adds none.
    """
    register = context.registers.find(APOLOGIES)
    if register is None or not register.is_in_force(context.today()):
        return
    entry = add_entry(session, context, register, actor, values, context.now())
    session.add(RegisterLink(entry_id=entry.id, dossier_id=dossier.id))
    session.flush()
    set_words(session, register, entry)
    note_line(session, context, entry)


def settle_apologies(session: Session, context: Context, dossier: Dossier) -> None:
    """Close the letters about ``dossier`` once all they are about is done, or open them again.

    A letter somebody has closed by hand keeps that day.
    """
    entries = session.scalars(
        select(RegisterEntry)
        .join(RegisterLink, RegisterLink.entry_id == RegisterEntry.id)
        .where(
            RegisterLink.dossier_id == dossier.id,
            RegisterEntry.register == APOLOGIES,
            RegisterEntry.cancelled_reason == "",
        )
    )
    for entry in entries.all():
        done = _all_done(session, entry)
        if done is not None and entry.closed_on is not None:
            continue
        if done != entry.closed_on:
            entry.closed_on = done
            touch(entry, context.now())
            note_line(session, context, entry)


def _all_done(session: Session, entry: RegisterEntry) -> date | None:
    """Return when the last dossier of an entry was done, None while one is not."""
    days = session.scalars(
        select(Dossier.finished_on)
        .join(RegisterLink, RegisterLink.dossier_id == Dossier.id)
        .where(RegisterLink.entry_id == entry.id)
    ).all()
    done = [day for day in days if day is not None]
    return max(done) if done and len(done) == len(days) else None
