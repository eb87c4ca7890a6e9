"""What a finished copy of a store says of itself, and whether it is whole; it is only read.

Works on the file alone, in every schema that ever was, so that an old copy can be judged too.
The open store is checked by ``app.services.store.check``.
"""

import contextlib
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import StoreDamagedError
from app.models.dossier_event import GENESIS, link
from app.models.driver import sqlite
from app.models.sqlite_file import StoreKey
from app.models.store_errors import store_errors
from app.words import N_

# Between two looks at whether to go on SQLite works some 10 ms.
_STEPS_BETWEEN_LOOKS = 100_000
_EVENTS_BETWEEN_LOOKS = 2_000

_HAS_EVENTS = "SELECT 1 FROM sqlite_master WHERE name = 'dossier_events'"
_EVENTS = """
    SELECT e.sequence, d.code, e.kind, e.occurred_at, e.clerk_name, e.payload, e.hash
    FROM dossier_events e JOIN dossiers d ON d.id = e.dossier_id
    WHERE e.station = ? AND {epoch} = ? AND e.sequence > ? ORDER BY e.sequence
"""
_HEADS = """
    SELECT e.station, {epoch} AS epoch, e.sequence, e.hash FROM dossier_events e
    JOIN (SELECT station, {epoch} AS epoch, max(sequence) AS last FROM dossier_events e
          GROUP BY 1, 2) newest
    ON e.station = newest.station AND {epoch} = newest.epoch AND e.sequence = newest.last
    ORDER BY 1, 2
"""
_COUNT_TO = (
    "SELECT count(*) FROM dossier_events e WHERE station = ? AND {epoch} = ? AND sequence <="
)
NO_WORK = ("sign_in", "sign_in_failed", "sign_out", "lock", "back_up")
"""Acts in the audit after which a copy holds no less than before."""

_AUDITED = f"SELECT coalesce(max(id), 0) FROM audit_records WHERE action NOT IN {NO_WORK}"


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The newest event of a chain in a store."""

    station: int
    epoch: int
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreFacts:
    """What two states of a store are told apart by.

    ``audited`` is the key of the last act noted that can have changed something: whoever only
    came and went leaves nothing that a copy would have to save.
    """

    store_id: str
    revision: str
    dossiers: int
    events: int
    audited: int
    chains: tuple[ChainHead, ...]


def read_facts(connection: sqlite.Connection) -> StoreFacts:
    """Return what the store behind ``connection`` says of itself."""
    with store_errors():
        epoch = _epoch_of(connection)
        return facts_of(lambda statement: connection.execute(statement).fetchall(), epoch)


def facts_of(ask: Callable[[str], Sequence[Any]], epoch: str = "e.epoch") -> StoreFacts:
    """Return what a store on either database says of itself; ``ask`` runs a statement in it."""

    def one(statement: str) -> Any:
        return ask(statement)[0][0]

    return StoreFacts(
        store_id=str(one("SELECT value FROM meta WHERE key = 'store_id'")),
        revision=str(one("SELECT version_num FROM alembic_version")),
        dossiers=int(one("SELECT count(*) FROM dossiers")),
        events=int(one("SELECT count(*) FROM dossier_events")),
        audited=int(one(_AUDITED)),
        chains=tuple(ChainHead(*row) for row in ask(_HEADS.format(epoch=epoch))),
    )


def verify_store(
    path: Path,
    key: StoreKey | None,
    anchors: Iterable[ChainHead] = (),
    look: Callable[[], None] = lambda: None,
) -> StoreFacts:
    """Return the facts of the finished copy at ``path``; StoreDamagedError when it is not whole.

    Looked at are every page, every reference and every chain: from the anchor on where an earlier
    copy's head is part of it, else from its beginning. ``look`` is called often; raising in it
    cancels. No other program may be writing the file, and no log may lie beside it.
    """
    known = {(anchor.station, anchor.epoch): anchor for anchor in anchors}
    with (
        store_errors(),
        contextlib.closing(_open_finished(path, key)) as copy,
        watched(copy, look),
    ):
        if copy.execute(_HAS_EVENTS).fetchone() is None:
            raise _broken("dossier_events")
        for (line,) in copy.execute("PRAGMA integrity_check(1)"):
            if line != "ok":
                raise _broken("integrity_check")
        if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise _broken("foreign_key_check")
        facts = read_facts(copy)
        for chain in facts.chains:
            _verify_chain(copy, chain, known.get((chain.station, chain.epoch)), look)
        return facts


def _verify_chain(
    copy: sqlite.Connection, chain: ChainHead, anchor: ChainHead | None, look: Callable[[], None]
) -> None:
    epoch, whose = _epoch_of(copy), (chain.station, chain.epoch)
    if anchor is not None and _stands_on(copy, anchor, epoch):
        previous, last = anchor.hash, anchor.sequence
    else:
        previous, last = _genesis(copy, chain), 0
    for row in copy.execute(_EVENTS.format(epoch=epoch), (*whose, last)):
        sequence, code, kind, at, clerk, payload, hashed = row
        event = {
            "station": chain.station,
            "sequence": sequence,
            "code": code,
            "kind": kind,
            "at": at,
            "clerk": clerk,
            "payload": payload,
        }
        if sequence != last + 1 or link(previous, event) != hashed:
            break
        previous, last = hashed, sequence
        if sequence % _EVENTS_BETWEEN_LOOKS == 0:
            look()
    if last != chain.sequence:
        raise _broken(f"history {chain.station}.{chain.epoch}:{last + 1}")


def _stands_on(copy: sqlite.Connection, anchor: ChainHead, epoch: str) -> bool:
    """Say whether ``anchor`` is an event of the copy with nothing missing before it."""
    whose = (anchor.station, anchor.epoch, anchor.sequence)
    found = copy.execute(_EVENTS.format(epoch=epoch), (*whose[:2], anchor.sequence - 1)).fetchone()
    (count,) = copy.execute(f"{_COUNT_TO.format(epoch=epoch)} ?", whose).fetchone()
    return found is not None and found[-1] == anchor.hash and count == anchor.sequence


def _genesis(copy: sqlite.Connection, chain: ChainHead) -> str:
    if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'history_chains'").fetchone():
        row = copy.execute(
            "SELECT genesis FROM history_chains WHERE station = ? AND epoch = ?",
            (chain.station, chain.epoch),
        ).fetchone()
        if row is not None:
            return str(row[0])
    return GENESIS


def _epoch_of(connection: sqlite.Connection) -> str:
    """Return how a query names an event's epoch; the first schema had only one."""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(dossier_events)")]
    return "e.epoch" if "epoch" in columns else "0"


def _open_finished(path: Path, key: StoreKey | None) -> sqlite.Connection:
    # Immutable, because even reading would otherwise make a log beside the copy.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite.connect(address, uri=True, isolation_level=None)
    try:
        if key is not None:
            key.apply(connection)
        connection.execute("PRAGMA trusted_schema=OFF")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def watched(connection: sqlite.Connection, look: Callable[[], None]) -> Generator[None]:
    """Call ``look`` while SQLite works; what it raises comes out as it is."""
    raised: list[BaseException] = []

    def pulse() -> int:
        try:
            look()
        except BaseException as stop:
            raised.append(stop)
            return 1
        return 0

    connection.set_progress_handler(pulse, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _broken(detail: str) -> StoreDamagedError:
    return StoreDamagedError(
        N_("Bản sao của kho dữ liệu có lỗi ({detail})."),
        N_("Không dùng bản sao này; chạy «motcua check» để tìm lỗi của kho dữ liệu."),
        detail=detail,
    )
