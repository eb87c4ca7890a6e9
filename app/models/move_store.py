"""Copying every row of a store in a file into a new one on a server, and comparing the two.

What the copied history and the codes to come need besides is the services' business.
"""

import itertools
from collections.abc import Callable
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, Connection, Table

from app.errors import StoreError
from app.models.driver import sqlite
from app.models.search import vector_of
from app.models.store_facts import facts_of
from app.models.tables import metadata
from app.words import N_

# SQLite keeps the words of the index only, not the texts they came from.
_VOCABULARY = (
    "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'dossier_search', 'instance')"
)
_WORDS = "SELECT doc, col, term FROM temp.words ORDER BY doc, col, offset"
_ROWS = 2_000


def copy_rows(
    source: sqlite.Connection, target: Connection, tick: Callable[[int, int], None]
) -> dict[str, int]:
    """Copy all rows in the caller's transaction and return how many there are, by table.

    ``source`` must keep everybody else from writing meanwhile. StoreError when not everything
    arrived as it was; raising in ``tick`` cancels.
    """
    tables = metadata.sorted_tables
    total = sum(_count(source, table.name) for table in tables)
    total += _count(source, "dossier_search")
    done = 0

    def told(rows: int) -> None:
        nonlocal done
        done += rows
        tick(done, total)

    for table in tables:
        _copy_table(source, target, table, told)
    _copy_words(source, target, told)
    return _compare(source, target)


def _copy_table(
    source: sqlite.Connection, target: Connection, table: Table, told: Callable[[int], None]
) -> None:
    names = [column.name for column in table.columns]
    # SQLite keeps a truth value as a number, which PostgreSQL does not take for one.
    truths = [isinstance(column.type, Boolean) for column in table.columns]
    quoted = ", ".join(f'"{name}"' for name in names)
    rows = source.execute(f"SELECT {quoted} FROM {table.name} ORDER BY rowid")
    with _cursor(target).copy(f"COPY {table.name} ({quoted}) FROM STDIN") as copy:
        while chunk := rows.fetchmany(_ROWS):
            for row in chunk:
                values = zip(row, truths, strict=True)
                copy.write_row([bool(value) if truth else value for value, truth in values])
            told(len(chunk))
    key = table.autoincrement_column
    if key is not None:
        # The next key must be one that no copied row has.
        target.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key.name}'), "
            f"(SELECT coalesce(max({key.name}), 0) + 1 FROM {table.name}), false)"
        )


def _copy_words(source: sqlite.Connection, target: Connection, told: Callable[[int], None]) -> None:
    source.execute(_VOCABULARY)
    rows = source.execute(_WORDS)
    with _cursor(target).copy("COPY dossier_search (rowid, words) FROM STDIN") as copy:
        for dossier_id, found in itertools.groupby(rows, key=itemgetter(0)):
            words = {"people": "", "numbers": "", "subject": ""}
            for _, column, word in found:
                words[column] += f" {word}"
            row = (dossier_id, words["people"], words["numbers"], words["subject"])
            copy.write_row((dossier_id, vector_of(row)))
            told(1)


def _compare(source: sqlite.Connection, target: Connection) -> dict[str, int]:
    def ask(statement: str) -> Any:
        return target.exec_driver_sql(statement).all()

    names = [*(table.name for table in metadata.sorted_tables), "dossier_search"]
    here = {name: _count(source, name) for name in names}
    there = {name: int(ask(f"SELECT count(*) FROM {name}")[0][0]) for name in names}
    wrong = [name for name in names if here[name] != there[name]]
    if facts_of(lambda said: source.execute(said).fetchall()) != facts_of(ask):
        wrong.append("dossier_events")
    if wrong:
        raise StoreError(
            N_("Dữ liệu trên máy chủ không khớp với kho dữ liệu của máy này ({tables})."),
            N_("Kho dữ liệu của máy này vẫn nguyên; thử lại, hoặc báo người quản trị máy chủ."),
            tables=", ".join(wrong),
        )
    return here


def _count(source: sqlite.Connection, table: str) -> int:
    return int(source.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _cursor(target: Connection) -> Any:
    driver: Any = target.connection.driver_connection
    return driver.cursor()
