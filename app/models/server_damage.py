"""What is wrong with a store on a server, as far as an account without special rights can see.

Every row is read, so that the server looks at every page of the tables; what lies in its indexes
is looked at only where ``amcheck`` is installed. The server's own files are not our business.
"""

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, ForeignKeyConstraint, exists, func, select, text
from sqlalchemy.sql import ColumnElement

from app.errors import StoreDamagedError
from app.models.postgresql import PostgresDatabase
from app.models.tables import metadata

# An index must not answer for the rows it may have lost.
_ROWS_THEMSELVES = (
    "SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; "
    "SET LOCAL enable_bitmapscan = off"
)
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
_INVALID = """
    SELECT 'index ' || indexrelid::regclass FROM pg_index
    JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = current_schema()::regnamespace
      AND NOT (indisvalid AND indisready AND indislive)
    UNION ALL
    SELECT 'constraint ' || conname FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace AND NOT convalidated
    UNION ALL
    SELECT 'checksum_failures ' || checksum_failures FROM pg_stat_database
    WHERE datname = current_database() AND checksum_failures > 0
    ORDER BY 1
"""
_AMCHECK = """
    SELECT proc.oid::regproc FROM pg_proc proc
    WHERE proname = 'bt_index_check' AND pronargs = 2
      AND has_function_privilege(proc.oid, 'EXECUTE')
"""
_B_TREES = """
    SELECT pg_class.oid, relname FROM pg_class JOIN pg_am ON pg_am.oid = relam
    WHERE amname = 'btree' AND relkind = 'i' AND relpersistence = 'p'
      AND relnamespace = current_schema()::regnamespace
    ORDER BY relname
"""


def find_damage(database: PostgresDatabase, look: Callable[[], object]) -> Iterator[str]:
    """Yield what is damaged, named as the server names it; it is only read.

    ``look`` is called between tables and indexes, and stops by raising. StoreError when the server
    cannot be asked.
    """
    with database.read() as session:
        connection = session.connection()
        yield from connection.exec_driver_sql(_INVALID).scalars()
        tables = connection.exec_driver_sql(_TABLES).scalars().all()
        indexes = list(_indexes(connection))
    damaged: set[str] = set()
    for name in tables:
        look()
        if not _is_sound(database, lambda connection, name=name: _read_rows(connection, name)):
            damaged.add(name)
            yield f"table {name}"
    for name, statement in indexes:
        look()
        if not _is_sound(database, lambda connection, ask=statement: _ask(connection, ask)):
            yield f"index {name}"
    for name, count in _counters(damaged):
        look()
        with database.read() as session:
            session.execute(text(_ROWS_THEMSELVES))
            if session.scalar(select(count)):
                yield name


def _is_sound(database: PostgresDatabase, read: Callable[[Connection], object]) -> bool:
    try:
        with database.read() as session:
            read(session.connection())
    except StoreDamagedError:
        return False
    return True


def _read_rows(connection: Connection, table: str) -> None:
    """Read every value of every row, also those the server keeps apart because they are long."""
    connection.exec_driver_sql(_ROWS_THEMSELVES)
    quoted = connection.dialect.identifier_preparer.quote(table)
    _ask(connection, f"SELECT sum(length(CAST(one AS text))) FROM {quoted} AS one")


def _ask(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement).all()


def _indexes(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield every index that can be held against its table, and the statement that does."""
    function = connection.exec_driver_sql(_AMCHECK).scalars().first()
    if function is not None:
        for key, name in connection.exec_driver_sql(_B_TREES):
            yield str(name), f"SELECT {function}({int(key)}::regclass, true)"


def _counters(damaged: Iterable[str]) -> Iterator[tuple[str, ColumnElement[bool]]]:
    """Yield what must not be there, with its name: orphans and doubles, but for damaged tables."""
    left_out = set(damaged)
    for table in metadata.sorted_tables:
        if table.name in left_out:
            continue
        for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name)):
            if key.referred_table.name not in left_out:
                yield f"foreign_key {table.name}.{', '.join(key.column_keys)}", _orphans(key)
        unique = [tuple(table.primary_key.columns)]
        unique += [(column,) for column in table.columns if column.unique]
        for columns in unique:
            twice = select(*columns).group_by(*columns).having(func.count() > 1)
            # NULLs are never the same.
            twice = twice.where(*(column.is_not(None) for column in columns))
            yield f"twice {table.name}.{', '.join(one.name for one in columns)}", twice.exists()


def _orphans(key: ForeignKeyConstraint) -> ColumnElement[bool]:
    parent = key.referred_table.alias("parent")
    pairs = [(element.parent, parent.c[element.column.name]) for element in key.elements]
    there = exists().where(*(child == column for child, column in pairs))
    orphan = select(key.table).where(*(child.is_not(None) for child, _ in pairs), ~there)
    return orphan.exists()
