"""Inserts compiled once, for the path that is run most: taking in a dossier.

SQLAlchemy looks a statement up and binds it anew at each run, which costs more than the insert
itself; here the SQL text and the converters of the values are kept. Everything else uses
SQLAlchemy as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Table, insert

from app.models.base import Base


@dataclass(frozen=True, slots=True)
class _Made:
    """The SQL of an insert and, place by place, the column and how its value is converted.

    ``named``: the values go by name, and the SQL returns a key the server made (PostgreSQL).
    """

    sql: str
    places: Mapping[str, Callable[[Any], Any] | None]
    named: bool

    def values(self, row: Mapping[str, Any]) -> tuple[Any, ...] | dict[str, Any]:
        converted = {
            name: row[name] if convert is None else convert(row[name])
            for name, convert in self.places.items()
        }
        return converted if self.named else tuple(converted.values())


class PreparedInsert:
    """Adds rows to one table; every row must name the columns the first one named."""

    def __init__(self, table: type[Base]) -> None:
        self._table = cast(Table, table.__table__)
        self._made: dict[str, _Made] = {}

    def add(self, connection: Connection, row: Mapping[str, Any]) -> int:
        """Insert ``row`` and return its key; 0 for a row whose key the database does not make."""
        made = self._made_for(connection, row)
        result = connection.exec_driver_sql(made.sql, made.values(row))
        if self._table.autoincrement_column is None:
            return 0
        return int(result.scalar_one()) if made.named else result.lastrowid

    def add_all(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert ``rows``, which may be none."""
        for row in rows:
            self.add(connection, row)

    def _made_for(self, connection: Connection, row: Mapping[str, Any]) -> _Made:
        dialect = connection.dialect
        made = self._made.get(dialect.name)
        if made is None:
            made = self._made[dialect.name] = _make(self._table, dialect, row)
        return made


def _make(table: Table, dialect: Dialect, row: Mapping[str, Any]) -> _Made:
    statement, key = insert(table), table.autoincrement_column
    named = not dialect.positional
    if named and key is not None:
        statement = statement.returning(key)
    compiled = statement.compile(dialect=dialect, column_keys=list(row))
    return _Made(
        str(compiled),
        {
            name: table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
            for name in compiled.positiontup or compiled.binds
        },
        named,
    )
