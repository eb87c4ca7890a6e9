"""A counter with a real journal, the state its store once had, and that state put back."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.bootstrap import Workplace, open_counter
from app.models.dossier_event import HistoryChain, next_genesis
from app.models.driver import sqlite
from app.models.office import Meta
from app.models.receipt_journal import ReceiptJournal
from app.services import history
from app.services.counter import Counter
from tests import builders


def with_journal(counter: Counter, folder: Path) -> ReceiptJournal:
    """Give ``counter`` a journal in ``folder`` and return it."""
    journal = ReceiptJournal(folder)
    counter.context.journal = journal
    return journal


def entries(journal: ReceiptJournal) -> list[Mapping[str, Any]]:
    """Return all entries, of which none may be damaged."""
    reading = journal.entries()
    found = [line.entry for line in reading]
    assert reading.problems == []
    return found


def copy_store(counter: Counter, folder: Path) -> Path:
    """Copy the store as it is now into ``folder``."""
    folder.mkdir()
    with (
        counter.context.database.raw() as source,
        contextlib.closing(sqlite.connect(str(folder / "motcua.db"))) as copy,
    ):
        source.backup(copy)
    return folder


def restored(folder: Path, clock: builders.SetClock | None = None) -> Counter:
    """Open the copy in ``folder`` as a restore does: the next epoch has begun."""
    counter = open_counter(Workplace(folder, clock or builders.SetClock()))
    context = counter.context
    station = context.station
    with context.database.write() as session:
        head = history.head(session.connection(), station)
        meta = session.scalars(select(Meta).where(Meta.key == "epoch")).one()
        meta.value = str(station.epoch + 1)
        session.add(
            HistoryChain(
                station=station.digit,
                epoch=station.epoch + 1,
                store_id=context.store_id,
                genesis=next_genesis(station.digit, station.epoch + 1, head.hash),
                begun_at=context.now(),
            )
        )
    context.forget_references()
    return counter


def rows_of(counter: Counter, table: str, order: str) -> list[dict[str, Any]]:
    """Return all rows of ``table`` by column, without the keys a store numbers by itself."""
    with counter.context.database.raw() as connection:
        cursor = connection.execute(f"SELECT * FROM {table} ORDER BY {order}")
        names = [column[0] for column in cursor.description]
        return [
            {
                name: value
                for name, value in zip(names, row, strict=True)
                if name != "id" and not name.endswith("_id")
            }
            for row in cursor
        ]
