"""Steps on their way to the journal: noted in their transaction, written once it is committed.

It hangs on the session's own commit, so that no verb can forget it.
"""

import contextlib
from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.services import history
from app.services.context import Context
from app.services.store.journal_entry import Entry, Place, mark_entry, step_entry

_WAITING = "steps for the journal"


def note_step(
    session: Session, context: Context, step: history.Step, clerk: str, head: history.Head
) -> None:
    """Have ``step``, which made ``head``, written to the journal when ``session`` commits.

    What the verb still changes of the dossier after this is written too. A journal that cannot
    be written holds no step up: the store has it, and the next opening writes what is missing.
    """
    _waiting(session, context).steps.append((step, clerk, head))


def note_entry(session: Session, context: Context, entry: Entry) -> None:
    """Have ``entry`` written to the journal when ``session`` commits, as ``note_step`` does."""
    _waiting(session, context).ready.append(entry)


def note_later(
    session: Session, context: Context, key: object, describe: Callable[[Session], Entry]
) -> None:
    """Have what ``describe`` returns at the commit written then; once for each ``key``."""
    _waiting(session, context).described[key] = describe


def note_mark(context: Context, first: int, head: history.Head) -> None:
    """Write that the events from ``first`` to ``head``, now in the store, have no entries."""
    if head.sequence >= first:
        place = Place(context.store_id, context.station)
        with contextlib.suppress(StoreError):
            context.journal.append(context.today(), mark_entry(place, first, head, context.now()))


def _waiting(session: Session, context: Context) -> "_Waiting":
    waiting: _Waiting | None = session.info.get(_WAITING)
    if waiting is None:
        waiting = session.info[_WAITING] = _Waiting(context)
        event.listen(session, "before_commit", waiting.describe)
        event.listen(session, "after_commit", waiting.write)
    return waiting


class _Waiting:
    """The steps of one session; a session commits once and is thrown away."""

    def __init__(self, context: Context) -> None:
        self.ready: list[Entry] = []
        self.steps: list[tuple[history.Step, str, history.Head]] = []
        self.described: dict[object, Callable[[Session], Entry]] = {}
        self._entries: list[Entry] = []
        self._context = context

    def describe(self, session: Session) -> None:
        """Make the entries while the rows can still be read."""
        place = Place(self._context.store_id, self._context.station)
        steps = (step_entry(session, place, step, clerk, head) for step, clerk, head in self.steps)
        described = (describe(session) for describe in self.described.values())
        self._entries = [*self.ready, *steps, *described]

    def write(self, _session: Session) -> None:
        """Write the entries; whoever keeps the journal tells what kept them from it."""
        with contextlib.suppress(StoreError):
            self._context.journal.append(self._context.today(), *self._entries)
