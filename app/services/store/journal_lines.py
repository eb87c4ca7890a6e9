"""Desk lines in the journal: written when they change, looked for, done again after a restore.

Lines of registers, ratings and visits without a dossier. No event of the history tells of them;
their uid and the instant they were written tell them apart.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.checked_json import read_checked
from app.domain.desk_lines import SNAPSHOTS, DeskLine, DeskSnapshot
from app.domain.vietnam_time import VIETNAM, short_moment
from app.errors import FileError, StoreDamagedError
from app.models.base import from_milliseconds, milliseconds
from app.models.register import Rating, RegisterEntry, TurnedAway
from app.services import history
from app.services.context import Context
from app.services.exchange.desk_line_rows import DeskRow, snapshot_of
from app.services.exchange.keep_desk_lines import DeskLineKeeper, Kept
from app.services.store.journal_entry import LINES, Entry, Place, beside_key, line_entry
from app.services.store.journal_rows import clerk_named, procedure_named
from app.services.store.journal_steps import note_later
from app.words import N_

_TABLES: dict[DeskLine, type[DeskRow]] = {
    DeskLine.ENTRY: RegisterEntry,
    DeskLine.RATING: Rating,
    DeskLine.VISIT: TurnedAway,
}
# When a row was written, or changed last.
_WRITTEN = {
    DeskLine.ENTRY: RegisterEntry.changed_at,
    DeskLine.RATING: Rating.rated_at,
    DeskLine.VISIT: TurnedAway.happened_at,
}


def note_line(session: Session, context: Context, row: DeskRow) -> None:
    """Have ``row`` written to the journal as it stands when ``session`` commits."""
    note_later(session, context, row, lambda at_commit: _entry(at_commit, context, row))


def write_missing_lines(
    context: Context, entries: Iterable[Mapping[str, Any]], since: date | None
) -> int:
    """Write the lines the journal lacks of the day ``since`` and later; return how many.

    ``entries`` are the journal's since that day. A program killed between COMMIT and the journal
    leaves such a gap. StoreError when the journal cannot be written.
    """
    told = {(entry["kind"], *beside_key(entry)) for entry in entries if entry["kind"] in LINES}
    with context.database.read() as session:
        missing = [
            _entry(session, context, row)
            for kind, row in _rows(session, since)
            if (kind.value, str(row.uid), _written(kind, row)) not in told
        ]
    if missing:
        context.journal.append(context.today(), *missing)
    return len(missing)


def lost_lines(context: Context, entries: Iterable[Mapping[str, Any]]) -> StoreDamagedError | None:
    """Say how many lines the journal tells of and the open store lacks, None if it has all.

    An older version of a line is no line: what was changed since would be lost.
    """
    newest: dict[tuple[DeskLine, UUID], int] = {}
    for entry in entries:
        if entry["store"] == context.store_id and entry["kind"] in LINES:
            key = (DeskLine(entry["kind"]), UUID(entry["uid"]))
            newest[key] = max(newest.get(key, 0), entry["written_at"])
    with context.database.read() as session:
        lost = [at for (kind, uid), at in newest.items() if not _has(session, kind, uid, at)]
    if not lost:
        return None
    return StoreDamagedError(
        N_("Kho dữ liệu thiếu {count} dòng sổ, đánh giá hoặc lần từ chối, sớm nhất lúc {moment}."),
        N_("Có thể tệp cũ đã được chép đè. Phục hồi để ghi lại từ nhật ký biên nhận."),
        count=len(lost),
        moment=short_moment(from_milliseconds(min(lost))),
    )


class LineReplayer:
    """Puts the lines of the journal into one open transaction."""

    def __init__(self, session: Session, context: Context) -> None:
        self._keeper = DeskLineKeeper(session, context, _StoreNames(session))

    def do_again(self, entry: Mapping[str, Any]) -> bool:
        """Put the line of ``entry`` into the store; say whether it was missing or older there.

        LookupError, TypeError or ValueError when the entry lacks something.
        """
        return self._keeper.take(line_of(entry)) is not Kept.KNOWN

    def settle(self) -> None:
        """Link the dossiers that lines were waiting for."""
        self._keeper.settle()


def line_of(entry: Mapping[str, Any]) -> DeskSnapshot:
    """Return the line an entry of the journal holds; LookupError or ValueError if it has none."""
    text = json.dumps(entry["line"], ensure_ascii=False)
    try:
        return read_checked(SNAPSHOTS[DeskLine(entry["kind"])], text)
    except FileError as error:
        raise ValueError("no line as they are written") from error


class _StoreNames:
    """The keys behind the words of a line, in the store that is restored."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def clerk(self, name: str) -> int:
        return clerk_named(self._session, name)

    def procedure(self, code: str, version: int) -> int | None:
        return procedure_named(self._session, code, version).id


def _entry(session: Session, context: Context, row: DeskRow) -> Entry:
    session.flush()
    newest = history.head(session.connection(), context.station)
    place = Place(context.store_id, context.station)
    line = snapshot_of(session, row, context.station)
    return line_entry(place, newest, _kind_of(row), line)


def _kind_of(row: DeskRow) -> DeskLine:
    return next(kind for kind, table in _TABLES.items() if isinstance(row, table))


def _rows(session: Session, since: date | None) -> Iterator[tuple[DeskLine, DeskRow]]:
    for kind, table in _TABLES.items():
        wanted = select(table).order_by(table.id)
        if since is not None:
            begin = datetime(since.year, since.month, since.day, tzinfo=VIETNAM)
            wanted = wanted.where(_WRITTEN[kind] >= begin)
        for row in session.scalars(wanted):
            yield kind, row


def _written(kind: DeskLine, row: DeskRow) -> int:
    return milliseconds(getattr(row, _WRITTEN[kind].key))


def _has(session: Session, kind: DeskLine, uid: UUID, at: int) -> bool:
    table = _TABLES[kind]
    return (
        session.scalar(
            select(table.id).where(table.uid == uid, _WRITTEN[kind] >= from_milliseconds(at))
        )
        is not None
    )
