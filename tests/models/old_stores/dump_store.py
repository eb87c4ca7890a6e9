"""Write the store of a busy day as SQL text: run once, before a new migration changes the schema.

    python -m tests.models.old_stores.dump_store

The text loads into any SQLite; the rows behind the search index come along as they are.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.models.driver import sqlite
from app.models.migrate import HEAD
from app.models.sqlite_file import APPLICATION_ID, connect
from tests import builders, busy_day

FOLDER = Path(__file__).parent

# What the day does not touch would only make the dump hard to look through.
_LEAVE_OUT = (
    "DELETE FROM procedure_versions WHERE id NOT IN (SELECT procedure_id FROM dossiers)",
    "DELETE FROM calendar_days WHERE day NOT LIKE '2026-%'",
)


def main() -> None:
    """Write HEAD.sql beside this script."""
    with tempfile.TemporaryDirectory() as folder:
        clock = builders.SetClock()
        counter = builders.sample_counter(Path(folder), clock)
        busy_day.play(counter, clock)
        counter.close()
        store = connect(Path(folder, "motcua.db"))
        for statement in _LEAVE_OUT:
            store.execute(statement)
        text = "\n".join(_statements(store)) + "\n"
        store.close()
    (FOLDER / f"{HEAD}.sql").write_text(text, encoding="utf-8", newline="\n")


def _statements(store: sqlite.Connection) -> Iterator[str]:
    yield f"PRAGMA application_id={APPLICATION_ID};"
    yield "PRAGMA foreign_keys=OFF;"
    yield "BEGIN;"
    shadows = {
        name for (_, name, kind, *_) in store.execute("PRAGMA table_list") if kind == "shadow"
    }
    made = store.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL AND type != 'trigger'"
    ).fetchall()
    yield from (f"{sql};" for _, name, sql in made if name not in shadows)
    for kind, name, sql in made:
        if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
            yield from _rows(store, name, emptied=name in shadows)
    triggers = store.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
    yield from (f"{sql};" for (sql,) in triggers)
    yield "COMMIT;"


def _rows(store: sqlite.Connection, table: str, *, emptied: bool) -> Iterator[str]:
    if emptied:
        yield f"DELETE FROM {table};"
    columns = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
    values = " || ',' || ".join(f'quote("{column}")' for column in columns)
    for (row,) in store.execute(f"SELECT {values} FROM {table}"):
        yield f"INSERT INTO {table} VALUES({row});"


if __name__ == "__main__":
    main()
