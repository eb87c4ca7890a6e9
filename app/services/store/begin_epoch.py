"""Beginning a new epoch in a restored store: a new chain, and codes nobody can have been given.

Which epoch it is follows from everything that is known of earlier ones, in and outside the store;
the rule is ``app.domain.epoch``.
"""

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_code import LOCAL_PREFIX, LocalCode, parse_code
from app.domain.epoch import next_epoch
from app.domain.office import Station
from app.errors import InputError
from app.models.dossier import CodeCounter
from app.models.dossier_event import DossierEvent, HistoryChain, next_genesis
from app.models.driver import sqlite
from app.models.high_mark import HighMark
from app.models.office import Meta
from app.models.sqlite_file import StoreKey
from app.services import history
from app.services.context import Context


@dataclass(slots=True)
class Issued:
    """What is known to have been used by counter ``digit``: epochs, and digits of codes.

    ``digits`` are those of the epochs in codes of ``today`` or later.
    """

    digit: int
    today: date
    epochs: set[int] = field(default_factory=set[int])
    digits: set[int] = field(default_factory=set[int])

    def add_mark(self, mark: HighMark | None) -> None:
        """Learn from the mark beside the journal."""
        if mark is None:
            return
        self.epochs.add(mark.epoch)
        self.epochs.update(epoch for station, epoch in mark.chains if station == self.digit)
        if mark.last_day is not None and mark.last_day >= self.today:
            self._add_series(mark.serials)

    def add_entries(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """Learn from entries of the journal."""
        for entry in entries:
            if entry["station"] == self.digit:
                self.epochs.add(entry["epoch"])
                self._add_code(entry.get("code", ""))

    def add_store(self, path: Path, key: StoreKey | None) -> None:
        """Learn what can still be read in a store that may be damaged; it is not changed."""
        address = f"{path.resolve().as_uri()}?mode=ro"
        with (
            contextlib.suppress(sqlite.Error, ValueError),
            contextlib.closing(sqlite.connect(address, uri=True)) as store,
        ):
            if key is not None:
                key.apply(store)
            self._ask(store, "SELECT value FROM meta WHERE key = 'epoch'")
            self._ask(store, f"SELECT epoch FROM history_chains WHERE station = {self.digit:d}")
            self._ask_series(store)

    def add_session(self, session: Session) -> None:
        """Learn from the store that is being restored."""
        for table in (HistoryChain, DossierEvent):
            self.epochs.update(
                session.scalars(select(table.epoch).where(table.station == self.digit).distinct())
            )
        series = select(CodeCounter.series).where(CodeCounter.day >= self.today)
        self._add_series(session.scalars(series))

    def _ask(self, store: sqlite.Connection, statement: str) -> None:
        # What one damaged page hides, another may still tell.
        with contextlib.suppress(sqlite.Error, ValueError, TypeError):
            self.epochs.update(int(value) for (value,) in store.execute(statement))

    def _ask_series(self, store: sqlite.Connection) -> None:
        statement = "SELECT series FROM code_counters WHERE day >= ?"
        with contextlib.suppress(sqlite.Error, ValueError):
            rows = store.execute(statement, (self.today.isoformat(),))
            self._add_series(str(series) for (series,) in rows)

    def _add_series(self, series: Iterable[str]) -> None:
        own = f"{LOCAL_PREFIX}{self.digit}"
        self.digits.update(int(one[-1]) for one in series if one[:-1] == own and one[-1].isdigit())

    def _add_code(self, text: str) -> None:
        with contextlib.suppress(InputError):
            code = parse_code(text)
            if isinstance(code, LocalCode) and code.received_on >= self.today:
                # A step may be of another counter's dossier, whose digits say nothing here.
                self.digits.update([code.epoch] if code.station == self.digit else [])


def begin_epoch(context: Context, issued: Issued, reason: str) -> Station:
    """Let the store of ``context`` begin the next epoch, and return the chain it writes now.

    RuleError when ten restores in one day have used all digits.
    """
    old = context.station
    with context.database.write() as session:
        issued.epochs.add(old.epoch)
        issued.add_session(session)
        new = Station(old.digit, next_epoch(issued.epochs, issued.digits))
        connection = session.connection()
        head = history.head(connection, old)
        chain = history.Chain(
            station=new.digit,
            epoch=new.epoch,
            store_id=context.store_id,
            genesis=next_genesis(new.digit, new.epoch, head.hash),
            begun_at=context.now(),
            reason=reason,
        )
        history.begin_chain(connection, chain)
        session.merge(Meta(key="epoch", value=str(new.epoch)))
    context.forget_references()
    return new
