"""Reading back what was issued: the documents as the store keeps them."""

from typing import Any

from app.models.paper import PrintRecord
from app.services.answers import PapersAsked
from app.services.counter import Counter
from app.services.papers.paper import document_of


def documents(counter: Counter, asked: PapersAsked) -> list[Any]:
    """Return the contents of the papers in the order they were asked for."""
    with counter.context.database.read() as session:
        return [document_of(session.get_one(PrintRecord, print_id)) for print_id in asked.print_ids]


def subjects(counter: Counter, asked: PapersAsked) -> list[str]:
    """Return what each of the papers is about."""
    with counter.context.database.read() as session:
        return [session.get_one(PrintRecord, print_id).title for print_id in asked.print_ids]
