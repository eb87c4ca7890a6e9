"""Ask for papers: their exact contents are in the store before any printer hears of them."""

from collections.abc import Iterable
from uuid import uuid4

from sqlalchemy.orm import Session

from app.domain.print_state import PrintState
from app.domain.roles import Actor
from app.errors import InputError
from app.models.paper import PrintRecord
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.document_json import document_to_json
from app.services.papers.paper import (
    Paper,
    document_of,
    mark_of,
    marked,
    record_of,
)
from app.words import N_


def ask_for(context: Context, actor: Actor, papers: Iterable[Paper]) -> PapersAsked:
    """Store ``papers`` as waiting, all or none of them, and return their keys in that order."""
    with context.database.write() as session:
        return put_down(session, context, actor, papers)


def put_down(
    session: Session, context: Context, actor: Actor, papers: Iterable[Paper]
) -> PapersAsked:
    """Do so in the caller's transaction: a step and its paper are there together or not at all."""
    batch = new_batch(context)
    records = [record_of(context, paper, actor.clerk_id, batch) for paper in papers]
    session.add_all(records)
    session.flush()
    return PapersAsked(tuple(record.id for record in records), batch)


def ask_again(
    session: Session, context: Context, actor: Actor, earlier: PrintRecord, reason: str
) -> PrintRecord:
    """Store a reprint of exactly ``earlier``; InputError("reason") when nobody says why.

    It carries a mark with its number and belongs to the batch of the first sheet.
    """
    reason = reason.strip()
    if not reason:
        raise InputError("reason", N_("Chưa ghi lý do in lại."))
    record = PrintRecord(
        dossier_id=earlier.dossier_id,
        form=earlier.form,
        form_set=earlier.form_set,
        form_version=earlier.form_version,
        content=earlier.content,
        state=PrintState.WAITING.value,
        asked_at=context.now(),
        clerk_id=actor.clerk_id,
        reprint_number=earlier.reprint_number + 1,
        reason=reason,
        title=earlier.title,
        copies=earlier.copies,
        batch=earlier.batch,
    )
    record.content = document_to_json(marked(document_of(earlier), mark_of(record)))
    session.add(record)
    session.flush()
    return record


def new_batch(context: Context) -> str:
    """Return a name for papers asked for together; it begins with the counter's digit."""
    return f"{context.station.digit}-{uuid4().hex}"
